//! The lines that were not understood, each with the reason.

use super::sheet::Sheet;
use crate::{pages::document::line_path, store::document::Unread, words::t};
use ddci_platform::web::{Lang, State, tag};
use maud::{Markup, html};

/// The section of the page.
pub(super) fn all(lang: Lang, sheet: &Sheet) -> Markup {
    html! {
        section.card id="unread" aria-labelledby="unread-title" {
            h2 id="unread-title" { (t!(lang, "review-unread")) }
            @if sheet.unread.is_empty() {
                p { (tag(State::Fine, &t!(lang, "review-all-read"))) }
            } @else {
                p.muted { (t!(lang, "review-unread-hint")) }
                ul.quotes { @for unread in &sheet.unread { (entry(lang, sheet, unread)) } }
            }
        }
    }
}

fn entry(lang: Lang, sheet: &Sheet, unread: &Unread) -> Markup {
    let name = unread.sheet.as_deref();
    html! {
        li {
            a.no href=(line_path(sheet.plan.id, name, unread.first_line)) {
                @if unread.first_line == unread.last_line {
                    (t!(lang, "document-line", n = unread.first_line))
                } @else {
                    (t!(lang, "review-lines", first = unread.first_line, last = unread.last_line))
                }
            }
            @for line in sheet.lines_of(name, unread.first_line, unread.last_line) {
                q lang="vi" { (line.text) }
            }
            p.cap { (t!(lang, "review-unread-why")) " " span lang="vi" { (unread.why) } }
        }
    }
}
