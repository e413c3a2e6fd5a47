//! Notes that a thing was gone through, and what was said about it.

use super::{kept, open_meeting};
use crate::{model::PlanId, transitions::Refusal};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Goes through a thing.
#[derive(Debug, Clone)]
pub struct GoThrough {
    /// The plan.
    pub plan: PlanId,
    /// The number of the meeting.
    pub meeting: i32,
    /// The place of the thing in its list.
    pub position: i32,
    /// What was said about it.
    pub note: String,
}

impl Transition for GoThrough {
    const VERB: &'static str = "meeting.go_through";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (plan, meeting) = open_meeting(tx, actor, self.plan, self.meeting).await?;
        let sql = "UPDATE meeting_item SET note = $1, gone_at = COALESCE(gone_at, $2)
                   WHERE meeting = $3 AND position = $4";
        let row = values![kept(&self.note)?, tx.now(), meeting.id.0, self.position];
        if tx.write(sql, row).await? == 0 {
            return Err(Refusal::NotFound);
        }
        let detail = json!({"meeting": meeting.number, "position": self.position});
        Ok(Applied::to(format!("plan:{}", plan.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
