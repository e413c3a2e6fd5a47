//! What a transition refuses, to a program: a code that never changes, beside the sentence of the page.

use crate::{pages::refused_words, transitions::Refusal};
use ddci_platform::web::{
    Lang,
    api::{Problem, Refused},
};

/// The problem of a refusal. What the document rules out never comes this far, so what is refused here
/// stands against the state of things: 409.
pub(super) fn problem(lang: Lang, refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotFound => Problem::NotFound,
        Refusal::NotYourPart => Problem::NotYours,
        Refusal::Store(error) => error.into(),
        refusal => Problem::Refused(Refused {
            code: code(&refusal),
            detail: refused_words(lang, &refusal),
        }),
    }
}

fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotYours { .. } => "owed-by-another-unit",
        Refusal::OwnWork => "own-work",
        Refusal::NotCoordinator => "not-coordinator",
        Refusal::WrongState(_) => "wrong-state",
        Refusal::NoEvidence => "no-evidence",
        Refusal::QuotaShort { .. } => "quota-short",
        Refusal::BadStep => "step-of-a-quota",
        Refusal::PlanClosed => "plan-closed",
        Refusal::NotAsked { .. } => "asked-of-another-unit",
        Refusal::WrongPieceState(_) => "wrong-piece-state",
        Refusal::AsksItself => "asks-itself",
        Refusal::NoSuchUnit => "no-such-unit",
        Refusal::NotNamed => "not-named-by-the-plan",
        Refusal::InThePast => "in-the-past",
        Refusal::DayOff(_) => "day-off",
        Refusal::AfterOwnDay(_) => "after-own-day",
        Refusal::CannotBeNamed(_) => "cannot-be-named",
        Refusal::TooManyNamed(_) => "too-many-named",
        // Whatever the verbs of the API do not run into.
        _ => "refused",
    }
}
