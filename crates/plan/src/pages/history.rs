//! `GET /plans/{plan}/history`, `GET /tasks/{task}/history` and `GET /obligations/{obligation}/history`:
//! who did what, and when, from the audit log and from the edits of the draft.

mod detail;

use super::{
    decided::Terms,
    differences,
    mend::{edit_entry, edit_words},
    schedule_words, sides,
};
use crate::{
    model::{EditKind, Image, ObligationId, PlanId, TaskId, TaskImage},
    store::{
        directive,
        edit::{self, Edit},
        history::{self, Happened, Who},
        obligation, plan,
        sub_index::{self, SubIndex},
        task,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Paging, instant},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// `GET /plans/{plan}/history`
pub async fn of_plan(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    if !sides::sees_history(&viewer) {
        return Err(Error::NotYours);
    }
    let crumb = html! { a href={"/plans/" (id)} { (plan.name()) } };
    let path = format!("/plans/{id}/history");
    page(&viewer, &cx, &format!("plan:{id}"), &path, &crumb, Some(id)).await
}

/// `GET /tasks/{task}/history`: what was done to a task before the plan was issued, and by its
/// amendments.
pub async fn of_task(viewer: Viewer, cx: Cx, Path(id): Path<TaskId>) -> PageResult {
    let task = task::by_key(cx.db(), id).await?.ok_or(Error::NotFound)?;
    plan::visible(cx.db(), &viewer, task.plan).await?.ok_or(Error::NotFound)?;
    if !sides::sees_history(&viewer) {
        return Err(Error::NotYours);
    }
    let mut edits = edit::of_task(cx.db(), task.plan, id).await?;
    for edit in &mut edits {
        only(&mut edit.before, id);
        only(&mut edit.after, id);
    }
    let origin = directive::origin(cx.db(), id).await?;
    let sub_indices = sub_index::of_plan(cx.db(), task.plan).await?;
    let terms = Terms::of(cx.db(), &viewer, task.plan, cx.lang).await?;
    let lang = cx.lang;
    let content = html! {
        p.crumb { a href={"/tasks/" (id)} { (task.reference) } }
        h1 { (t!(lang, "history-title")) }
        p.muted { (t!(lang, "history-answer", n = edits.len())) }
        @if let Some(origin) = &origin { p { (super::task::directed(&viewer, &cx, origin)) } }
        @for edit in &edits { (edit_entry(&cx, &terms, &sub_indices, edit)) }
    };
    Ok(cx.page(&t!(lang, "history-title"), &content))
}

/// What a picture shows of one task, or of the copy that stands for it in an amendment.
fn only(image: &mut Image, id: TaskId) {
    image.tasks.retain(|task: &TaskImage| task.id == id || task.origin == Some(id));
}

/// `GET /obligations/{obligation}/history`
pub async fn of_obligation(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let period = schedule_words::period(cx.lang, &sheet.obligation.period);
    let crumb = html! {
        a href={"/obligations/" (id)} {
            (sheet.reference) @if let Some(period) = period { " (" (period) ")" }
        }
    };
    let path = format!("/obligations/{id}/history");
    page(&viewer, &cx, &format!("obligation:{id}"), &path, &crumb, None).await
}

/// The entries about a subject; those of a plan with the fields that each edit changed.
async fn page(
    viewer: &Viewer,
    cx: &Cx,
    subject: &str,
    path: &str,
    crumb: &Markup,
    plan: Option<PlanId>,
) -> PageResult {
    let lang = cx.lang;
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = history::count(cx.db(), viewer, subject).await?;
    let entries = history::of(cx.db(), viewer, subject, paging).await?;
    let fields = match plan {
        Some(plan) => Fields::of(cx, plan, &entries).await?,
        None => Fields::default(),
    };
    let content = html! {
        p.crumb { (crumb) }
        h1 { (t!(lang, "history-title")) }
        p.muted { (t!(lang, "history-answer", n = total)) }
        section.card aria-label=(t!(lang, "history-title")) {
            @if entries.is_empty() { p { (t!(lang, "log-empty")) } }
            ul.log { @for entry in &entries { (line(cx, &fields, entry)) } }
            (paging.links(lang, total, |page| format!("{path}?page={page}")))
        }
    };
    Ok(cx.page(&t!(lang, "history-title"), &content))
}

/// The edits behind the entries of a page, for what they changed field by field.
#[derive(Default)]
struct Fields {
    edits: BTreeMap<i32, Edit>,
    sub_indices: Vec<SubIndex>,
}

impl Fields {
    async fn of(cx: &Cx, plan: PlanId, entries: &[Happened]) -> Result<Self, Error> {
        let numbers: Vec<i32> = entries.iter().filter_map(edited).collect();
        Ok(Self {
            edits: edit::numbered(cx.db(), plan, &numbers).await?,
            sub_indices: sub_index::of_plan(cx.db(), plan).await?,
        })
    }

    fn tables(&self, lang: Lang, entry: &Happened) -> Markup {
        let edit = edited(entry).and_then(|number| self.edits.get(&number));
        html! {
            @if let Some(edit) = edit {
                (differences::tables(lang, &self.sub_indices, &edit.before, &edit.after))
            }
        }
    }
}

/// The number of the edit that an entry made; undoing one makes none.
fn edited(entry: &Happened) -> Option<i32> {
    let is_step = matches!(entry.verb.as_str(), "plan.undo" | "plan.redo");
    let number = entry.detail.get("edit").filter(|_| !is_step)?.as_i64()?;
    i32::try_from(number).ok()
}

fn line(cx: &Cx, fields: &Fields, entry: &Happened) -> Markup {
    let lang = cx.lang;
    let who = match &entry.who {
        Who::Person(name) => name.clone(),
        Who::Command(command) => {
            t!(lang, "history-command", command = command.as_str())
        }
    };
    html! {
        li {
            time { (instant(lang, cx.app.clock().local(entry.at))) }
            div {
                b { (verb(lang, &entry.verb)) } " — " (who)
                @for words in detail::details(lang, entry) { p { (words) } }
                (fields.tables(lang, entry))
            }
        }
    }
}

/// What was done. A verb of another part of the program is shown as the log names it.
fn verb(lang: Lang, verb: &str) -> String {
    match verb {
        "plan.draft" => t!(lang, "history-draft"),
        "plan.settle" => t!(lang, "history-settle"),
        "plan.bind_body" => t!(lang, "history-bind"),
        "plan.undo" => t!(lang, "last-edit-undo"),
        "plan.redo" => t!(lang, "last-edit-redo"),
        "plan.decide_unread" => edit_words(lang, EditKind::DecideUnread),
        "plan.change_head" => edit_words(lang, EditKind::ChangeHead),
        "sub_index.change" => edit_words(lang, EditKind::ChangeSubIndex),
        "task.change" => edit_words(lang, EditKind::ChangeTask),
        "task.join" => edit_words(lang, EditKind::JoinTask),
        "task.split" => edit_words(lang, EditKind::SplitTask),
        "task.add" => edit_words(lang, EditKind::AddTask),
        "task.remove" => edit_words(lang, EditKind::RemoveTask),
        "plan.issue" => t!(lang, "history-issue"),
        "plan.materialise" => t!(lang, "history-materialise"),
        "obligation.assign" => t!(lang, "history-assign"),
        "obligation.escalate" => t!(lang, "history-escalate"),
        "urging.issue" | "obligation.urge" => t!(lang, "history-urge"),
        "obligation.record" => t!(lang, "log-progress"),
        "obligation.submit" => t!(lang, "log-submitted"),
        "obligation.accept" => t!(lang, "log-accepted"),
        "obligation.return" => t!(lang, "log-returned"),
        "extension.ask" => t!(lang, "history-extension-ask"),
        "extension.decide" => t!(lang, "history-extension-decide"),
        "bounce.send" => t!(lang, "history-bounce-send"),
        "bounce.decide" => t!(lang, "history-bounce-decide"),
        "comment.say" => t!(lang, "history-comment"),
        "comment.change" => t!(lang, "history-comment-change"),
        "comment.withdraw" => t!(lang, "history-comment-withdraw"),
        "meeting.open" => t!(lang, "history-meeting-open"),
        "meeting.go_through" => t!(lang, "history-meeting-go-through"),
        "meeting.direct" | "obligation.direct" => t!(lang, "history-direct"),
        "meeting.close" => t!(lang, "history-meeting-close"),
        "topic.watch" => t!(lang, "history-watch"),
        "piece.ask" => t!(lang, "history-piece-ask"),
        "piece.answer" => t!(lang, "history-piece-answer"),
        "piece.take" => t!(lang, "history-piece-take"),
        "piece.ask_again" => t!(lang, "history-piece-again"),
        "piece.withdraw" => t!(lang, "history-piece-withdraw"),
        other => t!(lang, "history-other", verb = other),
    }
}
