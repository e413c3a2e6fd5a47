//! The week meeting of a plan: `/plans/{plan}/meeting` opens one and lists those before; each has its
//! minutes, and one screen for each thing that lies before it.

mod item;
mod list;
mod minutes;
mod press;
mod typed;

pub use item::show as show_item;
pub use list::{open, show};
pub use minutes::show as show_minutes;
pub use press::{close, direct, go_through};

use crate::{
    model::{PlanId, Reason},
    pages::standing_words::Marks,
    store::{
        meeting::{self, Meeting},
        plan::{self, Plan},
    },
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Lang, State, tag},
};
use maud::Markup;
use std::sync::Arc;

/// A plan with a meeting, for whoever sees everything that is owed of it.
struct Room {
    plan: Plan,
    meeting: Meeting,
    calendar: Arc<Calendar>,
    /// Whether the viewer may record what comes of it, as long as it is open.
    holds: bool,
}

impl Room {
    async fn of(viewer: &Viewer, cx: &Cx, plan: PlanId, number: i32) -> Result<Self, Error> {
        let plan = visible(viewer, cx, plan).await?;
        let meeting = meeting::numbered(cx.db(), plan.id, number).await?.ok_or(Error::NotFound)?;
        Ok(Self {
            holds: viewer.may_everywhere(Verb::HoldMeeting) && meeting.closed_at.is_none(),
            calendar: cx.calendar().await?,
            plan,
            meeting,
        })
    }

    fn path(&self) -> String {
        path(self.plan.id, self.meeting.number)
    }

    fn marks(&self, cx: &Cx) -> Marks<'_> {
        Marks::of(cx, self.plan.settings.due_soon_working_days, &self.calendar)
    }
}

/// The plan, for those who see everything that is owed of it.
async fn visible(viewer: &Viewer, cx: &Cx, id: PlanId) -> Result<Plan, Error> {
    let plan = plan::visible(cx.db(), viewer, id).await?;
    let plan = plan.filter(|plan| plan.state.is_published()).ok_or(Error::NotFound)?;
    match viewer.may_everywhere(Verb::ViewObligations) {
        true => Ok(plan),
        false => Err(Error::NotYours),
    }
}

/// The minutes of a meeting.
pub(super) fn path(plan: PlanId, number: i32) -> String {
    format!("/plans/{plan}/meetings/{number}")
}

/// Why a thing lies before a meeting.
fn reason(lang: Lang, reason: Reason) -> Markup {
    match reason {
        Reason::Overdue => tag(State::Late, &t!(lang, "meeting-overdue")),
        Reason::Returned => tag(State::Soon, &t!(lang, "meeting-returned")),
        Reason::Waiting => tag(State::Info, &t!(lang, "meeting-waiting")),
        Reason::Short => tag(State::Soon, &t!(lang, "meeting-short")),
        Reason::NotStarted => tag(State::Soon, &t!(lang, "meeting-not-started")),
    }
}
