//! Where a piece stands and how long it was waited for, as marks with words.

use crate::{
    model::PieceState,
    store::{piece::Piece, waited::Waited},
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::web::{Lang, State, date, tag};
use jiff::civil::Date;
use maud::{Markup, html};

/// The state, and that its day has passed.
pub(super) fn tags(lang: Lang, piece: &Piece, today: Date) -> Markup {
    let late = piece.state == PieceState::Asked && piece.due_on < today;
    html! {
        @match piece.state {
            PieceState::Asked if late => (tag(State::Late, &t!(lang, "piece-late"))),
            PieceState::Asked => (tag(State::Info, &t!(lang, "piece-asked"))),
            PieceState::Delivered => (tag(State::Soon, &t!(lang, "piece-delivered"))),
            PieceState::Taken => (tag(State::Fine, &t!(lang, "piece-taken"))),
            PieceState::Declined => (tag(State::Late, &t!(lang, "piece-declined"))),
            PieceState::Withdrawn => (tag(State::Idle, &t!(lang, "piece-withdrawn"))),
        }
    }
}

/// By when.
pub(super) fn due(lang: Lang, piece: &Piece) -> String {
    let day = date(lang, piece.due_on);
    t!(lang, "piece-due", day = day)
}

/// Who waited for whom, and how long; nothing where nobody waited.
pub(super) fn waited(
    lang: Lang,
    waited: &Waited,
    today: Date,
    calendar: &Calendar,
) -> Option<String> {
    let days = waited.working_days(today, calendar);
    let (asker, unit) = (waited.piece.asker_name.as_str(), waited.piece.unit_name.as_str());
    (days > 0).then(|| t!(lang, "piece-waited", asker = asker, unit = unit, days = days))
}
