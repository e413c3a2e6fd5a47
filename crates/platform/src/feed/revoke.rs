//! Revokes the secret address of a calendar: from then on it opens nothing.

use super::{FeedId, FeedRefusal};
use crate::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Revokes one of one's own feeds.
#[derive(Debug, Clone, Copy)]
pub struct RevokeFeed {
    /// Which.
    pub feed: FeedId,
}

impl Transition for RevokeFeed {
    const VERB: &'static str = "feed.revoke";
    type Output = ();
    type Error = FeedRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, FeedRefusal> {
        let own = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "DELETE FROM feed WHERE id = $1 AND account = $2";
        match tx.write(sql, values![self.feed.0, own]).await? {
            0 => Err(FeedRefusal::NotFound),
            _ => Ok(Applied::to(format!("feed:{}", self.feed), json!({}), ())),
        }
    }

    fn store_error(error: &FeedRefusal) -> Option<&StoreError> {
        error.store()
    }
}
