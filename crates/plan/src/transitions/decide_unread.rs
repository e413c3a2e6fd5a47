//! Decides about lines that the reader did not understand: they give nobody anything to do. That
//! they are a task is decided by adding it.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId, UnreadDecision},
    store::document::{self, LinesFrom},
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Decides about unread lines.
#[derive(Debug, Clone)]
pub struct DecideUnread {
    /// The plan.
    pub plan: PlanId,
    /// Which.
    pub lines: LinesFrom,
}

impl Transition for DecideUnread {
    const VERB: &'static str = "plan.decide_unread";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let lines = document::unread_from(tx, self.plan, &self.lines).await?;
        let lines = lines.ok_or(Refusal::NotFound)?;
        // Somebody else was there first: their decision stands until it is undone.
        if lines.decision.is_some() {
            return Err(Refusal::ChangedSince);
        }
        let touched = Touched { unread: vec![lines.position], ..Touched::default() };
        let desk = Desk::open(tx, self.plan, touched).await?;
        let mut unread = desk.unread().first().cloned().ok_or(Refusal::NotFound)?;
        unread.decision = Some(UnreadDecision::NoTask);
        written::unread(tx, self.plan, &unread).await?;
        let subject = match lines.first_line == lines.last_line {
            true => lines.first_line.to_string(),
            false => format!("{}–{}", lines.first_line, lines.last_line),
        };
        let edit = desk.close(tx, actor, EditKind::DecideUnread, &subject).await?;
        let detail = json!({"edit": edit, "sheet": lines.sheet, "lines": subject});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
