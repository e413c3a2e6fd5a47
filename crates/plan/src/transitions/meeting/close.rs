//! Closes a meeting: its minutes stand from then on.

use super::{kept, open_meeting};
use crate::{model::PlanId, transitions::Refusal};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Closes a meeting.
#[derive(Debug, Clone)]
pub struct CloseMeeting {
    /// The plan.
    pub plan: PlanId,
    /// The number of the meeting.
    pub meeting: i32,
    /// Who attended.
    pub attended: String,
    /// What it came to; nothing, where the directives say all.
    pub conclusion: String,
}

impl Transition for CloseMeeting {
    const VERB: &'static str = "meeting.close";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (plan, meeting) = open_meeting(tx, actor, self.plan, self.meeting).await?;
        let attended = kept(&self.attended)?;
        if attended.is_empty() {
            return Err(Refusal::Missing("attended"));
        }
        let sql =
            "UPDATE meeting SET attended = $1, conclusion = $2, closed_at = $3, closed_by = $4
                   WHERE id = $5";
        let row = values![
            attended,
            kept(&self.conclusion)?,
            tx.now(),
            actor.viewer().map(|viewer| viewer.account.0),
            meeting.id.0,
        ];
        tx.write(sql, row).await?;
        let detail = json!({
            "meeting": meeting.number, "gone": meeting.gone, "items": meeting.items,
            "directives": meeting.directives,
        });
        Ok(Applied::to(format!("plan:{}", plan.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
