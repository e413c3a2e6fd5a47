//! The fields of a time, as they look.

use super::{Typed, field};
use crate::words::t;
use ddci_platform::web::{Errors, Lang, form::Input};
use maud::{Markup, html};

/// The kinds of time that can be chosen; nothing chosen is no time.
const KINDS: [&str; 10] = [
    "",
    "by_date",
    "within",
    "month",
    "quarter",
    "half_year",
    "year",
    "throughout",
    "when_arising",
    "unstated",
];

/// The fields of one time; an empty one, for the next time, is folded away.
pub fn fields(lang: Lang, index: usize, typed: &Typed, sentence: &str, errors: &Errors) -> Markup {
    html! {
        @if *typed == Typed::default() {
            details {
                summary { (t!(lang, "mend-add-time")) }
                (set(lang, index, typed, sentence, errors))
            }
        } @else {
            (set(lang, index, typed, sentence, errors))
        }
    }
}

fn set(lang: Lang, index: usize, typed: &Typed, sentence: &str, errors: &Errors) -> Markup {
    let kinds: Vec<(String, String)> =
        KINDS.into_iter().map(|kind| (kind.to_owned(), kind_words(lang, kind))).collect();
    let name = |part: &str| field(index, part);
    let line = |part: &str, label: String, value: &str| {
        Input::new(&name(part), &label, value).errors(errors).line("text", "off")
    };
    let number = index + 1;
    html! {
        fieldset.time {
            legend { (t!(lang, "mend-time", n = number)) }
            @if !sentence.is_empty() { p.cap lang="vi" { "“" (sentence) "”" } }
            input type="hidden" name=(name("of")) value=(typed.of);
            (Input::new(&name("kind"), &t!(lang, "mend-kind"), &typed.kind)
                .errors(errors).choice(&kinds))
            div.parts {
                (line("from", t!(lang, "mend-from"), &typed.from))
                (line("to", t!(lang, "mend-to"), &typed.to))
                (line("day", t!(lang, "mend-day"), &typed.day))
                (line("quota", t!(lang, "mend-quota"), &typed.quota))
                (line("unit", t!(lang, "mend-unit"), &typed.unit))
            }
            div.choice {
                input type="checkbox" id=(name("before")) name=(name("before")) value="1"
                    checked[typed.before];
                label for=(name("before")) { (t!(lang, "mend-before")) }
            }
        }
    }
}

fn kind_words(lang: Lang, kind: &str) -> String {
    match kind {
        "by_date" => t!(lang, "mend-kind-by-date"),
        "within" => t!(lang, "mend-kind-within"),
        "month" => t!(lang, "schedule-every-month"),
        "quarter" => t!(lang, "schedule-every-quarter"),
        "half_year" => t!(lang, "schedule-every-half-year"),
        "year" => t!(lang, "schedule-every-year"),
        "throughout" => t!(lang, "schedule-throughout"),
        "when_arising" => t!(lang, "schedule-when-arising"),
        "unstated" => t!(lang, "schedule-unstated"),
        _ => t!(lang, "mend-kind-none"),
    }
}
