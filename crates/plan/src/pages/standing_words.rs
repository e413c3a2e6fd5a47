//! How an obligation stands, as a mark with words.

use crate::{
    model::{Standing, WorkState, calendar},
    words::t,
};
use ddci_calendar::Timeliness;
use ddci_platform::web::{Lang, State, tag};
use jiff::civil::Date;
use maud::{Markup, html};

/// The mark of an obligation: lateness first, then the state of the work where it says more.
pub(super) fn tags(lang: Lang, standing: &Standing, today: Date, due_soon: u16) -> Markup {
    let timeliness = standing.timeliness(today, due_soon, calendar());
    let mark = |(state, words): (State, String)| tag(state, &words);
    html! {
        (mark(lateness(lang, timeliness, standing.state)))
        @if let Some(state) = work(lang, standing.state) { " " (mark(state)) }
    }
}

/// The same in words alone, for a cell of a table that leaves the program.
pub(super) fn plain(lang: Lang, standing: &Standing, today: Date, due_soon: u16) -> String {
    let timeliness = standing.timeliness(today, due_soon, calendar());
    let (_, lateness) = lateness(lang, timeliness, standing.state);
    let work = work(lang, standing.state).map(|(_, words)| words);
    std::iter::once(lateness).chain(work).collect::<Vec<_>>().join("; ")
}

fn lateness(lang: Lang, timeliness: Timeliness, state: WorkState) -> (State, String) {
    let accepted = state == WorkState::Accepted;
    match timeliness {
        Timeliness::Overdue { working_days, .. } => {
            (State::Late, t!(lang, "standing-overdue", days = working_days))
        }
        Timeliness::DueSoon { working_days_left: 0 } => {
            (State::Soon, t!(lang, "standing-due-today"))
        }
        Timeliness::DueSoon { working_days_left } => {
            (State::Soon, t!(lang, "standing-due-soon", days = working_days_left))
        }
        Timeliness::Upcoming { working_days_left } => {
            (State::Idle, t!(lang, "standing-upcoming", days = working_days_left))
        }
        Timeliness::DoneOnTime if accepted => (State::Fine, t!(lang, "standing-on-time")),
        Timeliness::DoneOnTime => (State::Fine, t!(lang, "standing-submitted-on-time")),
        Timeliness::DoneLate { working_days } if accepted => {
            (State::Late, t!(lang, "standing-late", days = working_days))
        }
        Timeliness::DoneLate { working_days } => {
            (State::Late, t!(lang, "standing-submitted-late", days = working_days))
        }
    }
}

fn work(lang: Lang, state: WorkState) -> Option<(State, String)> {
    match state {
        WorkState::Returned => Some((State::Soon, t!(lang, "state-returned"))),
        WorkState::Submitted => Some((State::Info, t!(lang, "state-submitted"))),
        WorkState::InProgress => Some((State::Info, t!(lang, "state-in-progress"))),
        WorkState::NotStarted | WorkState::Accepted => None,
    }
}
