//! `GET /plans/{plan}`: the plan tree, sub-index → block → task, page by page.

use super::{items::short, plans, sides};
use crate::{
    model::{PlanId, PlanState, Share, TaskId},
    store::{
        board::Figures,
        plan, share,
        sub_index::{self, SubIndex},
        tree::{self, Branches, Node},
        work::Days,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Paging, Points, State, date, heads, points, tag},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How far what is shown is.
struct Shares {
    tasks: BTreeMap<TaskId, Share>,
    whole: Option<Share>,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::readable(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let ordinal = cx.query("sub_index").and_then(|ordinal| ordinal.parse::<i32>().ok());
    let paging = Paging::asked(cx.query("page").as_deref());
    let sub_indices = sub_index::of_plan(&steady, id).await?;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), plan.settings.due_soon_working_days, &calendar);
    let Branches { total, nodes } = tree::page(&steady, id, ordinal, days, paging).await?;
    let taken_out = tree::taken_out(&steady, id, ordinal).await?;
    let keys: Vec<TaskId> = nodes.iter().map(|node| node.id).collect();
    let shares = Shares {
        tasks: share::of_tasks(&steady, &keys).await?,
        // The mean of a whole sub-index is asked for where only that one is shown.
        whole: match ordinal {
            Some(ordinal) => Some(share::of_sub_index(&steady, id, ordinal).await?),
            None => None,
        },
    };

    let in_force = total - taken_out;

    let lang = cx.lang;
    let is_own = plan.authority == viewer.authority;
    let content = html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) }
            @if !is_own { " › " a href="/plans/below" { (t!(lang, "below-title")) } }
        }
        h1 { (plan.title) }
        p.muted {
            @if let Some(number) = &plan.number { (number) " · " }
            @if let Some(on) = plan.issued_on { (date(lang, on)) " · " }
            (t!(lang, "tree-tasks", n = in_force))
            @if taken_out > 0 { " · " (t!(lang, "tree-taken-out", n = taken_out)) }
            @if plan.state != PlanState::Issued { " · " (plans::state(lang, &plan)) }
        }
        @if cx.query("done").as_deref() == Some("issued") {
            p.done role="status" { (t!(lang, "tree-issued")) }
        }
        p.act {
            a href={"/plans/" (id) "/official"} { (t!(lang, "official-title")) }
            a href={"/plans/" (id) "/document"} { (t!(lang, "tree-document")) }
            @if plan.state.is_published() {
                a href={"/plans/" (id) "/versions"} { (t!(lang, "tree-versions", n = plan.version)) }
            }
            @if is_own { (sides::links(lang, &viewer, id)) }
        }
        (filter(lang, id, &sub_indices, ordinal))
        (branches(lang, is_own.then_some(id), &sub_indices, &nodes, &shares))
        (paging.links(lang, total, |page| match ordinal {
            Some(ordinal) => format!("/plans/{id}?sub_index={ordinal}&page={page}"),
            None => format!("/plans/{id}?page={page}"),
        }))
    };
    Ok(cx.page(&plan.title, &content))
}

fn filter(lang: Lang, plan: PlanId, sub_indices: &[SubIndex], shown: Option<i32>) -> Markup {
    html! {
        nav aria-label=(t!(lang, "tree-filter")) {
            ul.tabs {
                li {
                    a href={"/plans/" (plan)} aria-current=[shown.is_none().then_some("page")] {
                        (t!(lang, "tree-all"))
                    }
                }
                @for sub_index in sub_indices {
                    li {
                        a href={"/plans/" (plan) "?sub_index=" (sub_index.ordinal)}
                            title=(sub_index.name)
                            aria-current=[(shown == Some(sub_index.ordinal)).then_some("page")] {
                            (t!(lang, "tree-sub-index", n = sub_index.ordinal))
                            span.name lang="vi" { ": " (sub_index.name) }
                        }
                    }
                }
            }
        }
    }
}

/// Tasks of one sub-index stand under its heading; those that meetings directed, behind the document,
/// under their own.
fn stand_together(a: &Node, b: &Node) -> bool {
    a.is_directed == b.is_directed && (a.is_directed || a.sub_index == b.sub_index)
}

