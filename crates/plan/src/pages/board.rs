//! `GET /dashboard`: the leader's view. The answer first, what to do about it next, detail last.

mod results;
mod units;

use super::{items::brief, sides, standing_words::Marks, tree};
use crate::{
    model::{Arithmetic, PlanId, SubIndexId},
    store::{
        board::{self, Figures, UnitFigures},
        filter::TableFilter,
        plan::{self, Plan},
        step,
        sub_index::{self, SubIndex},
        work::{self, Days, Filter, Item, Tab},
    },
    words::t,
};
use ddci_platform::{
    permit::{Verb, Viewer},
    seam::UnitScores,
    web::{Cx, Lang, PageResult, Paging, Points, State, date, percent, points, tag},
};
use maud::{Markup, html};

/// How many overdue obligations are named.
const NAMED: i64 = 5;

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let to_review = match viewer.may_everywhere(Verb::ReviewPlan) {
        true => step::waiting(cx.db(), &viewer).await?,
        false => 0,
    };
    let Some(plan) = plan::current(cx.db(), &viewer).await? else {
        let content = html! {
            h1 { (t!(lang, "nav-board")) }
            (waiting(lang, to_review))
            p { (t!(lang, "board-empty")) }
            p { a.btn href="/plans" { (t!(lang, "nav-plans")) } }
        };
        return Ok(cx.page(&t!(lang, "nav-board"), &content));
    };
    let steady = cx.steady(plan.authority).await?;
    let due_soon = plan.settings.due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let sub_indices = sub_index::of_plan(&steady, plan.id).await?;
    let parts = board::by_sub_index(&steady, plan.id, days).await?;
    let units = board::by_unit(&steady, plan.id, days).await?;
    let overdue =
        Filter { plan: Some(plan.id), tab: Tab::Overdue, unit: None, decided_by_viewer: false };
    let named = Paging { page: 1, size: NAMED };
    let worst = work::list_all(&steady, &viewer, &overdue, days, named).await?;
    let total = board::total(&parts);
    let scores = results::latest(&cx, &plan).await?;

    let content = html! {
        h1 { (plan.title) }
        p.muted { (t!(lang, "board-as-of", date = date(lang, cx.today()), year = plan.year.to_string())) }
        (waiting(lang, to_review))
        (hero(lang, &plan, &sub_indices, &total, &units))
        @if let Some(scores) = &scores { (results::summary(lang, &plan, scores)) }
        div.two {
            section.card {
                h2 { (t!(lang, "board-sub-indices")) }
                (table(lang, plan.id, &sub_indices, &parts, &total, scores.as_ref()))
                p.cap { (t!(lang, "board-legend")) }
                p.act { (sides::links(lang, &viewer, plan.id)) }
            }
            aside aria-label=(t!(lang, "board-today")) {
                section.card {
                    h2 { (t!(lang, "board-today")) }
                    (today(lang, &plan, &worst, &total, Marks::of(&cx, due_soon, &calendar)))
                }
                section.card {
                    h2 { (t!(lang, "board-units")) }
                    (units::late(lang, plan.id, &units))
                }
            }
        }
    };
    Ok(cx.page(&t!(lang, "nav-board"), &content))
}

/// The drafts that wait for a leader's opinion.
fn waiting(lang: Lang, n: i64) -> Markup {
    html! {
        @if n > 0 { p.done { a href="/plans" { (t!(lang, "board-to-review", n = n)) } } }
    }
}

fn hero(
    lang: Lang,
    plan: &Plan,
    sub_indices: &[SubIndex],
    total: &Figures,
    units: &[UnitFigures],
) -> Markup {
    let arithmetic = Arithmetic::of(&sub_index::counted(sub_indices), plan.total_target);
    let late_units = units.iter().filter(|unit| unit.figures.overdue > 0).count();
    let list = |tab: Tab| format!("/plans/{}/obligations?tab={}", plan.id, tab.word());
    html! {
        section.card.hero aria-label=(t!(lang, "board-figures")) {
            div {
                p.cap { (t!(lang, "board-target")) }
                p.big.num {
                    @match arithmetic.stated.or(arithmetic.total) {
                        Some(total) => (points(lang, Points(total))),
                        None => "–",
                    }
                }
                p.cap {
                    (t!(lang, "board-target-of",
                        n = arithmetic.counted, sum = points(lang, Points(arithmetic.sum))))
                }
            }
            div {
                p.cap { (t!(lang, "board-due")) }
                p.big.num { (total.on_time) " / " (total.due) }
                p.cap {
                    @match percent(lang, total.on_time, total.due) {
                        Some(share) => (t!(lang, "board-on-time", share = share)),
                        None => (t!(lang, "board-nothing-due")),
                    }
                }
                (sides::figures::moved(lang, plan.id, &TableFilter::default(), total))
            }
            div {
                p.cap { (t!(lang, "board-overdue")) }
                p.big.num.late[total.overdue > 0] {
                    a href=(list(Tab::Overdue)) { (total.overdue) }
                }
                p.cap { (t!(lang, "board-overdue-units", n = late_units)) }
            }
            div {
                p.cap { (t!(lang, "board-due-soon")) }
                p.big.num { a href=(list(Tab::DueSoon)) { (total.due_soon) } }
                p.cap {
                    a href=(list(Tab::Waiting)) { (t!(lang, "board-waiting", n = total.waiting)) }
                }
            }
        }
    }
}

