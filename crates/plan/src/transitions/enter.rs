//! Takes what the form of an obligation sends: the entry, and the submission where that was asked.
//!
//! One transition, because one press is one thing to whoever presses. It does not refuse both when
//! only the submission is refused: what was done stays true while a quota is short, and a file that
//! was chosen could not be shown again. So the entry is kept, and the answer says so beside the
//! reason why it is not submitted. An entry that is wrong in itself keeps both out.

use super::{Record, Refusal, owned, record, submit};
use crate::model::{ProgressId, SubmissionId};
use ddci_platform::{
    permit::Actor,
    seam::Measures,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Records an entry, and submits with it where asked to.
#[derive(Clone)]
pub struct Enter {
    /// The key the form was given when it was shown: a second press of the same form is known by
    /// it. Without one, every press is a new entry.
    pub key: Option<ProgressId>,
    /// The entry.
    pub record: Record,
    /// What other rooms count towards a quota, where it shall be submitted too.
    pub submits: Option<Measures>,
}

/// What became of it.
#[derive(Debug)]
pub enum Entered {
    /// The entry is kept.
    Kept(ProgressId),
    /// The entry is kept and the obligation submitted.
    Submitted(SubmissionId),
    /// The entry is kept; the submission is refused.
    NotSubmitted(Refusal),
    /// The same form was sent before; nothing was written now.
    Before,
}

impl Transition for Enter {
    const VERB: &'static str = "obligation.record";
    type Output = Entered;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Entered>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.record.obligation).await?;
        let subject = format!("obligation:{}", self.record.obligation);
        if self.was_sent(tx).await? {
            // Only who may record gets here by the form; the entry says that nothing came of it.
            record::owns(&sheet, actor, ddci_platform::permit::Verb::RecordProgress)?;
            return Ok(Applied::to(subject, json!({"again": self.key}), Entered::Before));
        }
        let progress = self.record.write(tx, actor, &sheet, self.key).await?;
        let detail = self.record.detail(progress);
        let entered = match &self.submits {
            None => Entered::Kept(progress),
            Some(measures) => {
                // The state has moved with the entry, and the entry counts.
                let sheet = owned::sheet(tx, actor, self.record.obligation).await?;
                match submit::write(tx, actor, &sheet, measures).await {
                    Ok((id, detail)) => {
                        tx.also("obligation.submit", subject.clone(), detail);
                        Entered::Submitted(id)
                    }
                    Err(Refusal::Store(error)) => return Err(error.into()),
                    Err(refusal) => Entered::NotSubmitted(refusal),
                }
            }
        };
        Ok(Applied::to(subject, detail, entered))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Enter {
    async fn was_sent(&self, tx: &Tx) -> Result<bool, Refusal> {
        let Some(key) = self.key else { return Ok(false) };
        let sql = "SELECT obligation FROM progress WHERE id = $1";
        match tx.first(sql, values![key.0]).await? {
            None => Ok(false),
            Some(row) if row.get::<uuid::Uuid>("obligation")? == self.record.obligation.0 => {
                Ok(true)
            }
            // A key of another obligation's entry was not given out with this form.
            Some(_) => Err(Refusal::NotFound),
        }
    }
}
