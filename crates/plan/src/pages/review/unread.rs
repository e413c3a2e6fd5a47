//! The lines that were not understood, each with the reason.

use super::sheet::Sheet;
use crate::{
    model::UnreadDecision,
    pages::document::line_path,
    store::{document::Unread, filter::encoded},
    words::t,
};
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
                @let (open, decided): (Vec<&Unread>, Vec<&Unread>) =
                    sheet.unread.iter().partition(|unread| unread.decision.is_none());
                @if open.is_empty() { p { (tag(State::Fine, &t!(lang, "review-unread-decided"))) } }
                ul.quotes { @for unread in open { (entry(lang, sheet, unread)) } }
                @if !decided.is_empty() {
                    details {
                        summary { (t!(lang, "review-unread-n-decided", n = decided.len())) }
                        ul.quotes { @for unread in decided { (entry(lang, sheet, unread)) } }
                    }
                }
            }
        }
    }
}

/// What was decided about them, or the two decisions there are.
fn decision(lang: Lang, sheet: &Sheet, unread: &Unread) -> Markup {
    let plan = sheet.plan.id;
    let from = unread.first_line;
    let name = unread.sheet.as_deref();
    let query = name.map(|name| format!("&sheet={}", encoded(name))).unwrap_or_default();
    let which = || html! { span.unseen { " " (t!(lang, "document-line", n = unread.first_line)) } };
    html! {
        @match unread.decision {
            Some(UnreadDecision::NoTask) => {
                p { (tag(State::Fine, &t!(lang, "review-unread-no-task"))) }
            }
            Some(UnreadDecision::Task) => p { (tag(State::Fine, &t!(lang, "review-unread-task"))) },
            None if sheet.is_draft() => {
                div.tools {
                    a href={"/plans/" (plan) "/tasks/new?unread=" (from) (query)} {
                        (t!(lang, "review-unread-make-task")) (which())
                    }
                    form method="post" action={"/plans/" (plan) "/unread/" (from)} {
                        @if let Some(name) = name { input type="hidden" name="sheet" value=(name); }
                        button { (t!(lang, "review-unread-decide")) (which()) }
                    }
                }
            }
            None => {}
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
            (decision(lang, sheet, unread))
        }
    }
}
