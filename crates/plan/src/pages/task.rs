//! `GET /tasks/{task}`: a task, who has a part in it, its schedules, and what is owed of it.

use super::{
    document::{line_path, lines},
    meeting, schedule_words, sides,
    standing_words::Marks,
    talk::{self, Talk},
};
use crate::{
    model::{Part, TaskId, Topic},
    store::{
        body,
        directive::{self, Origin},
        last_year::{self, LastYear},
        obligation, plan, schedule,
        task::{self, Task},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org::BodyTarget,
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, date, heads},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<TaskId>) -> PageResult {
    page(&viewer, &cx, id, &talk::Typed::default(), &Errors::new()).await
}

/// The page, with a comment that could not be taken where there is one.
pub(super) async fn page(
    viewer: &Viewer,
    cx: &Cx,
    id: TaskId,
    said: &talk::Typed,
    errors: &Errors,
) -> PageResult {
    let task = task::by_key(cx.db(), id).await?.ok_or(Error::NotFound)?;
    let plan = plan::readable(cx.db(), viewer, task.plan).await?.ok_or(Error::NotFound)?;
    let bodies = body::of_task(cx.db(), id).await?;
    let schedules = schedule::of_task(cx.db(), id).await?;
    let owed = obligation::of_task(cx.db(), viewer, id).await?;
    let before = last_year::of_task(cx.db(), viewer, id).await?;
    let lang = cx.lang;
    let is_own = plan.authority == viewer.authority;
    let calendar = cx.calendar().await?;
    let marks = Marks::of(cx, plan.settings.due_soon_working_days, &calendar);
    let names = |part: Part| {
        let mut bodies = bodies.iter().filter(|body| body.part == part).peekable();
        html! {
            @while let Some(body) = bodies.next() {
                @match body.target.and_then(BodyTarget::unit) {
                    Some(unit) if is_own => a href={"/plans/" (plan.id) "/units/" (unit)} { (body.name) },
                    _ => (body.name),
                }
                @if bodies.peek().is_some() { "; " }
            }
        }
    };
    let origin = directive::origin(cx.db(), id).await?;
    let talk = Talk::of(viewer, cx, Topic::Task(id)).await?;
    let content = html! {
        (errors.summary(lang))
        p.crumb {
            a href={"/plans/" (plan.id)} { (plan.title) } " › " (task.reference)
        }
        h1 { (t!(lang, "task-title", reference = task.reference.as_str())) }
        p { (task.text) }
        section.card {
            h2 { (t!(lang, "task-facts")) }
            dl.facts {
                dt { (t!(lang, "tree-lead")) } dd { (names(Part::Lead)) }
                @if bodies.iter().any(|body| body.part == Part::Coordinating) {
                    dt { (t!(lang, "task-coordinating")) } dd { (names(Part::Coordinating)) }
                }
                dt { (t!(lang, "task-schedules")) }
                dd {
                    ul.todo {
                        @for schedule in &schedules {
                            li {
                                (schedule_words::words(
                                    lang, &schedule.rule, schedule.quota_unit.as_deref()))
                                @if !schedule.sentence.is_empty() {
                                    p.cap { "“" (schedule.sentence) "”" }
                                }
                            }
                        }
                    }
                }
                @if let Some(before) = &before {
                    dt { (t!(lang, "last-year-title")) } dd { (last_year(lang, before)) }
                }
                dt { (t!(lang, "task-version")) }
                dd { (versions(lang, &task)) }
                dt { (t!(lang, "task-source")) }
                dd {
                    @match &origin {
                        Some(origin) => (directed(viewer, cx, origin)),
                        None => a href=(line_path(plan.id, task.sheet.as_deref(), task.first_line)) {
                            (lines(lang, task.first_line, task.last_line))
                        },
                    }
                }
            }
        }
        @if is_own && sides::sees_history(viewer) {
            p { a href={"/tasks/" (id) "/history"} { (t!(lang, "history-title")) } }
        }
        @if is_own {
            section.card {
                h2 { (t!(lang, "task-owed")) }
                @if owed.is_empty() { p { (t!(lang, "task-nothing-owed")) } }
                @else { (table(lang, &owed, marks)) }
            }
        }
        @if let Some(talk) = &talk { (talk::section(viewer, cx, talk, said, errors)) }
    };
    let title = t!(lang, "task-title", reference = task.reference.as_str());
    Ok(match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    })
}

/// Where a task comes from that no document names; the minutes are for those who may see them.
pub(super) fn directed(viewer: &Viewer, cx: &Cx, origin: &Origin) -> Markup {
    let on = date(cx.lang, origin.held_on);
    let words = t!(cx.lang, "task-directed-at", date = on);
    let reads = viewer.may(Verb::ViewBoard) && viewer.may_everywhere(Verb::ViewObligations);
    html! {
        @if reads { a href=(meeting::path(origin.plan, origin.meeting)) { (words) } }
        @else { (words) }
        @if !origin.leader.is_empty() { p.cap { (origin.leader) } }
    }
}

/// How the task went the year before, with the way to it.
fn last_year(lang: Lang, before: &LastYear) -> Markup {
    let LastYear { all, on_time, late, .. } = *before;
    let year = before.year.to_string();
    html! {
        a href={"/tasks/" (before.task)} {
            @if all == 0 { (t!(lang, "last-year-nothing", year = year)) }
            @else { (t!(lang, "last-year-done", year = year, n = on_time, all = all)) }
        }
        @if late > 0 { " · " (t!(lang, "last-year-late", n = late)) }
    }
}

/// Which version of the plan made the task, changed it last, or took it out.
fn versions(lang: Lang, task: &Task) -> Markup {
    let link = |version: i32, words: String| {
        html! { a href={"/plans/" (task.plan) "/versions/" (version)} { (words) } }
    };
    html! {
        (link(task.made_by, t!(lang, "task-made-by", n = task.made_by)))
        @if task.changed_by != task.made_by {
            " · " (link(task.changed_by, t!(lang, "task-changed-by", n = task.changed_by)))
        }
        @if let Some(version) = task.withdrawn_by {
            " · " (link(version, t!(lang, "task-withdrawn-by", n = version)))
        }
    }
}

fn table(lang: Lang, owed: &[obligation::Sheet], marks: Marks<'_>) -> Markup {
    let head = [
        t!(lang, "items-unit"),
        t!(lang, "obligation-period"),
        t!(lang, "items-due"),
        t!(lang, "items-standing"),
    ];
    let [_, period, due, _] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for sheet in owed {
                    @let standing = &sheet.obligation.standing;
                    tr {
                        td { a href={"/obligations/" (sheet.obligation.id)} { (sheet.unit_name) } }
                        td data-label=(period) {
                            (schedule_words::period(lang, &sheet.obligation.period)
                                .unwrap_or_else(|| t!(lang, "period-once")))
                        }
                        td.num data-label=(due) { (date(lang, standing.effective_on)) }
                        td { (marks.tags(standing)) }
                    }
                }
            }
        }
    }
}
