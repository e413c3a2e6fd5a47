//! A list of obligations: a table on a wide screen, cards on a phone.

use super::{schedule_words::period, standing_words::Marks};
use crate::{store::work::Item, words::t};
use ddci_platform::web::{Cx, date};
use maud::{Markup, html};

/// The longest text of a line, in characters; the obligation's page has it whole.
const SHORT: usize = 140;
/// The longest text in a narrow column.
const BRIEF: usize = 80;

/// The list. `with_unit` adds the unit that owes each.
pub(super) fn table(cx: &Cx, items: &[Item], marks: Marks<'_>, with_unit: bool) -> Markup {
    let lang = cx.lang;
    let (unit, due) = (t!(lang, "items-unit"), t!(lang, "items-due"));
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "items-task")) }
                    @if with_unit { th scope="col" { (unit) } }
                    th scope="col" { (due) }
                    th scope="col" { (t!(lang, "items-standing")) }
                }
            }
            tbody {
                @for item in items {
                    tr {
                        td {
                            a href={"/obligations/" (item.id)} { (short(&item.text)) }
                            p.cap {
                                (item.reference)
                                @if let Some(period) = period(lang, &item.period) {
                                    " · " (period)
                                }
                                @if let Some(name) = &item.executor { " · " (name) }
                            }
                        }
                        @if with_unit { td data-label=(unit) { (item.unit_name) } }
                        td.num data-label=(due) { (date(lang, item.standing.effective_on)) }
                        td { (marks.tags(&item.standing)) }
                    }
                }
            }
        }
    }
}

/// A text cut at a word's end.
pub(crate) fn short(text: &str) -> String {
    cut(text, SHORT)
}

/// A text cut at a word's end, for a narrow column.
pub(super) fn brief(text: &str) -> String {
    cut(text, BRIEF)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', ';', '.', ' ']))
}
