//! How an obligation stands, as a mark with words.

use crate::{
    model::{Standing, WorkState},
    words::t,
};
use ddci_calendar::{Calendar, Timeliness};
use ddci_platform::web::{Cx, Lang, State, tag};
use jiff::civil::Date;
use maud::{Markup, html};

/// What the marks of a page have in common: its day, its calendar, and what counts as soon.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    lang: Lang,
    today: Date,
    due_soon: u16,
    calendar: &'a Calendar,
}

impl<'a> Marks<'a> {
    /// The marks of a page.
    pub(super) fn of(cx: &Cx, due_soon: u16, calendar: &'a Calendar) -> Self {
        Self { lang: cx.lang, today: cx.today(), due_soon, calendar }
    }

    /// The mark of an obligation: lateness first, then the state of the work where it says more.
    pub(super) fn tags(self, standing: &Standing) -> Markup {
        let timeliness = standing.timeliness(self.today, self.due_soon, self.calendar);
        html! {
            @if standing.state == WorkState::Withdrawn {
                (tag(State::Idle, &t!(self.lang, "state-withdrawn")))
            } @else {
                (lateness(self.lang, timeliness, standing.state))
            }
            @if let Some(state) = work(self.lang, standing.state) { " " (state) }
        }
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
