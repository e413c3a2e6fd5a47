//! What can be done to a task of a draft where it stands beside its text.

use super::sheet::{Sheet, seen};
use crate::{store::task::Task, words::t};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// Change, split, join to the one above, take out, add one below. Each name says which task it is
/// about, for whoever hears the page instead of seeing it.
pub(super) fn tools(lang: Lang, sheet: &Sheet, task: &Task) -> Markup {
    let base = format!("/plans/{}/tasks/{}", sheet.plan.id, task.id);
    let place = sheet.tasks.iter().position(|known| known.id == task.id);
    let above =
        place.and_then(|place| place.checked_sub(1)).and_then(|above| sheet.tasks.get(above));
    let which = || html! { span.unseen { " " (task.reference) } };
    html! {
        div.tools {
            @if task.merged_into.is_none() {
                a href={(base) "/mend"} { (t!(lang, "mend-title")) (which()) }
                a href={(base) "/split"} { (t!(lang, "split-do")) (which()) }
                @if let Some(above) = above {
                    form method="post" action={(base) "/join"} {
                        input type="hidden" name="above" value=(above.id);
                        (seen(sheet))
                        button { (t!(lang, "mend-join")) (which()) }
                    }
                }
            }
            form method="post" action={(base) "/remove"} {
                (seen(sheet))
                button { (t!(lang, "mend-remove")) (which()) }
            }
            a href={"/plans/" (sheet.plan.id) "/tasks/new?after=" (task.id)} {
                (t!(lang, "mend-add-below")) (which())
            }
        }
    }
}
