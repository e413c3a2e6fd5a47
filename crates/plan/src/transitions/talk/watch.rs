//! Watches a thing, or stops to: whoever watches is told of what is said about it.

use super::watch;
use crate::{model::Topic, store::comment, transitions::Refusal};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Watches, or stops watching.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    /// What.
    pub topic: Topic,
    /// Whether from now on.
    pub on: bool,
}

impl Transition for Watch {
    const VERB: &'static str = "topic.watch";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
        comment::subject(tx, viewer, self.topic).await?.ok_or(Refusal::NotFound)?;
        if self.on {
            watch(tx, viewer.account, self.topic).await?;
        } else {
            let sql = "DELETE FROM watcher WHERE subject = $1 AND account = $2";
            tx.write(sql, values![self.topic.key(), viewer.account.0]).await?;
        }
        Ok(Applied::to(self.topic.subject(), json!({"watches": self.on}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
