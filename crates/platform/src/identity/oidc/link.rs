//! Which account a provider's person opens.

use crate::{
    identity::{AccountId, AccountRefusal},
    org::UnitId,
    permit::{Actor, Viewer},
    store::{Applied, Db, Read, StoreError, Transition, Tx},
    values,
};
use jiff::Timestamp;
use serde_json::json;

crate::key! {
    /// A link between an account and a provider's person.
    ProviderLinkId
}

/// A link as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// Its key.
    pub id: ProviderLinkId,
    /// The provider's issuer.
    pub issuer: String,
    /// Since when.
    pub since: Timestamp,
}

/// One's own links, by issuer.
///
/// # Errors
/// [`StoreError`].
pub async fn links(db: &impl Read, viewer: &Viewer) -> Result<Vec<Linked>, StoreError> {
    let sql = "SELECT id, issuer, since FROM oidc_link WHERE account = $1 ORDER BY issuer, id";
    let rows = db.all(sql, values![viewer.account.0]).await?;
    rows.iter()
        .map(|row| {
            let (id, issuer, since) = (row.get("id")?, row.get("issuer")?, row.get("since")?);
            Ok(Linked { id, issuer, since })
        })
        .collect()
}

/// The account that a provider's person opens.
///
/// # Errors
/// [`StoreError`].
pub async fn account_of(
    db: &impl Read,
    issuer: &str,
    subject: &str,
) -> Result<Option<AccountId>, StoreError> {
    let sql = "SELECT l.account FROM oidc_link l JOIN account a ON a.id = l.account
               WHERE l.issuer = $1 AND l.subject = $2 AND a.disabled_at IS NULL";
    let row = db.first(sql, values![issuer, subject]).await?;
    row.map(|row| row.get("account")).transpose()
}

/// The account of the one person of the installation who has that e-mail, and their authority; nobody
/// where it is several people's.
///
/// # Errors
/// [`StoreError`].
pub async fn account_with_email(
    db: &Db,
    email: &str,
) -> Result<Option<(AccountId, UnitId)>, StoreError> {
    let sql = "SELECT a.id, p.authority, a.disabled_at IS NULL AS enabled
               FROM person p JOIN account a ON a.person = p.id
               WHERE LOWER(p.email) = $1 LIMIT 2";
    let rows = db.all(sql, values![email.trim().to_lowercase()]).await?;
    match rows.as_slice() {
        [one] if one.get("enabled")? => Ok(Some((one.get("id")?, one.get("authority")?))),
        _ => Ok(None),
    }
}

/// Links an account to a provider's person.
#[derive(Debug, Clone)]
pub struct LinkProvider {
    /// The account.
    pub account: AccountId,
    /// The provider's issuer.
    pub issuer: String,
    /// The provider's key of the person.
    pub subject: String,
    /// By a verified e-mail, or by who was signed in.
    pub by: &'static str,
}

impl Transition for LinkProvider {
    const VERB: &'static str = "provider.link";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        if actor.viewer().is_some_and(|viewer| viewer.account != self.account) {
            return Err(AccountRefusal::NotYours);
        }
        let id: ProviderLinkId = tx.key()?;
        let sql = "INSERT INTO oidc_link (id, account, issuer, subject, since)
                   VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (issuer, subject) DO NOTHING";
        let (issuer, subject) = (self.issuer.as_str(), self.subject.as_str());
        let row = values![id.0, self.account.0, issuer, subject, tx.now()];
        if tx.write(sql, row).await? == 0 {
            return Err(AccountRefusal::LinkedAlready);
        }
        let detail = json!({"issuer": issuer, "by": self.by});
        Ok(Applied::to(format!("account:{}", self.account), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Takes one of one's own links away.
#[derive(Debug, Clone)]
pub struct UnlinkProvider {
    /// Which.
    pub id: ProviderLinkId,
}

impl Transition for UnlinkProvider {
    const VERB: &'static str = "provider.unlink";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let account = actor.viewer().ok_or(AccountRefusal::NotYours)?.account;
        let sql = "DELETE FROM oidc_link WHERE id = $1 AND account = $2";
        if tx.write(sql, values![self.id.0, account.0]).await? == 0 {
            return Err(AccountRefusal::Unknown);
        }
        Ok(Applied::to(format!("account:{account}"), json!({"link": self.id}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}
