//! What changed from an earlier round: of all units, and of one.

pub mod list;
mod parts;
pub mod unit;

use super::compared::Compared;
use crate::words::t;
use ddci_platform::web::{Lang, form::Input};
use maud::{Markup, html};

/// Which earlier round is compared with: a choice where there are several.
fn since(lang: Lang, compared: &Compared, path: &str) -> Markup {
    let options: Vec<(String, String)> = compared
        .choices
        .iter()
        .map(|round| (round.address.clone(), format!("{} · {}", round.year, round.title)))
        .collect();
    html! {
        @if options.len() > 1 {
            section.card {
                form.stacked method="get" action=(path) {
                    (Input::new("since", &t!(lang, "change-since"), &compared.round.address)
                        .choice(&options))
                    div.act { button.btn.q { (t!(lang, "change-compare")) } }
                }
            }
        }
    }
}

/// Why years may not be compared directly, where they may not.
fn broken(lang: Lang, why: Option<String>) -> Markup {
    html! {
        @if let Some(why) = why {
            p.illustrative role="note" { b { (t!(lang, "break")) } " " (why) }
        }
    }
}
