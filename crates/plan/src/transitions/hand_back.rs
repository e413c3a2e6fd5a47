//! Hands back, on the day it was done and before anybody works on it, what was handed over.

use super::{Refusal, hand_over::Also};
use crate::model::{HandoverId, ObligationId, WorkState};
use ddci_platform::{
    org::UnitId,
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::{Timestamp, civil::Date};
use serde_json::json;

/// Hands back.
#[derive(Debug, Clone)]
pub struct HandBack {
    /// What was handed over.
    pub handover: HandoverId,
}

/// One thing that was handed over.
struct Step {
    obligation: ObligationId,
    to: UnitId,
    joined: bool,
    state: WorkState,
}

impl Transition for HandBack {
    const VERB: &'static str = "unit.hand_back";
    /// How many obligations are where they were.
    type Output = usize;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<usize>, Refusal> {
        if !actor.may_everywhere(Verb::HandOver) {
            return Err(Refusal::NotYourPart);
        }
        let sql = "SELECT unit, at, done_on, also, undone_at FROM handover
                   WHERE id = $1 AND authority = $2";
        let row = tx.first(sql, values![self.handover.0, actor.authority().0]).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        let (unit, at): (UnitId, Timestamp) = (row.get("unit")?, row.get("at")?);
        let (done_on, undone): (Date, Option<Timestamp>) =
            (row.get("done_on")?, row.get("undone_at")?);
        if undone.is_some() {
            return Err(Refusal::ChangedSince);
        }
        if done_on != tx.today() {
            return Err(Refusal::AnotherDay(done_on));
        }
        let also: String = row.get("also")?;
        let also: Also = serde_json::from_str(&also).unwrap_or_default();
        let steps = self.steps(tx).await?;
        for step in &steps {
            self.refuse_gone_on(tx, step, at).await?;
            back(tx, step, unit).await?;
        }
        also.hand_back(tx, actor, unit).await?;
        self.close(tx).await?;
        let detail = json!({"handover": self.handover, "back": steps.len()});
        Ok(Applied::to(format!("unit:{unit}"), detail, steps.len()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl HandBack {
    async fn steps(&self, tx: &Tx) -> Result<Vec<Step>, StoreError> {
        let sql = "SELECT obligation, to_unit, joined_into, state FROM obligation_handover
                   WHERE handover = $1 ORDER BY obligation";
        let rows = tx.all(sql, values![self.handover.0]).await?;
        let step = |row: &ddci_platform::store::Row| {
            Ok(Step {
                obligation: row.get("obligation")?,
                to: row.get("to_unit")?,
                joined: row.get::<Option<uuid::Uuid>>("joined_into")?.is_some(),
                state: row.get("state")?,
            })
        };
        rows.iter().map(step).collect()
    }

    /// Nobody has worked on it, handed it on or joined another to it since.
    async fn refuse_gone_on(&self, tx: &Tx, step: &Step, at: Timestamp) -> Result<(), Refusal> {
        let sql = "SELECT (SELECT COUNT(*) FROM progress p
                           WHERE p.obligation = $1 AND p.at > $2)
                        + (SELECT COUNT(*) FROM submission s
                           WHERE s.obligation = $1 AND s.at > $2)
                        + (SELECT COUNT(*) FROM obligation_handover h
                           WHERE (h.joined_into = $1 OR h.obligation = $1)
                             AND h.handover <> $3 AND NOT h.undone
                             AND h.handover IN (SELECT d.id FROM handover d WHERE d.at >= $2)) AS n";
        let row = tx.first(sql, values![step.obligation.0, at, self.handover.0]).await?;
        let since: i64 = row.map(|row| row.get("n")).transpose()?.unwrap_or_default();
        if since > 0 { Err(Refusal::GoneOnSince) } else { Ok(()) }
    }

    async fn close(&self, tx: &Tx) -> Result<(), StoreError> {
        let sql = "UPDATE obligation_handover SET undone = TRUE WHERE handover = $1";
        tx.write(sql, values![self.handover.0]).await?;
        let sql = "UPDATE handover SET undone_at = $1 WHERE id = $2";
        tx.write(sql, values![tx.now(), self.handover.0]).await?;
        Ok(())
    }
}

async fn back(tx: &Tx, step: &Step, unit: UnitId) -> Result<(), Refusal> {
    let id = step.obligation.0;
    let written = match step.joined {
        true => {
            let sql = "UPDATE obligation SET state = $1 WHERE id = $2 AND state = $3";
            let withdrawn = WorkState::Withdrawn.word();
            tx.write(sql, values![step.state.word(), id, withdrawn]).await?
        }
        false => {
            let sql = "UPDATE obligation SET unit = $1 WHERE id = $2 AND unit = $3";
            tx.write(sql, values![unit.0, id, step.to.0]).await?
        }
    };
    if written == 1 { Ok(()) } else { Err(Refusal::GoneOnSince) }
}
