//! Makes a token.

use super::{ApiTokenRefusal, words};
use crate::{
    identity::{ApiTokenId, Token},
    permit::{Actor, Scope},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::SignedDuration;
use serde_json::json;

/// The longest a token lasts: a year.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(365 * 24);
/// The shortest: a day.
const SHORTEST: SignedDuration = SignedDuration::from_hours(24);
/// How many tokens a person has at a time.
pub const MOST: i64 = 20;
/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// Makes a token for part of what a person may do themselves.
#[derive(Debug, Clone)]
pub struct MakeApiToken {
    /// What it is for, in the person's words.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// How long.
    pub lasts: SignedDuration,
    /// The secret; its hash is kept.
    pub token: Token,
}

impl Transition for MakeApiToken {
    const VERB: &'static str = "token.make";
    type Output = ApiTokenId;
    type Error = ApiTokenRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<ApiTokenId>, ApiTokenRefusal> {
        self.check(actor)?;
        let account =
            actor.viewer().map(|viewer| viewer.account).ok_or(ApiTokenRefusal::NotTheirs)?;
        let now = tx.now();
        let sql = "SELECT COUNT(*) AS n FROM api_token
                   WHERE account = $1 AND revoked_at IS NULL AND expires_at > $2";
        let row = tx.first(sql, values![account.0, now]).await?;
        if row.map_or(Ok(0), |row| row.get::<i64>("n"))? >= MOST {
            return Err(ApiTokenRefusal::TooMany(MOST));
        }
        let (id, name): (ApiTokenId, _) = (tx.key()?, self.name.trim());
        let (scopes, expires_at) = (words(&self.scopes), now + self.lasts);
        let sql = "INSERT INTO api_token (id, account, name, scopes, token_hash, created_at,
                                          expires_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let hash = self.token.hash();
        let row = values![id.0, account.0, name, scopes.as_str(), hash, now, expires_at];
        tx.write(sql, row).await?;
        let detail = json!({"name": name, "scopes": scopes, "expires_at": expires_at.to_string()});
        Ok(Applied::to(format!("token:{id}"), detail, id))
    }

    fn store_error(error: &ApiTokenRefusal) -> Option<&StoreError> {
        error.store()
    }
}

impl MakeApiToken {
    /// A token does no more than its person, and none begets another.
    fn check(&self, actor: &Actor) -> Result<(), ApiTokenRefusal> {
        let viewer = actor.viewer().ok_or(ApiTokenRefusal::NotTheirs)?;
        let name = self.name.trim();
        if name.is_empty()
            || name.chars().count() > LONGEST_NAME
            || name.chars().any(char::is_control)
        {
            return Err(ApiTokenRefusal::BadName);
        }
        if self.scopes.is_empty() {
            return Err(ApiTokenRefusal::NoScope);
        }
        if viewer.narrowed.is_some() || !self.scopes.iter().all(|scope| scope.is_within(viewer)) {
            return Err(ApiTokenRefusal::NotTheirs);
        }
        match (SHORTEST..=LONGEST).contains(&self.lasts) {
            true => Ok(()),
            false => Err(ApiTokenRefusal::BadExpiry),
        }
    }
}
