//! One-time sign-in links: a GET shows a button, the POST consumes (mail scanners only GET).

use super::{AccountId, AccountRefusal, Token, account::owned};
use crate::{
    permit::{Actor, Verb},
    store::{Applied, Db, Read, StoreError, Transition, Tx},
    values,
};
use jiff::SignedDuration;
use serde_json::json;

/// Makes a link for an account.
#[derive(Debug, Clone)]
pub struct MakeLink {
    /// Whose.
    pub login: String,
    /// The secret in it.
    pub token: Token,
    /// How long it may be used.
    pub lasts: SignedDuration,
}

impl Transition for MakeLink {
    const VERB: &'static str = "account.make_link";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        if !actor.may_everywhere(Verb::ManageAccounts) {
            return Err(AccountRefusal::NotYours);
        }
        let account = owned(tx, actor, &self.login).await?;
        let sql = "INSERT INTO sign_in_link (token_hash, account, created_at, expires_at)
                   VALUES ($1, $2, $3, $4)";
        let expires = tx.now() + self.lasts;
        tx.write(sql, values![self.token.hash(), account.id.0, tx.now(), expires]).await?;
        let detail = json!({"login": self.login, "expires_at": expires.to_string()});
        Ok(Applied::to(format!("account:{}", account.id), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        match error {
            AccountRefusal::Store(error) => Some(error),
            _ => None,
        }
    }
}

/// Uses a link up: the account it opens, once, or nothing.
///
/// # Errors
/// [`StoreError`].
pub async fn consume(db: &Db, token: &Token) -> Result<Option<AccountId>, StoreError> {
    let now = db.clock().now();
    let hash = token.hash();
    let sql = "UPDATE sign_in_link SET used_at = $1
               WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1";
    if db.bookkeep(sql, values![now, hash.as_str()]).await? == 0 {
        return Ok(None);
    }
    let sql = "SELECT l.account FROM sign_in_link l JOIN account a ON a.id = l.account
               WHERE l.token_hash = $1 AND a.disabled_at IS NULL";
    db.first(sql, values![hash]).await?.map(|row| row.get("account")).transpose()
}
