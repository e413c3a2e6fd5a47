//! What of this room is due, and when.

use crate::{
    model::{PlanState, WorkState},
    pages::{period, short},
    store::due::{self, Due},
};
use ddci_platform::{
    seam::{Answer, Deadlines, DueState, DueThing, Whose},
    store::Db,
    web::Lang,
};
use jiff::civil::Date;

/// The obligations of plans in force.
#[derive(Debug, Clone, Copy)]
pub struct PlanDeadlines;

impl Deadlines for PlanDeadlines {
    fn due<'a>(
        &'a self,
        db: &'a Db,
        whose: Whose,
        first: Date,
        last: Date,
    ) -> Answer<'a, Vec<DueThing>> {
        Box::pin(async move {
            let due = due::between(db, whose, (first, last), db.clock().today()).await?;
            Ok(due.into_iter().map(thing).collect())
        })
    }
}

/// An obligation as the platform hears of it.
pub(crate) fn thing(due: Due) -> DueThing {
    let state = state(&due);
    DueThing {
        key: due.id.0,
        title: title(&due),
        href: format!("/obligations/{}", due.id),
        unit: due.unit,
        unit_name: due.unit_name,
        executor: due.executor,
        stated_on: due.stated_on,
        due_on: due.effective_on,
        state,
        sequence: u32::try_from(due.changes).unwrap_or_default(),
        changed_at: due.changed_at,
    }
}

/// The plan's own words, which are Vietnamese, and so is the period behind them.
fn title(due: &Due) -> String {
    match period(Lang::Vi, &due.period) {
        Some(period) => format!("{} ({period})", short(&due.text)),
        None => short(&due.text),
    }
}

/// Nothing is to be done any more on a plan that is closed.
fn state(due: &Due) -> DueState {
    let closed = due.plan_state == PlanState::Closed;
    match due.state {
        WorkState::Accepted => DueState::Done(due.done_on.unwrap_or(due.effective_on)),
        WorkState::Withdrawn => DueState::Withdrawn,
        _ if closed => DueState::Withdrawn,
        WorkState::Submitted => DueState::Waiting,
        WorkState::NotStarted | WorkState::InProgress | WorkState::Returned => DueState::Open,
    }
}
