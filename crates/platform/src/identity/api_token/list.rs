//! Tokens that can still be used, as their owner and the administrator see them; never the secret.

use super::scopes;
use crate::{
    identity::{AccountId, ApiTokenId},
    permit::{Scope, Verb, Viewer},
    store::{Db, Read, Row, StoreError},
    values,
};
use jiff::Timestamp;

/// A token in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiTokenRow {
    /// Its key.
    pub id: ApiTokenId,
    /// What it is for.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Option<Timestamp>,
}

/// One's own tokens, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn own(db: &Db, viewer: &Viewer) -> Result<Vec<ApiTokenRow>, StoreError> {
    listed(db, viewer.account).await
}

/// Somebody's tokens, for whoever keeps the accounts; the account is one that [`crate::identity::person`]
/// has shown them.
///
/// # Errors
/// [`StoreError`].
pub async fn of_account(
    db: &Db,
    viewer: &Viewer,
    account: AccountId,
) -> Result<Vec<ApiTokenRow>, StoreError> {
    match viewer.may_everywhere(Verb::ManageAccounts) {
        true => listed(db, account).await,
        false => Ok(Vec::new()),
    }
}

async fn listed(db: &Db, account: AccountId) -> Result<Vec<ApiTokenRow>, StoreError> {
    let sql = "SELECT id, name, scopes, created_at, expires_at, used_at FROM api_token
               WHERE account = $1 AND revoked_at IS NULL AND expires_at > $2
               ORDER BY created_at DESC, id DESC";
    let now = db.clock().now();
    db.all(sql, values![account.0, now]).await?.iter().map(token).collect()
}

fn token(row: &Row) -> Result<ApiTokenRow, StoreError> {
    Ok(ApiTokenRow {
        id: row.get("id")?,
        name: row.get("name")?,
        scopes: scopes(&row.get::<String>("scopes")?),
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        used_at: row.get("used_at")?,
    })
}
