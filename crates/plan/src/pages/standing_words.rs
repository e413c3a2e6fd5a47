//! How an obligation stands, as a mark with words.

use crate::{
    model::{Quality, Standing, WorkState},
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

    /// The marks in a language on a day, where no page is made.
    pub(super) fn on(lang: Lang, today: Date, due_soon: u16, calendar: &'a Calendar) -> Self {
        Self { lang, today, due_soon, calendar }
    }

    /// The mark of an obligation: lateness first, then the state of the work where it says more.
    pub(super) fn tags(self, standing: &Standing) -> Markup {
        let mark = |(state, words): (State, String)| tag(state, &words);
        html! {
            (mark(self.lateness(standing)))
            @if let Some(state) = work(self.lang, standing.state) { " " (mark(state)) }
            @for state in extra(self.lang, standing) { " " (mark(state)) }
        }
    }

    /// The same in words alone, for a cell of a table that leaves the program.
    pub(super) fn plain(self, standing: &Standing) -> String {
        let (_, lateness) = self.lateness(standing);
        let work = work(self.lang, standing.state).into_iter().chain(extra(self.lang, standing));
        std::iter::once(lateness).chain(work.map(|(_, words)| words)).collect::<Vec<_>>().join("; ")
    }

    /// What is no longer owed is neither late nor in time.
    fn lateness(self, standing: &Standing) -> (State, String) {
        if standing.state == WorkState::Withdrawn {
            return (State::Idle, t!(self.lang, "state-withdrawn"));
        }
        let timeliness = standing.timeliness(self.today, self.due_soon, self.calendar);
        lateness(self.lang, timeliness, standing.state)
    }
}

/// That its giver moved the date, and whether only that made it in time; that it was met in part.
fn extra(lang: Lang, standing: &Standing) -> Vec<(State, String)> {
    let moved = standing.original_on.map(|_| match standing.is_in_time_by_move() {
        true => (State::Info, t!(lang, "standing-in-time-by-move")),
        false => (State::Info, t!(lang, "standing-moved")),
    });
    let partly = standing.quality.filter(|quality| *quality == Quality::Partly);
    let partly = partly.map(|quality| (State::Soon, quality_words(lang, quality)));
    moved.into_iter().chain(partly).collect()
}

/// A mark of an acceptance.
pub(super) fn quality_words(lang: Lang, quality: Quality) -> String {
    match quality {
        Quality::Met => t!(lang, "quality-met"),
        Quality::Partly => t!(lang, "quality-partly"),
    }
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
        WorkState::NotStarted | WorkState::Accepted | WorkState::Withdrawn => None,
    }
}
