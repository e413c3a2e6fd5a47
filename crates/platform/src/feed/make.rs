//! Makes the secret address of a calendar.

use super::{FeedId, FeedRefusal, kept, sees_unit};
use crate::{
    identity::Token,
    org::UnitId,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// How many a person keeps of one unit, or of what they do themselves: one for each device.
const MOST: usize = 5;

/// Makes a feed.
#[derive(Debug, Clone)]
pub struct MakeFeed {
    /// The unit it is about; none for what its owner does.
    pub of: Option<UnitId>,
    /// The secret in its address.
    pub token: Token,
}

impl Transition for MakeFeed {
    const VERB: &'static str = "feed.make";
    type Output = FeedId;
    type Error = FeedRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<FeedId>, FeedRefusal> {
        let viewer = actor.viewer().ok_or(FeedRefusal::NotFound)?;
        if let Some(unit) = self.of
            && !sees_unit(tx, viewer, unit).await?
        {
            return Err(FeedRefusal::NotFound);
        }
        if kept(tx, viewer, self.of).await?.len() >= MOST {
            return Err(FeedRefusal::TooMany(i64::try_from(MOST).unwrap_or(i64::MAX)));
        }
        let id: FeedId = tx.key()?;
        let sql = "INSERT INTO feed (id, authority, account, unit, token_hash, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let row = values![
            id.0,
            viewer.authority.0,
            viewer.account.0,
            self.of.map(|unit| unit.0),
            self.token.hash(),
            tx.now(),
        ];
        tx.write(sql, row).await?;
        Ok(Applied::to(format!("feed:{id}"), json!({"unit": self.of}), id))
    }

    fn store_error(error: &FeedRefusal) -> Option<&StoreError> {
        error.store()
    }
}

impl FeedRefusal {
    pub(super) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::NotFound | Self::TooMany(_) => None,
        }
    }
}
