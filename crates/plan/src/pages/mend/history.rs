//! `GET /plans/{plan}/edits`: what was done to the reading, field by field: who, when, before, after.

use crate::{
    model::{EditKind, Image, Part, PlanId, SubIndexId, TaskImage},
    pages::schedule_words,
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
    web::{Cx, Error, Lang, PageResult, Points, State, instant, points, tag},
};
use maud::{Markup, html};

/// `GET /plans/{plan}/edits`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let edits = edit::of_plan(cx.db(), id).await?;
    let sub_indices = sub_index::of_plan(cx.db(), id).await?;
    let lang = cx.lang;
    let content = html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (id) "/review"} { (t!(lang, "review-title")) } " › "
            span lang="vi" { (plan.name()) }
        }
        h1 { (t!(lang, "edits-title")) }
        p.muted { (t!(lang, "edits-answer", n = edits.len())) }
        @for edit in &edits { (entry(&cx, &sub_indices, edit)) }
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
    }
}

fn entry(cx: &Cx, sub_indices: &[SubIndex], edit: &Edit) -> Markup {
    let lang = cx.lang;
    let at = instant(lang, cx.app.clock().local(edit.at));
    let changes = changes(lang, sub_indices, &edit.before, &edit.after);
    html! {
        article.card.edit {
            h2 { (edit.number) ". " (words(lang, edit.kind)) ": " span lang="vi" { (edit.subject) } }
            p.cap {
                (at)
                @if let Some(by) = &edit.by { " · " (by) }
                @if edit.undone_at.is_some() { " " (tag(State::Idle, &t!(lang, "edits-undone"))) }
            }
            @if !changes.is_empty() {
                table.cards {
                    thead {
                        tr {
                            th scope="col" { (t!(lang, "edits-field")) }
                            th scope="col" { (t!(lang, "edits-before")) }
                            th scope="col" { (t!(lang, "edits-after")) }
                        }
                    }
                    tbody {
                        @for change in &changes {
                            tr {
                                td { (change.field) }
                                td lang="vi" { (shown(&change.before)) }
                                td lang="vi" { (shown(&change.after)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "–" } else { value }
}

/// One field that differs.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    field: String,
    before: String,
    after: String,
}

/// The fields in which two pictures differ.
fn changes(lang: Lang, sub_indices: &[SubIndex], before: &Image, after: &Image) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |field: String, before: String, after: String| {
        if before != after {
            changes.push(Change { field, before, after });
        }
    };
    let ids = before.tasks.iter().map(|task| task.id);
    let made = after.tasks.iter().map(|task| task.id);
    let mut seen = Vec::new();
    for id in ids.chain(made) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let of = |image: &Image| {
            let task = image.tasks.iter().find(|task| task.id == id);
            facts(lang, sub_indices, task)
        };
        for ((field, before), (_, after)) in of(before).into_iter().zip(of(after)) {
            add(field, before, after);
        }
    }
    for ((field, before), (_, after)) in rest(lang, before).into_iter().zip(rest(lang, after)) {
        add(field, before, after);
    }
    changes
}

/// The fields of a task in words; empty ones where there is no such task.
fn facts(lang: Lang, sub_indices: &[SubIndex], task: Option<&TaskImage>) -> Vec<(String, String)> {
    let of = |fact: &dyn Fn(&TaskImage) -> String| task.map(fact).unwrap_or_default();
    let names = |task: &TaskImage, part: Part| {
        let bodies = task.bodies.iter().filter(|body| body.part == part);
        bodies.map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let times = |task: &TaskImage| {
        let times = task.schedules.iter().map(|schedule| {
            schedule_words::words(lang, &schedule.rule, schedule.quota_unit.as_deref())
        });
        times.collect::<Vec<_>>().join("; ")
    };
    let sub_index = |id: Option<SubIndexId>| {
        let known = sub_indices.iter().find(|sub_index| Some(sub_index.id) == id);
        known.map(|known| format!("{}. {}", known.ordinal, known.name)).unwrap_or_default()
    };
    vec![
        (t!(lang, "mend-text"), of(&|task| task.text.clone())),
        (t!(lang, "mend-reference"), of(&|task| task.reference.clone())),
        (t!(lang, "mend-sub-index"), of(&|task| sub_index(task.sub_index))),
        (t!(lang, "mend-block"), of(&|task| task.block.clone().unwrap_or_default())),
        (t!(lang, "mend-leads"), of(&|task| names(task, Part::Lead))),
        (t!(lang, "mend-helpers"), of(&|task| names(task, Part::Coordinating))),
        (t!(lang, "edits-times"), of(&times)),
        (
            t!(lang, "edits-printed-again"),
            of(&|task| match task.merged_into {
                Some(_) => t!(lang, "edits-yes"),
                None => t!(lang, "edits-no"),
            }),
        ),
    ]
}

/// The fields of sub-index and head in words; an edit touches one of them at most.
fn rest(lang: Lang, image: &Image) -> Vec<(String, String)> {
    let sub_index = image.sub_indices.first();
    let head = image.head.as_ref();
    let score = |hundredths: Option<i64>| {
        hundredths.map(|hundredths| points(lang, Points(hundredths))).unwrap_or_default()
    };
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    vec![
        (t!(lang, "mend-name"), text(sub_index.map(|known| &known.name))),
        (t!(lang, "mend-target"), score(sub_index.and_then(|known| known.target))),
        (
            t!(lang, "mend-leader"),
            text(sub_index.and_then(|known| known.responsible_leader.as_ref())),
        ),
        (t!(lang, "mend-title-of-plan"), text(head.map(|head| &head.title))),
        (t!(lang, "mend-number"), text(head.and_then(|head| head.number.as_ref()))),
        (t!(lang, "mend-issuer"), text(head.map(|head| &head.issuer))),
        (t!(lang, "mend-signer"), text(head.and_then(|head| head.signer.as_ref()))),
        (t!(lang, "mend-total"), score(head.and_then(|head| head.total_target))),
        (t!(lang, "mend-bases"), head.map(|head| head.legal_bases.join("; ")).unwrap_or_default()),
    ]
}
