//! The table of a draft: nothing is owed yet, so its rows are tasks.

use super::Choices;
use crate::{
    model::{Part, TaskImage},
    pages::{items::short, schedule_words},
    words::t,
};
use ddci_platform::web::{Lang, heads};
use maud::{Markup, html};

/// The rows.
pub(super) fn table(lang: Lang, choices: &Choices, tasks: &[TaskImage]) -> Markup {
    let plan = choices.plan.id;
    let head = [
        t!(lang, "table-sub-index"),
        t!(lang, "items-task"),
        t!(lang, "tree-lead"),
        t!(lang, "task-coordinating"),
        t!(lang, "task-schedules"),
    ];
    let [serves, _, lead, coordinating, when] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for task in tasks {
                    tr {
                        td.num data-label=(serves) {
                            @match choices.sub_indices.iter().find(|of| Some(of.id) == task.sub_index) {
                                Some(sub_index) => (sub_index.ordinal),
                                None => "–",
                            }
                            @if let Some(block) = &task.block { "." (block) }
                        }
                        td lang="vi" {
                            a href={"/plans/" (plan) "/tasks/" (task.id) "/mend"} { (short(&task.text)) }
                            p.cap { (task.reference) }
                        }
                        td data-label=(lead) { span lang="vi" { (names(task, Part::Lead)) } }
                        td data-label=(coordinating) {
                            span lang="vi" { (names(task, Part::Coordinating)) }
                        }
                        td data-label=(when) { (times(lang, task)) }
                    }
                }
            }
        }
    }
}

fn names(task: &TaskImage, part: Part) -> Markup {
    let names: Vec<&str> = task
        .bodies
        .iter()
        .filter(|body| body.part == part)
        .map(|body| body.name.as_str())
        .collect();
    html! { @if names.is_empty() { "–" } @else { (names.join("; ")) } }
}

fn times(lang: Lang, task: &TaskImage) -> Markup {
    let times: Vec<_> =
        task.schedules.iter().map(|time| (time.rule, time.quota_unit.clone())).collect();
    html! { @if times.is_empty() { "–" } @else { (schedule_words::all(lang, &times)) } }
}
