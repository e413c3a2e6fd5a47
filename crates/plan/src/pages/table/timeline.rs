//! `GET /plans/{plan}/timeline`: the year of each task, month by month, narrowed as the table is. On a
//! wide screen the months are columns; on a phone they follow one another, empty ones left out.
//!
//! Every mark is a sign, a number and, for whoever does not see it, words.

use super::{Choices, address, chips, form};
use crate::{
    model::{Month, PlanId},
    pages::items::short,
    store::{
        board::Figures,
        filter::TableFilter,
        plan,
        sides::Look,
        sub_index,
        timeline::{self, Span, TaskYear},
        work::Days,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org,
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, PageResult, Paging, date},
};
use jiff::civil::Date;
use maud::{Markup, html};

/// Tasks on a page.
const SIZE: i64 = 20;

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let filter = TableFilter::read(|name| cx.query(name));
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), plan.settings.due_soon_working_days, &calendar);
    let paging = Paging { size: SIZE, ..Paging::asked(cx.query("page").as_deref()) };
    let look = Look { viewer: &viewer, plan: id, days };
    let (total, tasks) = timeline::page(&steady, look, &filter, paging).await?;
    let choices = Choices {
        side: "timeline",
        sub_indices: sub_index::of_plan(&steady, id).await?,
        units: org::list(&steady, viewer.authority).await?,
        plan,
    };
    let lang = cx.lang;
    let months = Month::between(choices.plan.starts_on, choices.plan.ends_on);
    let title = t!(lang, "timeline-title");
    let content = html! {
        p.crumb { a href={"/plans/" (id)} { (choices.plan.name()) } }
        h1 { (title) }
        p.muted { (t!(lang, "timeline-answer", n = total)) }
        (form::form(&cx, &choices, &filter, &Errors::new()))
        (chips::chips(lang, &choices, &filter))
        p.act { a href=(address::path(id, &filter)) { (t!(lang, "timeline-as-table")) } }
        @if tasks.is_empty() {
            section.card { p { (t!(lang, "table-nothing-found")) } }
        } @else {
            (legend(lang))
            @for of_one in tasks.chunk_by(|a, b| a.sub_index == b.sub_index) {
                (group(lang, id, of_one, &months, cx.today()))
            }
        }
        (paging.links(lang, total, |page| address::page_of("timeline", id, &filter, page)))
    };
    Ok(cx.page(&title, &content))
}

fn legend(lang: Lang) -> Markup {
    html! {
        ul.legend aria-label=(t!(lang, "timeline-legend")) {
            @for (sign, class, words) in [
                ("▲", "late", t!(lang, "timeline-overdue")),
                ("◆", "soon", t!(lang, "timeline-soon")),
                ("○", "later", t!(lang, "timeline-later")),
                ("◐", "waiting", t!(lang, "timeline-waiting")),
                ("✓", "fine", t!(lang, "timeline-done")),
                ("─", "run", t!(lang, "timeline-runs")),
            ] {
                li { span.mark.(class) aria-hidden="true" { (sign) } " " (words) }
            }
        }
    }
}

fn group(lang: Lang, plan: PlanId, tasks: &[TaskYear], months: &[Month], today: Date) -> Markup {
    let sub_index = tasks.first().and_then(|task| task.sub_index.as_ref());
    let name = match sub_index {
        Some((ordinal, name)) => format!("{ordinal}. {name}"),
        None => t!(lang, "tree-organisation"),
    };
    html! {
        section.card {
            h2 {
                @match sub_index {
                    Some((ordinal, _)) => {
                        a href={"/plans/" (plan) "/sub-indices/" (ordinal)} { (name) }
                    }
                    None => (name),
                }
            }
            div.scroll tabindex="0" role="region" aria-label={(t!(lang, "timeline-title")) ": " (name)} {
                table.timeline {
                    thead {
                        tr {
                            th scope="col" { (t!(lang, "items-task")) }
                            @for month in months { (head(lang, *month, today)) }
                        }
                    }
                    tbody {
                        @for task in tasks {
                            tr {
                                th scope="row" {
                                    a href={"/tasks/" (task.id)} { (short(&task.text)) }
                                    p.cap { (task.reference) }
                                }
                                @for month in months { (cell(lang, task, *month, today)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The month's number; the one in which today lies says so.
fn head(lang: Lang, month: Month, today: Date) -> Markup {
    let now = month == Month::of(today);
    html! {
        th.today[now] scope="col" title=(super::month_words(lang, month)) {
            span aria-hidden="true" { (month.first().month()) }
            span.unseen { (super::month_words(lang, month)) }
            @if now {
                p.cap { (t!(lang, "timeline-today")) span.unseen { " " (date(lang, today)) } }
            }
        }
    }
}

fn cell(lang: Lang, task: &TaskYear, month: Month, today: Date) -> Markup {
    let (first, last) = (month.first(), month.last());
    let due: Vec<&Span> =
        task.spans.iter().filter(|span| (first..=last).contains(&span.due)).collect();
    let runs = task.spans.iter().any(|span| span.from <= last && span.due > last);
    let now = month == Month::of(today);
    html! {
        td.today[now].quiet[due.is_empty() && !now].runs[runs] {
            span.long { (super::month_words(lang, month)) @if now { " · " (t!(lang, "timeline-today")) } }
            @for span in &due { (marks(lang, span)) }
            @if runs {
                span.mark.run aria-hidden="true" { "─" }
                span.unseen { (t!(lang, "timeline-runs")) }
            }
        }
    }
}

/// What is due on one day: a sign, how many, and in words what they are.
fn marks(lang: Lang, span: &Span) -> Markup {
    let Figures { all, on_time, late, overdue, due_soon, waiting, .. } = span.figures;
    // What waits was done too, but is not decided yet.
    let done = on_time + late - waiting;
    let later = all - on_time - late - overdue - due_soon;
    let on = date(lang, span.due);
    html! {
        p.due title=(on) {
            span.day aria-hidden="true" { (span.due.day()) "/" (span.due.month()) }
            span.unseen { (t!(lang, "timeline-due", date = on)) ": " }
            @for (n, sign, class, words) in [
                (overdue, "▲", "late", t!(lang, "timeline-overdue")),
                (due_soon, "◆", "soon", t!(lang, "timeline-soon")),
                (waiting, "◐", "waiting", t!(lang, "timeline-waiting")),
                (later, "○", "later", t!(lang, "timeline-later")),
                (done, "✓", "fine", t!(lang, "timeline-done")),
            ] {
                @if n > 0 {
                    " "
                    span.mark.(class) { span aria-hidden="true" { (sign) } (n) span.unseen { " " (words) ", " } }
                }
            }
        }
    }
}
