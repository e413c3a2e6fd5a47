//! Words of the room's vocabularies, and figures as readers write them.

use crate::{
    model::{Note, ResultKind, RoundState, Step},
    store::round::Round,
    words::t,
};
use ddci_platform::web::{Lang, Points, State, points, tag};
use maud::{Markup, html};

/// A block in words.
pub(super) fn block(lang: Lang, word: &str) -> String {
    match word {
        "department" => t!(lang, "block-department"),
        "locality" => t!(lang, "block-locality"),
        _ => t!(lang, "block-province"),
    }
}

/// Where a round stands, as a tag.
pub(super) fn state(lang: Lang, state: RoundState) -> Markup {
    match state {
        RoundState::Draft => tag(State::Idle, &t!(lang, "round-draft")),
        RoundState::Computed => tag(State::Soon, &t!(lang, "round-computed")),
        RoundState::Published => tag(State::Fine, &t!(lang, "round-published")),
    }
}

/// What results rest on.
pub(super) fn kind(lang: Lang, kind: Option<ResultKind>) -> String {
    match kind {
        None => t!(lang, "kind-none"),
        Some(ResultKind::Answers) => t!(lang, "kind-answers"),
        Some(ResultKind::Stated) => t!(lang, "kind-stated"),
    }
}

/// A step in words.
pub(super) fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Opened => t!(lang, "step-opened"),
        Step::Changed => t!(lang, "step-changed"),
        Step::Imported => t!(lang, "step-imported"),
        Step::Computed => t!(lang, "step-computed"),
        Step::Published => t!(lang, "step-published"),
        Step::Withdrawn => t!(lang, "step-withdrawn"),
    }
}

/// What must be known beside a figure; nothing where nothing must.
pub(super) fn note(lang: Lang, note: Note) -> Markup {
    match note {
        Note::None | Note::NotEnough => html! {},
        Note::Partial => tag(State::Info, &t!(lang, "note-partial")),
        Note::OutsideScale => tag(State::Late, &t!(lang, "note-outside-scale")),
    }
}

/// An interval: 71,20–75,05.
pub(super) fn interval(lang: Lang, (low, high): (i64, i64)) -> String {
    format!("{}–{}", points(lang, Points(low)), points(lang, Points(high)))
}

/// Places: 2–5, or 3 where there is only one.
pub(super) fn places((best, worst): (i32, i32)) -> String {
    if best == worst { best.to_string() } else { format!("{best}–{worst}") }
}

/// What everybody must know before the first figure: that figures are generated, that they are not
/// published yet, that nothing says how sure they are.
pub(super) fn banner(lang: Lang, round: &Round) -> Markup {
    html! {
        @if round.illustrative { (illustrative(lang)) }
        @if round.state == RoundState::Computed {
            p { (tag(State::Soon, &t!(lang, "not-published"))) " " (t!(lang, "not-published-explained")) }
        }
        @if round.kind == Some(ResultKind::Stated) {
            p { (tag(State::Info, &t!(lang, "no-intervals"))) " " (t!(lang, "no-intervals-explained")) }
        }
    }
}

/// That figures are generated.
pub(super) fn illustrative(lang: Lang) -> Markup {
    html! {
        p.illustrative role="note" {
            b { (t!(lang, "illustrative")) } " " (t!(lang, "illustrative-explained"))
        }
    }
}

/// The row of heads of a table whose columns depend on what is known: those that are none are left out.
pub(super) fn heads(heads: &[Option<&String>]) -> Markup {
    html! {
        thead { tr { @for head in heads.iter().flatten() { th scope="col" { (head) } } } }
    }
}
