//! Refusals about what units ask of each other and of whoever gave them the work.

use crate::{model::PieceState, transitions::Refusal, words::t};
use ddci_platform::web::{Lang, date};

/// The sentence of a refusal.
pub(super) fn words(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotAsked { unit } => t!(lang, "refused-not-asked", unit = unit.as_str()),
        Refusal::WrongPieceState(state) => piece_state(lang, *state),
        Refusal::AsksItself => t!(lang, "refused-asks-itself"),
        Refusal::NoSuchUnit => t!(lang, "refused-no-such-unit"),
        Refusal::NotNamed => t!(lang, "refused-not-named"),
        Refusal::InThePast => t!(lang, "refused-in-the-past"),
        Refusal::DayOff(day) => {
            let day = date(lang, *day);
            t!(lang, "refused-day-off", day = day)
        }
        Refusal::AfterOwnDay(own) => {
            let own = date(lang, *own);
            t!(lang, "refused-after-own-day", own = own)
        }
        Refusal::NothingDelivered => t!(lang, "refused-nothing-delivered"),
        _ => t!(lang, "refused-store"),
    }
}

fn piece_state(lang: Lang, state: PieceState) -> String {
    match state {
        PieceState::Asked => t!(lang, "refused-piece-asked"),
        PieceState::Delivered => t!(lang, "refused-piece-delivered"),
        PieceState::Taken => t!(lang, "refused-piece-taken"),
        PieceState::Declined => t!(lang, "refused-piece-declined"),
        PieceState::Withdrawn => t!(lang, "refused-piece-withdrawn"),
    }
}
