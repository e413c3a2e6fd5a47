//! Sessions: opened at sign-in, listed as devices, revoked one by one or at sign-out.

use super::{AccountId, Token};
use crate::{
    org::{PersonId, UnitId},
    permit::{Actor, Grant, Role, Viewer},
    store::{Applied, Db, Read, Row, StoreError, Transition, Tx},
    values,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

crate::key! {
    /// A session, as its owner sees it in the list of devices; never the secret.
    SessionId
}

/// A session ends for good after this.
pub const LASTS: SignedDuration = SignedDuration::from_hours(12);
/// A session ends when nothing was asked for this long.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long a proof of who one is counts for what is dangerous; signing in is one.
pub const PROVED_FOR: SignedDuration = SignedDuration::from_mins(10);
/// How often it is written down that a session was seen.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// What a sign-in leads to.
#[derive(Debug)]
pub struct NewSession {
    /// The secret for the cookie.
    pub token: Token,
}

/// Opens a session; a sign-in always gets a new one, so that none can be planted before.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// Who signs in.
    pub account: AccountId,
    /// The secret for the cookie.
    pub token: Token,
    /// The browser, as it calls itself.
    pub agent: String,
    /// Where from.
    pub address: String,
    /// By password or by link.
    pub by: &'static str,
}

impl OpenSession {
    /// Opens it under the account's own authority.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn run(self, db: &Db) -> Result<NewSession, StoreError> {
        let sql = "SELECT p.authority FROM account a JOIN person p ON p.id = a.person
                   WHERE a.id = $1";
        let row = db.first(sql, values![self.account.0]).await?.ok_or(StoreError::NoAuthority)?;
        let actor = Actor::Operator { authority: row.get("authority")?, command: "sign-in" };
        let token = self.token.clone();
        db.run(&actor, &self).await?;
        Ok(NewSession { token })
    }
}

