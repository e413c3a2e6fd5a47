//! The steps at which an authority speaks of what is due: its own, or our default.

use super::DigestRefusal;
use crate::{
    org::UnitId,
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use ddci_calendar::ReminderSteps;
use serde_json::json;

/// The longest source that is kept, in characters.
const LONGEST: usize = 500;

/// Steps, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecidedSteps {
    /// The steps.
    pub steps: ReminderSteps,
    /// The act behind them, or who decided so; nothing behind our default.
    pub source: Option<String>,
}

/// The steps of an authority.
///
/// # Errors
/// [`StoreError`].
pub async fn steps(db: &impl Read, authority: UnitId) -> Result<DecidedSteps, StoreError> {
    let sql = "SELECT steps, source FROM reminder_steps WHERE authority = $1";
    let Some(row) = db.first(sql, values![authority.0]).await? else {
        return Ok(DecidedSteps::default());
    };
    let text: String = row.get("steps")?;
    let steps = serde_json::from_str(&text)
        .map_err(|_| StoreError::Vocabulary { column: "steps".to_owned(), value: text })?;
    Ok(DecidedSteps { steps, source: Some(row.get("source")?) })
}

/// Decides the steps.
#[derive(Debug, Clone)]
pub struct SetSteps {
    /// The steps.
    pub steps: ReminderSteps,
    /// The act behind them, or who decided so.
    pub source: String,
}

impl Transition for SetSteps {
    const VERB: &'static str = "reminders.set_steps";
    type Output = ();
    type Error = DigestRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, DigestRefusal> {
        if !actor.may_everywhere(Verb::ManageCalendar) {
            return Err(DigestRefusal::NotYours);
        }
        let source: String = self.source.trim().chars().take(LONGEST).collect();
        if source.is_empty() {
            return Err(DigestRefusal::NoSource);
        }
        let authority = actor.authority();
        let before = steps(tx, authority).await?.steps;
        let text = serde_json::to_string(&self.steps).unwrap_or_default();
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "INSERT INTO reminder_steps (authority, steps, source, at, account)
                   VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (authority) DO UPDATE
                     SET steps = $2, source = $3, at = $4, account = $5";
        tx.write(sql, values![authority.0, text, source.as_str(), tx.now(), account]).await?;
        let detail = json!({"before": before, "after": self.steps, "source": source});
        Ok(Applied::to(format!("authority:{authority}"), detail, ()))
    }

    fn store_error(error: &DigestRefusal) -> Option<&StoreError> {
        error.store()
    }
}
