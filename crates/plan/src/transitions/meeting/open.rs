//! Opens a meeting for a day: what is overdue or at risk now is what lies before it, whatever happens
//! to it afterwards.

use super::{kept, refuse_others};
use crate::{
    model::{MeetingId, PlanId},
    store::{
        meeting::{self, ToLay},
        work::Days,
    },
    transitions::{Refusal, owned},
};
use ddci_platform::{
    law,
    permit::Actor,
    store::{Applied, Bulk, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// The most things that lie before one meeting: more is gone through in no morning.
const MOST: usize = 300;

/// Opens a meeting.
#[derive(Debug, Clone)]
pub struct OpenMeeting {
    /// The plan.
    pub plan: PlanId,
    /// The day it is held.
    pub held_on: Date,
    /// Who attends; it can be written when the meeting is closed.
    pub attended: String,
}

impl Transition for OpenMeeting {
    const VERB: &'static str = "meeting.open";
    /// Its number.
    type Output = i32;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<i32>, Refusal> {
        refuse_others(actor)?;
        let plan = owned::in_force(tx, actor, self.plan).await?;
        let before = meeting::of_plan(tx, plan.id).await?;
        if let Some(open) = before.iter().find(|meeting| meeting.closed_at.is_none()) {
            return Err(Refusal::MeetingOpen(open.number));
        }
        let number = before.first().map_or(1, |last| last.number + 1);
        let calendar = law::calendar(tx, plan.authority).await?;
        let days = Days::on(tx.today(), plan.settings.due_soon_working_days, &calendar);
        let mut laid = meeting::at_risk(tx, plan.id, days).await?;
        laid.truncate(MOST);
        let id: MeetingId = tx.key()?;
        let sql = "INSERT INTO meeting (id, plan, number, held_on, attended, conclusion, opened_at,
                     opened_by) VALUES ($1, $2, $3, $4, $5, '', $6, $7)";
        let row = values![
            id.0,
            plan.id.0,
            number,
            self.held_on,
            kept(&self.attended)?,
            tx.now(),
            actor.viewer().map(|viewer| viewer.account.0),
        ];
        tx.write(sql, row).await?;
        lay(tx, id, &laid).await?;
        let detail = json!({
            "meeting": number, "held_on": self.held_on.to_string(), "items": laid.len(),
        });
        Ok(Applied::to(format!("plan:{}", plan.id), detail, number))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn lay(tx: &Tx, meeting: MeetingId, laid: &[ToLay]) -> Result<(), Refusal> {
    let into = "INSERT INTO meeting_item (meeting, position, obligation, reason, state, stated_on,
                  effective_on, note)";
    let mut rows = Bulk::into(tx, into, "");
    for (position, thing) in (1_i32..).zip(laid) {
        let row = values![
            meeting.0,
            position,
            thing.obligation.0,
            thing.reason.word(),
            thing.state.word(),
            thing.stated_on,
            thing.effective_on,
            "",
        ];
        rows.add(row).await?;
    }
    rows.finish().await?;
    Ok(())
}
