//! `GET /plans/{plan}/edits`: what was done to the reading, field by field: who, when, before, after,
//! why.

use crate::{
    model::{EditKind, PlanId},
    pages::{decided::Terms, differences, items::brief},
    store::{
        edit::{self, Edit},
        plan,
        sub_index::{self, SubIndex},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, State, instant, tag},
};
use maud::{Markup, html};

/// `GET /plans/{plan}/edits`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let edits = edit::of_plan(cx.db(), id).await?;
    let sub_indices = sub_index::of_plan(cx.db(), id).await?;
    let lang = cx.lang;
    let terms = Terms::of(cx.db(), &viewer, id, lang).await?;
    let content = html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (id) "/review"} { (t!(lang, "review-title")) } " › "
            span lang="vi" { (plan.name()) }
        }
        h1 { (t!(lang, "edits-title")) }
        p.muted { (t!(lang, "edits-answer", n = edits.len())) }
        @for edit in &edits { (entry(&cx, &terms, &sub_indices, edit)) }
    };
    Ok(cx.page(&t!(lang, "edits-title"), &content))
}

/// What an edit did, in a few words.
pub fn words(lang: Lang, kind: EditKind) -> String {
    match kind {
        EditKind::Settle => t!(lang, "edit-settle"),
        EditKind::Bind => t!(lang, "edit-bind"),
        EditKind::ChangeTask => t!(lang, "edit-change-task"),
        EditKind::JoinTask => t!(lang, "edit-join-task"),
        EditKind::SplitTask => t!(lang, "edit-split-task"),
        EditKind::AddTask => t!(lang, "edit-add-task"),
        EditKind::RemoveTask => t!(lang, "edit-remove-task"),
        EditKind::ChangeSubIndex => t!(lang, "edit-change-sub-index"),
        EditKind::ChangeHead => t!(lang, "edit-change-head"),
        EditKind::DecideUnread => t!(lang, "edit-decide-unread"),
        EditKind::ImportTable => t!(lang, "edit-import-table"),
        EditKind::Follow => t!(lang, "edit-follow"),
    }
}

/// An edit by name: what was done, and to what.
pub fn name(lang: Lang, edit: &Edit) -> String {
    format!("{} {}", words(lang, edit.kind), brief(&edit.subject))
}

/// An edit: who, when, what was before, what is after, why.
pub fn entry(cx: &Cx, terms: &Terms, sub_indices: &[SubIndex], edit: &Edit) -> Markup {
    let lang = cx.lang;
    let moment = |at| instant(lang, cx.app.clock().local(at));
    html! {
        article.card.edit id={"edit-" (edit.number)} {
            h2 { (edit.number) ". " (words(lang, edit.kind)) ": " span lang="vi" { (edit.subject) } }
            p.cap {
                (moment(edit.at))
                @if let Some(by) = &edit.by { " · " (by) }
                @if let Some(at) = edit.undone_at {
                    @let undone = t!(lang, "edits-undone");
                    " " (tag(State::Idle, &format!("{undone} {}", moment(at))))
                }
            }
            @if let Some(reason) = &edit.reason {
                p { (t!(lang, "history-reason", reason = reason.as_str())) }
            }
            @for sentence in terms.sentences(edit) { p { (sentence) } }
            (differences::tables(lang, sub_indices, &edit.before, &edit.after))
        }
    }
}
