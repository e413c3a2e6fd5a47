//! The last edit, always within reach to be undone and made again, and the way to all of them.

use super::sheet::Sheet;
use crate::{pages::mend::edit_name, store::edit::Edit, words::t};
use ddci_platform::web::{Cx, Lang};
use maud::{Markup, html};

/// The bar at the foot of the screen while the plan is a draft and something was done to it.
pub(super) fn bar(cx: &Cx, sheet: &Sheet, page: i64) -> Markup {
    let lang = cx.lang;
    let (last, next) = (sheet.last_edit.as_ref(), sheet.next_edit.as_ref());
    let done = match cx.query("done").as_deref() {
        Some("undone") => Some(t!(lang, "last-edit-undone")),
        Some("redone") => Some(t!(lang, "last-edit-redone")),
        _ => None,
    };
    html! {
        @if sheet.is_draft() && (last.is_some() || next.is_some()) {
            aside.last-edit id="last-edit" aria-label=(t!(lang, "last-edit")) {
                @if let Some(edit) = last {
                    (button(sheet, edit, page, "undo", "z", t!(lang, "last-edit-undo"), lang))
                }
                @if let Some(edit) = next {
                    (button(sheet, edit, page, "redo", "y", t!(lang, "last-edit-redo"), lang))
                }
                @if let Some(done) = done { p role="status" { (done) } }
                a href={"/plans/" (sheet.plan.id) "/edits"} { (t!(lang, "last-edit-all")) }
            }
        }
    }
}

/// One press, named after what it undoes or makes again.
fn button(
    sheet: &Sheet,
    edit: &Edit,
    page: i64,
    way: &str,
    key: &str,
    verb: String,
    lang: Lang,
) -> Markup {
    html! {
        form method="post" action={"/plans/" (sheet.plan.id) "/" (way)} {
            input type="hidden" name="number" value=(edit.number);
            input type="hidden" name="page" value=(page);
            button.btn.q accesskey=(key) {
                span.name { (verb) ": " span.what { (edit_name(lang, edit)) } }
            }
        }
    }
}