impl Transition for OpenSession {
    const VERB: &'static str = "session.open";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        let id: SessionId = tx.key()?;
        let now = tx.now();
        tx.write("DELETE FROM session WHERE expires_at < $1", values![now]).await?;
        let sql = "INSERT INTO session (token_hash, id, account, created_at, seen_at, expires_at,
                                        agent, address, proved_at)
                   VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $4)";
        let agent: String = self.agent.chars().take(300).collect();
        let row = values![
            self.token.hash(),
            id.0,
            self.account.0,
            now,
            now + LASTS,
            agent,
            self.address.as_str(),
        ];
        tx.write(sql, row).await?;
        let detail = json!({"session": id, "by": self.by});
        Ok(Applied::to(format!("account:{}", self.account), detail, ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// Ends the session of this cookie.
#[derive(Debug)]
pub struct SignOut {
    /// The cookie's secret.
    pub token: Token,
}

impl Transition for SignOut {
    const VERB: &'static str = "session.close";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, StoreError> {
        let sql = "DELETE FROM session WHERE token_hash = $1";
        tx.write(sql, values![self.token.hash()]).await?;
        Ok(Applied::to(actor.audit_name(), json!({}), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// Ends one of one's own sessions, from the list of devices.
#[derive(Debug)]
pub struct RevokeSession {
    /// Which.
    pub session: SessionId,
}

impl Transition for RevokeSession {
    const VERB: &'static str = "session.revoke";
    type Output = bool;
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<bool>, StoreError> {
        let own = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "DELETE FROM session WHERE id = $1 AND account = $2";
        let revoked = tx.write(sql, values![self.session.0, own]).await? > 0;
        let detail = json!({"session": self.session, "revoked": revoked});
        Ok(Applied::to(actor.audit_name(), detail, revoked))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// A session in the list of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its key.
    pub id: SessionId,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last seen, to the minute.
    pub seen_at: Timestamp,
    /// The browser, as it calls itself.
    pub agent: String,
    /// Where from.
    pub address: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// One's own sessions, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn devices(db: &Db, viewer: &Viewer, this: &Token) -> Result<Vec<Device>, StoreError> {
    let sql = "SELECT id, created_at, seen_at, agent, address, token_hash = $2 AS is_this
               FROM session WHERE account = $1 AND expires_at > $3 ORDER BY created_at DESC";
    let now = db.clock().now();
    let rows = db.all(sql, values![viewer.account.0, this.hash(), now]).await?;
    rows.iter()
        .map(|row| {
            Ok(Device {
                id: row.get("id")?,
                created_at: row.get("created_at")?,
                seen_at: row.get("seen_at")?,
                agent: row.get("agent")?,
                address: row.get("address")?,
                is_this: row.get("is_this")?,
            })
        })
        .collect()
}

/// Who stands behind a cookie, with what they were granted; nobody where the session has ended.
///
/// One query for the session, the person and the grants, because every page begins with it.
///
/// # Errors
/// [`StoreError`].
pub async fn viewer(db: &Db, token: &Token) -> Result<Option<Viewer>, StoreError> {
    let sql = "SELECT s.seen_at, a.id AS account, p.id AS person, p.name, p.authority, p.unit,
                      u.name AS unit_name, g.role, g.scope
               FROM session s
               JOIN account a ON a.id = s.account
               JOIN person p ON p.id = a.person
               JOIN unit u ON u.id = p.unit
               JOIN permit g ON g.account = a.id
               WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3
                 AND a.disabled_at IS NULL";
    let now = db.clock().now();
    let hash = token.hash();
    let rows = db.all(sql, values![hash.as_str(), now, now - IDLE]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    if first.get::<Timestamp>("seen_at")? + SEEN_EVERY < now {
        let sql = "UPDATE session SET seen_at = $1 WHERE token_hash = $2";
        db.bookkeep(sql, values![now, hash]).await?;
    }
    person(&rows)
}

/// Whether a session has shown in the last minutes whose it is.
///
/// # Errors
/// [`StoreError`].
pub async fn is_proved(db: &Db, token: &Token) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM session WHERE token_hash = $1 AND proved_at > $2";
    let since = db.clock().now() - PROVED_FOR;
    Ok(db.first(sql, values![token.hash(), since]).await?.is_some())
}

/// Keeps that a session has just shown whose it is.
///
/// # Errors
/// [`StoreError`].
pub async fn mark_proved(db: &Db, token: &Token) -> Result<(), StoreError> {
    let sql = "UPDATE session SET proved_at = $1 WHERE token_hash = $2";
    db.bookkeep(sql, values![db.clock().now(), token.hash()]).await?;
    Ok(())
}

/// The person behind a login, as they would be when signed in: for commands that act in somebody's
/// name, such as the demonstration.
///
/// # Errors
/// [`StoreError`].
pub async fn viewer_of(db: &Db, login: &str) -> Result<Option<Viewer>, StoreError> {
    let sql = "SELECT a.id AS account, p.id AS person, p.name, p.authority, p.unit,
                      u.name AS unit_name, g.role, g.scope
               FROM account a
               JOIN person p ON p.id = a.person
               JOIN unit u ON u.id = p.unit
               JOIN permit g ON g.account = a.id
               WHERE a.login = $1 AND a.disabled_at IS NULL";
    person(&db.all(sql, values![login]).await?)
}

/// The person behind an account, as they would be when signed in; nobody where it is disabled. For
/// what is done on somebody's behalf while they are not here: telling them, their calendars.
///
/// # Errors
/// [`StoreError`].
pub async fn viewer_behind(
    db: &impl Read,
    account: AccountId,
) -> Result<Option<Viewer>, StoreError> {
    let sql = "SELECT a.id AS account, p.id AS person, p.name, p.authority, p.unit,
                      u.name AS unit_name, g.role, g.scope
               FROM account a
               JOIN person p ON p.id = a.person
               JOIN unit u ON u.id = p.unit
               JOIN permit g ON g.account = a.id
               WHERE a.id = $1 AND a.disabled_at IS NULL";
    person(&db.all(sql, values![account.0]).await?)
}

/// A person from rows that repeat them for each grant.
pub(super) fn person(rows: &[Row]) -> Result<Option<Viewer>, StoreError> {
    let Some(first) = rows.first() else { return Ok(None) };
    Ok(Some(Viewer {
        account: first.get("account")?,
        person: first.get::<PersonId>("person")?,
        name: first.get("name")?,
        authority: first.get::<UnitId>("authority")?,
        unit: first.get("unit")?,
        unit_name: first.get("unit_name")?,
        grants: rows.iter().map(grant).collect::<Result<_, _>>()?,
        narrowed: None,
    }))
}

fn grant(row: &Row) -> Result<Grant, StoreError> {
    let role: String = row.get("role")?;
    let role: Role =
        role.parse().map_err(|_| StoreError::Vocabulary { column: "role".into(), value: role })?;
    Ok(Grant { role, scope: row.get("scope")? })
}
