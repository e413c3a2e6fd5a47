//! Refusals in words: what happened, and what to do about it.

use crate::{
    model::{RoundState, SetFault},
    transitions::Refusal,
    words::t,
};
use ddci_platform::web::{Error, Lang};

/// The sentence of a refusal.
pub(super) fn words(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotFound => t!(lang, "refused-not-found"),
        Refusal::NotYourPart => t!(lang, "refused-not-your-part"),
        Refusal::Missing("title") => t!(lang, "refused-missing-title"),
        Refusal::Missing("address") => t!(lang, "refused-missing-address"),
        Refusal::Missing("method") => t!(lang, "refused-missing-method"),
        Refusal::Missing(_) => t!(lang, "refused-missing-index"),
        &Refusal::TooLong(most) => t!(lang, "refused-too-long", most = most),
        Refusal::NoYear => t!(lang, "refused-no-year"),
        Refusal::EndsBeforeItStarts => t!(lang, "refused-ends-before-it-starts"),
        Refusal::NoAddress => t!(lang, "refused-no-address"),
        Refusal::AddressTaken => t!(lang, "refused-address-taken"),
        Refusal::BadSet(fault) => set(lang, fault),
        Refusal::WrongState(RoundState::Draft) => t!(lang, "refused-state-draft"),
        Refusal::WrongState(RoundState::Computed) => t!(lang, "refused-state-computed"),
        Refusal::WrongState(RoundState::Published) => t!(lang, "refused-state-published"),
        Refusal::NoQuestions => t!(lang, "import-no-questions"),
        Refusal::NothingImported => t!(lang, "refused-nothing-imported"),
        Refusal::UnitTwice(unit) => t!(lang, "refused-unit-twice", unit = unit.as_str()),
        Refusal::NotRated => t!(lang, "refused-not-rated"),
        Refusal::DoesNotFit(what) => t!(lang, "refused-does-not-fit", what = what.as_str()),
        Refusal::Fault(fault) => t!(lang, "refused-fault", fault = fault.to_string()),
        Refusal::NoScores => t!(lang, "refused-no-scores"),
        Refusal::NoReason => t!(lang, "refused-no-reason"),
        Refusal::ChangedSince => t!(lang, "refused-changed-since"),
        Refusal::Store(_) => t!(lang, "refused-store"),
    }
}

/// What is wrong with an index set.
pub(super) fn set(lang: Lang, fault: &SetFault) -> String {
    match fault {
        SetFault::Broken(fault) => t!(lang, "set-broken", fault = fault.to_string()),
        SetFault::Records(code) => t!(lang, "set-records", code = code.as_str()),
        SetFault::PooledYears => t!(lang, "set-pooled-years"),
        SetFault::HalfPlaces => t!(lang, "set-half-places"),
        &SetFault::Decimals(n) => t!(lang, "set-decimals", n = n),
    }
}

/// The field of the round's form that a refusal is about.
pub(super) fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Missing("title") => "title",
        Refusal::Missing("method") => "method",
        Refusal::Missing("address") | Refusal::NoAddress | Refusal::AddressTaken => "address",
        Refusal::Missing(_) | Refusal::BadSet(_) => "own_index",
        Refusal::NoYear => "year",
        Refusal::EndsBeforeItStarts => "to",
        _ => "title",
    }
}

/// What leaves no page to render: the thing is not there, or the database failed. Everything else
/// comes back to be shown beside the form.
pub(super) fn or_page(refusal: Refusal) -> Result<Refusal, Error> {
    match refusal {
        Refusal::NotFound => Err(Error::NotFound),
        Refusal::NotYourPart => Err(Error::NotYours),
        Refusal::Store(error) => Err(error.into()),
        other => Ok(other),
    }
}
