//! What can be done to a task of a draft where it stands beside its text.

use super::sheet::Sheet;
use crate::{store::task::Task, words::t};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// Change, split, join to the one above, take out, add one below. Each name says which task it is
/// about, for whoever hears the page instead of seeing it.
pub(super) fn tools(lang: Lang, sheet: &Sheet, task: &Task) -> Markup {
    let base = format!("/plans/{}/tasks/{}", sheet.plan.id, task.id);
    let is_first = sheet.tasks.first().is_some_and(|first| first.id == task.id);
    let which = || html! { span.unseen { " " (task.reference) } };
    html! {
        div.tools {
            @if task.merged_into.is_none() {
                a href={(base) "/mend"} { (t!(lang, "mend-title")) (which()) }
                a href={(base) "/split"} { (t!(lang, "split-do")) (which()) }
                @if !is_first {
                    form method="post" action={(base) "/join"} {
                        button { (t!(lang, "mend-join")) (which()) }
                    }
                }
            }
            form method="post" action={(base) "/remove"} {
                button { (t!(lang, "mend-remove")) (which()) }
            }
            a href={"/plans/" (sheet.plan.id) "/tasks/new?after=" (task.id)} {
                (t!(lang, "mend-add-below")) (which())
            }
        }
    }
}
