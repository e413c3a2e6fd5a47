//! Who stands behind a token that is presented.

use super::{PREFIX, scopes};
use crate::{
    identity::{ApiTokenId, Token, session::person},
    permit::{Narrowed, Viewer},
    store::{Db, Read, StoreError},
    values,
};
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

/// How often it is written down that a token was used.
const USED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The person behind a token as they are today, narrowed to its scopes; nobody where it has ended.
///
/// It is found by its hash, of which nobody can choose a part, and compared in constant time besides.
///
/// # Errors
/// [`StoreError`].
pub async fn bearer(db: &Db, token: &Token) -> Result<Option<Viewer>, StoreError> {
    if !token.reveal().starts_with(PREFIX) {
        return Ok(None);
    }
    let sql = "SELECT t.id AS token, t.token_hash, t.scopes, t.used_at,
                      a.id AS account, p.id AS person, p.name, p.authority, p.unit,
                      u.name AS unit_name, g.role, g.scope
               FROM api_token t
               JOIN account a ON a.id = t.account
               JOIN person p ON p.id = a.person
               JOIN unit u ON u.id = p.unit
               JOIN permit g ON g.account = a.id
               WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2
                 AND a.disabled_at IS NULL";
    let (now, hash) = (db.clock().now(), token.hash());
    let rows = db.all(sql, values![hash.as_str(), now]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let kept: String = first.get("token_hash")?;
    if !bool::from(kept.as_bytes().ct_eq(hash.as_bytes())) {
        return Ok(None);
    }
    let id: ApiTokenId = first.get("token")?;
    let used_at: Option<Timestamp> = first.get("used_at")?;
    if used_at.is_none_or(|at| at + USED_EVERY < now) {
        let sql = "UPDATE api_token SET used_at = $1 WHERE id = $2";
        db.bookkeep(sql, values![now, id.0]).await?;
    }
    let narrowed = Narrowed { token: id, scopes: scopes(&first.get::<String>("scopes")?) };
    Ok(person(&rows)?.map(|viewer| Viewer { narrowed: Some(narrowed), ..viewer }))
}