fn table(
    lang: Lang,
    plan: PlanId,
    sub_indices: &[SubIndex],
    parts: &[(Option<SubIndexId>, Figures)],
    total: &Figures,
    scores: Option<&UnitScores>,
) -> Markup {
    let of = |part: Option<SubIndexId>| {
        parts.iter().find_map(|(id, figures)| (*id == part).then_some(*figures)).unwrap_or_default()
    };
    let rest = of(None);
    let target_head = t!(lang, "board-target-short");
    html! {
        table.cards.named {
            thead {
                tr {
                    th scope="col" { (t!(lang, "board-sub-index")) }
                    th.r scope="col" { (target_head) }
                    @if let Some(scores) = scores {
                        th.r scope="col" { (results::head(lang, scores)) }
                    }
                    th scope="col" { (t!(lang, "board-work")) }
                    th scope="col" { (t!(lang, "board-state")) }
                }
            }
            tbody {
                @for sub_index in sub_indices {
                    @let figures = of(Some(sub_index.id));
                    tr {
                        td {
                            a href={"/plans/" (plan) "/sub-indices/" (sub_index.ordinal)} {
                                (sub_index.ordinal) ". " (sub_index.name)
                            }
                            @if let Some(leader) = &sub_index.responsible_leader {
                                p.cap { (leader) }
                            }
                        }
                        td.r.num data-label=(target_head) {
                            @match sub_index.target {
                                Some(target) => {
                                    (points(lang, Points(target))) (scale(target))
                                }
                                None => span.cap { (t!(lang, "board-no-target")) },
                            }
                        }
                        @if let Some(scores) = scores { (results::cell(lang, scores, sub_index)) }
                        td { (stack(lang, &figures)) }
                        td { (state(lang, &figures)) }
                    }
                }
                @if rest.all > 0 { (line(lang, &t!(lang, "board-rest"), &rest, scores)) }
            }
            tfoot { (line(lang, &t!(lang, "board-whole"), total, scores)) }
        }
    }
}

/// A line without a target: what serves no sub-index, and the sum of all lines.
fn line(lang: Lang, words: &str, figures: &Figures, scores: Option<&UnitScores>) -> Markup {
    html! {
        tr {
            td { b { (words) } }
            td.r {}
            @if scores.is_some() { td.r {} }
            td { (stack(lang, figures)) }
            td { (state(lang, figures)) }
        }
    }
}

/// The target as an upright line on a scale of ten points; the number stands beside it.
fn scale(target: i64) -> Markup {
    let at = target.clamp(0, 1_000) / 10;
    html! {
        svg.scale width="100" height="14" viewBox="0 0 100 14" aria-hidden="true" focusable="false" {
            rect.track x="0" y="5" width="100" height="4" rx="2" {}
            rect.mark x=(at - 1) y="0" width="3" height="14" {}
        }
    }
}

/// How the year's obligations stand: done, due soon, overdue, the rest.
fn stack(lang: Lang, figures: &Figures) -> Markup {
    let done = figures.submitted();
    let words = t!(
        lang,
        "board-stack",
        done = done,
        soon = figures.due_soon,
        overdue = figures.overdue,
        all = figures.all
    );
    let whole = figures.all.max(1);
    let width = |n: i64| n * 1_000 / whole;
    html! {
        svg.stack width="120" height="10" viewBox="0 0 1000 10" preserveAspectRatio="none"
            role="img" aria-label=(words) {
            rect.fine x="0" y="0" width=(width(done)) height="10" {}
            rect.soon x=(width(done)) y="0" width=(width(figures.due_soon)) height="10" {}
            rect.late x=(width(done + figures.due_soon)) y="0"
                width=(width(figures.overdue)) height="10" {}
        }
        (tree::done(lang, figures))
    }
}

fn state(lang: Lang, figures: &Figures) -> Markup {
    match (figures.overdue, figures.due_soon) {
        (0, 0) => tag(State::Fine, &t!(lang, "board-on-track")),
        (0, soon) => tag(State::Soon, &t!(lang, "board-n-soon", n = soon)),
        (late, _) => tag(State::Late, &t!(lang, "board-n-late", n = late)),
    }
}

fn today(lang: Lang, plan: &Plan, worst: &[Item], total: &Figures, marks: Marks<'_>) -> Markup {
    html! {
        @if worst.is_empty() { p { (t!(lang, "board-nothing-late")) } }
        ul.todo {
            @for item in worst {
                li {
                    (marks.tags(&item.standing))
                    br;
                    a href={"/obligations/" (item.id)} { (brief(&item.text)) }
                    p.cap { (item.unit_name) }
                }
            }
        }
        @if total.overdue > NAMED {
            p {
                a href={"/plans/" (plan.id) "/obligations?tab=overdue"} {
                    (t!(lang, "board-all-overdue", n = total.overdue))
                }
            }
        }
    }
}
