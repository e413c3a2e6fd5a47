//! Refusals about what was given: its date, and whose it is.

use crate::{pages::asked::rule_name, transitions::Refusal, words::t};
use ddci_platform::web::{Lang, date};

/// The sentence of a refusal.
pub(super) fn words(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::RequestWaits => t!(lang, "refused-request-waits"),
        Refusal::NotLater(in_force) => {
            let on = date(lang, *in_force);
            t!(lang, "refused-not-later", on = on)
        }
        Refusal::TooFar(last) => {
            let last = date(lang, *last);
            t!(lang, "refused-too-far", last = last)
        }
        Refusal::DecidedAlready => t!(lang, "refused-decided-already"),
        Refusal::BounceWaits => t!(lang, "refused-bounce-waits"),
        Refusal::DecidedFinally => t!(lang, "refused-decided-finally"),
        &Refusal::TooLateToBounce { last, days } => {
            let last = date(lang, last);
            t!(lang, "refused-too-late-to-bounce", last = last, days = days)
        }
        Refusal::LeadersTurn => t!(lang, "refused-leaders-turn"),
        Refusal::SameUnit => t!(lang, "refused-same-unit"),
        Refusal::OwesAlready { unit } => t!(lang, "refused-owes-already", unit = unit.as_str()),
        Refusal::BadRule(rule) => {
            let name = rule_name(lang, *rule);
            t!(lang, "refused-bad-rule", name = name)
        }
        _ => t!(lang, "refused-store"),
    }
}
