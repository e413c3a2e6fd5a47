//! A sign-in that stands halfway: the password, the link or the provider was right, the code is
//! missing. It is no session: nothing can be done with it but give the code, enrol where a role
//! demands it, or leave.

use super::{enrol::enrolled, rule::is_compelled};
use crate::{
    identity::{AccountId, Token},
    org::UnitId,
    store::{Db, Read, StoreError},
    values,
};
use jiff::SignedDuration;

/// How long one may take for the second step; enrolling means fetching a telephone.
pub const HALF_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// How the first step was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By password.
    Password,
    /// By a one-time link.
    Link,
    /// By a provider of identities.
    Provider,
}

impl Way {
    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Link => "link",
            Self::Provider => "provider",
        }
    }

    fn stored(word: &str) -> Option<Self> {
        [Self::Password, Self::Link, Self::Provider].into_iter().find(|way| way.word() == word)
    }
}

/// What comes after the first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The session.
    Open,
    /// The code of the second factor.
    Code,
    /// A second factor, which a role demands and which is not there yet.
    Enrol,
}

/// What comes after the first step for an account. Without a vault nobody can be led to enrol, so
/// nobody is compelled; whoever has a factor is asked for it all the same.
///
/// # Errors
/// [`StoreError`].
pub async fn next_step(
    db: &impl Read,
    account: AccountId,
    has_vault: bool,
) -> Result<Step, StoreError> {
    if enrolled(db, account).await?.is_some() {
        return Ok(Step::Code);
    }
    let compelled = has_vault && is_compelled(db, account).await?;
    Ok(if compelled { Step::Enrol } else { Step::Open })
}

/// Who stands halfway.
#[derive(Debug, Clone)]
pub struct Half {
    /// Their account.
    pub account: AccountId,
    /// Their authority.
    pub authority: UnitId,
    /// What they sign in with.
    pub login: String,
    /// How they took the first step.
    pub way: Way,
}

/// Keeps that somebody has taken the first step.
///
/// # Errors
/// [`StoreError`].
pub async fn start_half(
    db: &Db,
    account: AccountId,
    way: Way,
    token: &Token,
) -> Result<(), StoreError> {
    let now = db.clock().now();
    db.bookkeep("DELETE FROM half_sign_in WHERE expires_at < $1", values![now]).await?;
    let sql = "INSERT INTO half_sign_in (token_hash, account, way, expires_at)
               VALUES ($1, $2, $3, $4)";
    let row = values![token.hash(), account.0, way.word(), now + HALF_LASTS];
    db.bookkeep(sql, row).await?;
    Ok(())
}

/// Who stands halfway with this secret; nobody after its time.
///
/// # Errors
/// [`StoreError`].
pub async fn half(
    db: &impl Read,
    token: &Token,
    now: jiff::Timestamp,
) -> Result<Option<Half>, StoreError> {
    let sql = "SELECT h.account, h.way, a.login, p.authority
               FROM half_sign_in h
               JOIN account a ON a.id = h.account
               JOIN person p ON p.id = a.person
               WHERE h.token_hash = $1 AND h.expires_at > $2 AND a.disabled_at IS NULL";
    let Some(row) = db.first(sql, values![token.hash(), now]).await? else { return Ok(None) };
    let way: String = row.get("way")?;
    Ok(Some(Half {
        account: row.get("account")?,
        authority: row.get("authority")?,
        login: row.get("login")?,
        way: Way::stored(&way)
            .ok_or(StoreError::Vocabulary { column: "way".into(), value: way })?,
    }))
}

/// Ends a half: whoever ends it is the one who goes on, and goes on once.
///
/// # Errors
/// [`StoreError`].
pub async fn leave_half(db: &Db, token: &Token) -> Result<bool, StoreError> {
    let sql = "DELETE FROM half_sign_in WHERE token_hash = $1";
    Ok(db.bookkeep(sql, values![token.hash()]).await? > 0)
}
