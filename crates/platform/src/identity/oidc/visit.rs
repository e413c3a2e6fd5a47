//! A visit to a provider: begun here, ended here once, by the same browser.

use crate::{
    identity::{AccountId, Token},
    store::{Db, Read, StoreError},
    values,
};
use jiff::SignedDuration;

/// How long somebody may take at the provider.
pub const VISIT_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// What somebody went to the provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To link the provider's account to their own.
    Link,
    /// To show once more who they are.
    Prove,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Link => "link",
            Self::Prove => "prove",
        }
    }

    fn stored(word: &str) -> Option<Self> {
        [Self::SignIn, Self::Link, Self::Prove].into_iter().find(|one| one.word() == word)
    }
}

/// A visit.
#[derive(Debug, Clone)]
pub struct Visiting {
    /// The provider's name.
    pub provider: String,
    /// What for.
    pub purpose: Purpose,
    /// Who is signed in here, where somebody is: the same has to come back.
    pub account: Option<AccountId>,
    /// Where to go afterwards; of a form that waits, where it is sent.
    pub next: String,
    /// A form that waits, in hexadecimal.
    pub held: String,
    /// Its content type.
    pub held_kind: String,
}

/// Keeps that a visit began.
///
/// # Errors
/// [`StoreError`].
pub async fn begin_visit(db: &Db, visit: &Visiting, secret: &Token) -> Result<(), StoreError> {
    let now = db.clock().now();
    db.bookkeep("DELETE FROM oidc_visit WHERE expires_at < $1", values![now]).await?;
    let sql =
        "INSERT INTO oidc_visit (token_hash, provider, purpose, account, next, held, held_kind,
                                       expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let row = values![
        secret.hash(),
        visit.provider.as_str(),
        visit.purpose.word(),
        visit.account.map(|account| account.0),
        visit.next.as_str(),
        visit.held.as_str(),
        visit.held_kind.as_str(),
        now + VISIT_LASTS,
    ];
    db.bookkeep(sql, row).await?;
    Ok(())
}

/// Ends a visit: the first who comes back with its secret gets it, once and in time.
///
/// # Errors
/// [`StoreError`].
pub async fn end_visit(db: &Db, secret: &Token) -> Result<Option<Visiting>, StoreError> {
    let hash = secret.hash();
    let sql = "SELECT provider, purpose, account, next, held, held_kind FROM oidc_visit
               WHERE token_hash = $1 AND expires_at > $2";
    let Some(row) = db.first(sql, values![hash.as_str(), db.clock().now()]).await? else {
        return Ok(None);
    };
    if db.bookkeep("DELETE FROM oidc_visit WHERE token_hash = $1", values![hash]).await? == 0 {
        return Ok(None);
    }
    let purpose: String = row.get("purpose")?;
    Ok(Some(Visiting {
        provider: row.get("provider")?,
        purpose: Purpose::stored(&purpose)
            .ok_or(StoreError::Vocabulary { column: "purpose".into(), value: purpose })?,
        account: row.get::<Option<uuid::Uuid>>("account")?.map(AccountId),
        next: row.get("next")?,
        held: row.get("held")?,
        held_kind: row.get("held_kind")?,
    }))
}
