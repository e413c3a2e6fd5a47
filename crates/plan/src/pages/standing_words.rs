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
    html! {
        @if standing.state == WorkState::Withdrawn {
            (tag(State::Idle, &t!(lang, "state-withdrawn")))
        } @else {
            (lateness(lang, timeliness, standing.state))
        }
        @if let Some(state) = work(lang, standing.state) { " " (state) }
    }
}

fn lateness(lang: Lang, timeliness: Timeliness, state: WorkState) -> Markup {
    let accepted = state == WorkState::Accepted;
    match timeliness {
        Timeliness::Overdue { working_days, .. } => {
            tag(State::Late, &t!(lang, "standing-overdue", days = working_days))
        }
        Timeliness::DueSoon { working_days_left: 0 } => {
            tag(State::Soon, &t!(lang, "standing-due-today"))
        }
        Timeliness::DueSoon { working_days_left } => {
            tag(State::Soon, &t!(lang, "standing-due-soon", days = working_days_left))
        }
        Timeliness::Upcoming { working_days_left } => {
            tag(State::Idle, &t!(lang, "standing-upcoming", days = working_days_left))
        }
        Timeliness::DoneOnTime if accepted => tag(State::Fine, &t!(lang, "standing-on-time")),
        Timeliness::DoneOnTime => tag(State::Fine, &t!(lang, "standing-submitted-on-time")),
        Timeliness::DoneLate { working_days } if accepted => {
            tag(State::Late, &t!(lang, "standing-late", days = working_days))
        }
        Timeliness::DoneLate { working_days } => {
            tag(State::Late, &t!(lang, "standing-submitted-late", days = working_days))
        }
    }
}

fn work(lang: Lang, state: WorkState) -> Option<Markup> {
    match state {
        WorkState::Returned => Some(tag(State::Soon, &t!(lang, "state-returned"))),
        WorkState::Submitted => Some(tag(State::Info, &t!(lang, "state-submitted"))),
        WorkState::InProgress => Some(tag(State::Info, &t!(lang, "state-in-progress"))),
        WorkState::NotStarted | WorkState::Accepted | WorkState::Withdrawn => None,
    }
}
