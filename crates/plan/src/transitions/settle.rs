//! Settles a finding: what the coordinator decided is kept and carried out in the draft.

use super::{
    Refusal, Seen, carry_out,
    desk::{Desk, Touched},
    owned,
};
use crate::{
    model::{Decision, EditKind, FindingId, PlanId},
    store::{
        finding::{self, Finding},
        task::{self, Task},
    },
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest reason, in characters.
const LONGEST: usize = 1_000;

/// Decides about a finding.
#[derive(Debug, Clone)]
pub struct Settle {
    /// The plan.
    pub plan: PlanId,
    /// The finding.
    pub finding: FindingId,
    /// What was decided.
    pub decision: Decision,
    /// Why, where somebody says so.
    pub reason: Option<String>,
    /// What whoever decides has seen.
    pub seen: Option<Seen>,
}

impl Settle {
    /// A decision without a word of why.
    pub fn of(plan: PlanId, finding: FindingId, decision: Decision) -> Self {
        Self { plan, finding, decision, reason: None, seen: None }
    }
}

impl Transition for Settle {
    const VERB: &'static str = "plan.settle";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let finding = finding::one(tx, self.plan, self.finding).await?.ok_or(Refusal::NotFound)?;
        if !finding.kind.can_be(&self.decision) {
            return Err(Refusal::NoAnswer);
        }
        let reason = self.reason.as_deref();
        if reason.is_some_and(|reason| reason.chars().count() > LONGEST) {
            return Err(Refusal::TooLong(LONGEST));
        }
        let tasks = concerned(tx, self.plan, &finding).await?;
        let touched = Touched {
            tasks: tasks.iter().map(|task| task.id).collect(),
            findings: vec![self.finding],
            ..Touched::default()
        };
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?.because(reason);
        carry_out::run(tx, &finding, &self.decision, desk.tasks()).await?;
        let sql = "UPDATE finding SET decision = $1, decided_at = $2, account = $3 WHERE id = $4";
        let decision = json!(self.decision).to_string();
        let account = actor.viewer().map(|viewer| viewer.account.0);
        tx.write(sql, values![decision, tx.now(), account, self.finding.0]).await?;
        let edit = desk.close(tx, actor, EditKind::Settle, &finding.message).await?;
        let detail = json!({
            "edit": edit,
            "finding": self.finding,
            "kind": finding.kind.word(),
            "message": finding.message,
            "was": finding.decision,
            "decision": self.decision,
            "reason": reason,
            "tasks": tasks.iter().map(|task| &task.reference).collect::<Vec<_>>(),
        });
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The tasks on whose lines a finding rests.
async fn concerned(tx: &Tx, plan: PlanId, finding: &Finding) -> Result<Vec<Task>, Refusal> {
    let tasks = task::of_plan(tx, plan).await?;
    Ok(tasks.into_iter().filter(|task| finding.rests_on(task)).collect())
}
