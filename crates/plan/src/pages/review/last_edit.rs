//! The last edit, always within reach to be undone, and the way to all of them.

use super::sheet::Sheet;
use crate::{pages::mend::edit_words, words::t};
use ddci_platform::web::Cx;
use maud::{Markup, html};

/// The bar at the foot of the screen while the plan is a draft and something was done to it.
pub(super) fn bar(cx: &Cx, sheet: &Sheet, page: i64) -> Markup {
    let lang = cx.lang;
    let edit = sheet.last_edit.as_ref().filter(|_| sheet.is_draft());
    html! {
        @if let Some(edit) = edit {
            aside.last-edit id="last-edit" aria-label=(t!(lang, "last-edit")) {
                p role="status" {
                    @if cx.query("done").as_deref() == Some("undone") {
                        (t!(lang, "last-edit-undone")) " "
                    }
                    (edit_words(lang, edit.kind)) ": "
                    span lang="vi" { (crate::pages::items::brief(&edit.subject)) }
                }
                form method="post" action={"/plans/" (sheet.plan.id) "/undo"} {
                    input type="hidden" name="number" value=(edit.number);
                    input type="hidden" name="page" value=(page);
                    button.btn.q accesskey="z" { (t!(lang, "last-edit-undo")) }
                }
                a href={"/plans/" (sheet.plan.id) "/edits"} { (t!(lang, "last-edit-all")) }
            }
        } @else if cx.query("done").as_deref() == Some("undone") {
            p.done role="status" id="last-edit" { (t!(lang, "last-edit-undone")) }
        }
    }
}
