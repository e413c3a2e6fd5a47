//! Decides to whom what is late is reported, and after how many working days.

use super::Refusal;
use crate::{
    model::{Ladder, Rung},
    store::escalation,
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::{Value as Json, json};

/// The longest source, in characters.
const LONGEST: usize = 500;

/// Decides the ladder.
#[derive(Debug, Clone)]
pub struct SetLadder {
    /// Its rungs; one that is missing is told nothing.
    pub rungs: Vec<Rung>,
    /// The act behind it, or who decided so.
    pub source: String,
}

impl Transition for SetLadder {
    const VERB: &'static str = "plan.set_ladder";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let source = self.source.trim();
        if source.is_empty() {
            return Err(Refusal::Missing("source"));
        }
        if source.chars().count() > LONGEST {
            return Err(Refusal::TooLong(LONGEST));
        }
        let ladder = Ladder::new(self.rungs.clone()).map_err(|_| Refusal::BadLadder)?;
        let authority = actor.authority();
        let before = escalation::ladder(tx, authority).await?.ladder;
        let sql = "DELETE FROM escalation_rung WHERE authority = $1";
        tx.write(sql, values![authority.0]).await?;
        let account = actor.viewer().map(|viewer| viewer.account.0);
        for rung in ladder.rungs() {
            let sql =
                "INSERT INTO escalation_rung (authority, role, after_days, source, at, account)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let after = i32::from(rung.after);
            let row = values![authority.0, rung.ear.word(), after, source, tx.now(), account];
            tx.write(sql, row).await?;
        }
        let detail = json!({"before": told(&before), "after": told(&ladder), "source": source});
        Ok(Applied::to(format!("authority:{authority}"), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

fn told(ladder: &Ladder) -> Json {
    let rungs = ladder.rungs().iter();
    rungs.map(|rung| format!("{} {}", rung.ear.word(), rung.after)).collect::<Vec<_>>().into()
}
