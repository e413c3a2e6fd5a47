//! Two pictures of a plan side by side: which fields of which tasks differ, and how.

use super::schedule_words;
use crate::{
    model::{Image, Part, SubIndexId, TaskImage},
    store::sub_index::SubIndex,
    words::t,
};
use ddci_platform::web::{Lang, Points, heads, points};
use maud::{Markup, html};

/// One field that differs.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    field: String,
    before: String,
    after: String,
}

/// The fields of one thing that differ.
struct Group {
    /// The thing, in the plan's own words.
    name: String,
    changes: Vec<Change>,
}

/// The differences of two pictures, one table for each thing that differs.
pub(super) fn tables(
    lang: Lang,
    sub_indices: &[SubIndex],
    before: &Image,
    after: &Image,
) -> Markup {
    let head = [t!(lang, "edits-field"), t!(lang, "edits-before"), t!(lang, "edits-after")];
    let [_, then, now] = &head;
    html! {
        @for group in groups(lang, sub_indices, before, after) {
            table.cards.differences {
                caption lang="vi" { (group.name) }
                (heads(&head))
                tbody {
                    @for change in &group.changes {
                        tr {
                            td { (change.field) }
                            (side(then, &change.before))
                            (side(now, &change.after))
                        }
                    }
                }
            }
        }
    }
}

/// One side of what differs, under the head `label`.
pub(super) fn side(label: &str, value: &str) -> Markup {
    html! {
        td data-label=(label) {
            span lang="vi" { @if value.is_empty() { "–" } @else { (value) } }
        }
    }
}

fn groups(lang: Lang, sub_indices: &[SubIndex], before: &Image, after: &Image) -> Vec<Group> {
    let mut ids = Vec::new();
    for task in before.tasks.iter().chain(&after.tasks) {
        if !ids.contains(&task.id) {
            ids.push(task.id);
        }
    }
    let tasks = ids.into_iter().map(|id| {
        let of = |image: &'_ Image| image.tasks.iter().find(|task| task.id == id).cloned();
        let (old, new) = (of(before), of(after));
        let name = old.as_ref().or(new.as_ref()).map(|task| task.reference.clone());
        let facts = |task: &Option<TaskImage>| facts(lang, sub_indices, task.as_ref());
        Group { name: name.unwrap_or_default(), changes: differing(facts(&old), facts(&new)) }
    });
    let mut ordinals = Vec::new();
    for sub_index in before.sub_indices.iter().chain(&after.sub_indices) {
        if !ordinals.contains(&sub_index.ordinal) {
            ordinals.push(sub_index.ordinal);
        }
    }
    let sub_indices = ordinals.into_iter().map(|ordinal| {
        let name = t!(lang, "mend-sub-index-title", n = ordinal);
        let of = |image: &Image| sub_index_facts(lang, image, ordinal);
        Group { name, changes: differing(of(before), of(after)) }
    });
    let name = t!(lang, "review-head");
    let head =
        Group { name, changes: differing(head_facts(lang, before), head_facts(lang, after)) };
    let all = tasks.chain(sub_indices).chain(std::iter::once(head));
    all.filter(|group| !group.changes.is_empty()).collect()
}

fn differing(before: Vec<(String, String)>, after: Vec<(String, String)>) -> Vec<Change> {
    let pairs = before.into_iter().zip(after).filter(|((_, before), (_, after))| before != after);
    pairs.map(|((field, before), (_, after))| Change { field, before, after }).collect()
}

/// The fields of a task in words; empty ones where there is no such task.
pub(super) fn facts(
    lang: Lang,
    sub_indices: &[SubIndex],
    task: Option<&TaskImage>,
) -> Vec<(String, String)> {
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

fn sub_index_facts(lang: Lang, image: &Image, ordinal: i32) -> Vec<(String, String)> {
    let known = image.sub_indices.iter().find(|known| known.ordinal == ordinal);
    let counts = match known {
        None => String::new(),
        Some(known) if known.counts_toward_total => t!(lang, "edits-yes"),
        Some(_) => t!(lang, "edits-no"),
    };
    vec![
        (t!(lang, "mend-name"), known.map(|known| known.name.clone()).unwrap_or_default()),
        (t!(lang, "mend-target"), score(lang, known.and_then(|known| known.target))),
        (t!(lang, "mend-counts"), counts),
        (t!(lang, "mend-leader"), text(known.and_then(|known| known.responsible_leader.as_ref()))),
    ]
}

fn head_facts(lang: Lang, image: &Image) -> Vec<(String, String)> {
    let head = image.head.as_ref();
    let bases = head.map(|head| head.legal_bases.join("; ")).unwrap_or_default();
    vec![
        (t!(lang, "mend-title-of-plan"), text(head.map(|head| &head.title))),
        (t!(lang, "mend-number"), text(head.and_then(|head| head.number.as_ref()))),
        (t!(lang, "mend-issuer"), text(head.map(|head| &head.issuer))),
        (t!(lang, "mend-signer"), text(head.and_then(|head| head.signer.as_ref()))),
        (t!(lang, "mend-total"), score(lang, head.and_then(|head| head.total_target))),
        (t!(lang, "mend-bases"), bases),
    ]
}

fn score(lang: Lang, hundredths: Option<i64>) -> String {
    hundredths.map(|hundredths| points(lang, Points(hundredths))).unwrap_or_default()
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}