/// The tasks under the sub-index and block they stand in.
///
/// The page of a sub-index is the authority's own: nobody else gets a link to it.
fn branches(
    lang: Lang,
    plan: Option<PlanId>,
    sub_indices: &[SubIndex],
    nodes: &[Node],
    shares: &Shares,
) -> Markup {
    html! {
        @for branch in nodes.chunk_by(stand_together) {
            @let sub_index = branch.first().and_then(|node| {
                sub_indices.iter().find(|sub_index| Some(sub_index.id) == node.sub_index)
            });
            section.card {
                @if branch.first().is_some_and(|node| node.is_directed) {
                    h2 { (t!(lang, "tree-directed")) }
                    p.cap { (t!(lang, "tree-directed-explained")) }
                } @else {
                    (heading(lang, plan, sub_index))
                }
                @if let Some(whole) = &shares.whole { (sides::figures::share(lang, whole)) }
                @for block in branch.chunk_by(|a, b| a.block == b.block) {
                    @if let Some(label) = block.first().and_then(|node| node.block.as_ref()) {
                        h3 { (t!(lang, "tree-block", label = label.as_str())) }
                    }
                    (tasks(lang, block, shares))
                }
            }
        }
    }
}

fn heading(lang: Lang, plan: Option<PlanId>, sub_index: Option<&SubIndex>) -> Markup {
    html! {
        @match sub_index {
            Some(sub_index) => {
                h2 {
                    @match plan {
                        Some(plan) => a href={"/plans/" (plan) "/sub-indices/" (sub_index.ordinal)} {
                            (sub_index.ordinal) ". " (sub_index.name)
                        },
                        None => { (sub_index.ordinal) ". " (sub_index.name) }
                    }
                }
                p.cap {
                    @match sub_index.target {
                        Some(target) => (t!(lang, "tree-target", points = points(lang, Points(target)))),
                        None => (t!(lang, "board-no-target")),
                    }
                    @if let Some(leader) = &sub_index.responsible_leader { " · " (leader) }
                }
            }
            None => h2 { (t!(lang, "tree-organisation")) }
        }
    }
}

fn tasks(lang: Lang, nodes: &[Node], shares: &Shares) -> Markup {
    let head = [
        t!(lang, "items-task"),
        t!(lang, "tree-lead"),
        t!(lang, "tree-next-due"),
        t!(lang, "share-title"),
        t!(lang, "items-standing"),
    ];
    let [_, lead, next_due, share, _] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for node in nodes {
                    tr {
                        td {
                            a href={"/tasks/" (node.id)} { (short(&node.text)) }
                            p.cap {
                                (node.reference)
                                @if node.is_directed { " · " (t!(lang, "task-directed")) }
                                @if let Some(version) = node.withdrawn_by {
                                    " · " (t!(lang, "task-withdrawn-by", n = version))
                                }
                            }
                        }
                        td data-label=(lead) { (node.leads) }
                        td.num data-label=(next_due) {
                            @match node.next_due {
                                Some(due) => (date(lang, due)),
                                None => "–",
                            }
                        }
                        td.num data-label=(share) {
                            @if let Some(n) = shares.tasks.get(&node.id).and_then(Share::percent) {
                                (t!(lang, "share-percent", n = n))
                            }
                        }
                        td { (state(lang, &node.figures)) }
                    }
                }
            }
        }
    }
}

fn state(lang: Lang, figures: &Figures) -> Markup {
    html! {
        @if figures.all == 0 {
            (tag(State::Idle, &t!(lang, "tree-nothing-owed")))
        } @else if figures.overdue > 0 {
            (tag(State::Late, &t!(lang, "board-n-late", n = figures.overdue)))
        } @else if figures.accepted == figures.all {
            (tag(State::Fine, &t!(lang, "tree-all-done")))
        } @else {
            (tag(State::Fine, &t!(lang, "board-on-track")))
        }
        @if figures.all > 0 { (done(lang, figures)) }
    }
}

/// Of how many what was submitted, and what was accepted, in the same words on every page.
pub(super) fn done(lang: Lang, figures: &Figures) -> Markup {
    let (submitted, all) = (figures.submitted(), figures.all);
    // A figure and its word stay on one line, however narrow the column.
    let whole = |words: String| words.replace(' ', "\u{a0}");
    html! {
        p.cap.num { (whole(t!(lang, "board-submitted-of", n = submitted, all = all))) }
        p.cap.num { (whole(t!(lang, "board-accepted", n = figures.accepted))) }
    }
}
