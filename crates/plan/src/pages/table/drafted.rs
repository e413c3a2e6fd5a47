//! The table of a draft: nothing is owed yet, so its rows are tasks.

use super::Choices;
use crate::{
    model::{Part, TaskImage},
    pages::{items::short, schedule_words},
    words::t,
};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// The rows.
pub(super) fn table(lang: Lang, choices: &Choices, tasks: &[TaskImage]) -> Markup {
    let plan = choices.plan.id;
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "table-sub-index")) }
                    th scope="col" { (t!(lang, "items-task")) }
                    th scope="col" { (t!(lang, "tree-lead")) }
                    th scope="col" { (t!(lang, "task-coordinating")) }
                    th scope="col" { (t!(lang, "task-schedules")) }
                }
            }
            tbody {
                @for task in tasks {
                    tr {
                        td.num {
                            @match choices.sub_indices.iter().find(|of| Some(of.id) == task.sub_index) {
                                Some(serves) => (serves.ordinal),
                                None => "–",
                            }
                            @if let Some(block) = &task.block { "." (block) }
                        }
                        td lang="vi" {
                            a href={"/plans/" (plan) "/tasks/" (task.id) "/mend"} { (short(&task.text)) }
                            p.cap { (task.reference) }
                        }
                        td lang="vi" { (names(task, Part::Lead)) }
                        td lang="vi" { (names(task, Part::Coordinating)) }
                        td { (times(lang, task)) }
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
