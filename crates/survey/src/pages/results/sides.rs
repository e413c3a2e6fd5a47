//! The pages of one round, and those of one unit, side by side.

use crate::{store::round::Round, words::t};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// A page about a whole round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Board,
    Change,
    Method,
    Data,
}

/// A page about one unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitSide {
    Profile,
    Change,
    Levers,
}

/// The links from one page of a round to the others.
pub(super) fn of_round(lang: Lang, round: &Round, here: Side) -> Markup {
    let way = |side: &str| format!("{}{side}", round.href());
    tabs(
        &t!(lang, "sides-round"),
        here,
        [
            (Side::Board, way(""), t!(lang, "board-title")),
            (Side::Change, way("/change"), t!(lang, "side-change")),
            (Side::Method, way("/method"), t!(lang, "side-method")),
            (Side::Data, way("/data"), t!(lang, "side-data")),
        ],
    )
}

/// The links from one page of a unit to the others.
pub(super) fn of_unit(lang: Lang, round: &Round, unit: &str, here: UnitSide) -> Markup {
    let way = |side: &str| format!("{}/{unit}{side}", round.href());
    tabs(
        &t!(lang, "sides-unit"),
        here,
        [
            (UnitSide::Profile, way(""), t!(lang, "side-profile")),
            (UnitSide::Change, way("/change"), t!(lang, "side-change")),
            (UnitSide::Levers, way("/levers"), t!(lang, "side-levers")),
        ],
    )
}

fn tabs<S: PartialEq, const N: usize>(
    label: &str,
    here: S,
    sides: [(S, String, String); N],
) -> Markup {
    html! {
        nav aria-label=(label) {
            ul.tabs {
                @for (side, href, words) in sides {
                    li {
                        a href=(href) aria-current=[(side == here).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}
