//! A second factor begins, is replaced, is given up, or is taken away by an administrator.

use super::{RecoveryCodes, Secret, about, rule::is_compelled};
use crate::{
    identity::{AccountId, AccountRefusal, AccountRow, Token, Vault, account, people},
    outbox::{Message, To},
    permit::{Actor, Verb},
    store::{Applied, Db, Read, StoreError, Transition, Tx},
    values,
    web::{Lang, words::t},
};
use jiff::Timestamp;
use serde_json::json;

/// What is known of an account's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// Since when.
    pub since: Timestamp,
    /// How many recovery codes are unused.
    pub codes_left: i64,
}

/// The second factor of an account, where it has one.
///
/// # Errors
/// [`StoreError`].
pub async fn enrolled(db: &impl Read, account: AccountId) -> Result<Option<Enrolled>, StoreError> {
    let sql = "SELECT f.since, (SELECT COUNT(*) FROM recovery_code c
                                WHERE c.account = f.account AND c.used_at IS NULL) AS codes_left
               FROM second_factor f WHERE f.account = $1";
    let row = db.first(sql, values![account.0]).await?;
    row.map(|row| Ok(Enrolled { since: row.get("since")?, codes_left: row.get("codes_left")? }))
        .transpose()
}

/// Begins a second factor, or replaces the one there was; every other session ends.
#[derive(Debug)]
pub struct Enrol {
    /// Whose.
    pub account: AccountId,
    /// The secret as it is kept.
    pub sealed: Vec<u8>,
    /// The half minute of the code that confirmed it: it does not count again.
    pub step: i64,
    /// The recovery codes that come with it.
    pub codes: RecoveryCodes,
    /// The session that stays.
    pub keeps: Option<Token>,
}

impl Transition for Enrol {
    const VERB: &'static str = "second_factor.enrol";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        if actor.viewer().is_some_and(|viewer| viewer.account != self.account) {
            return Err(AccountRefusal::NotYours);
        }
        let replaces = enrolled(tx, self.account).await?.is_some();
        // Whoever is half signed in must not take the place of a factor that is there.
        if replaces && actor.viewer().is_none() {
            return Err(AccountRefusal::HasSecondFactor);
        }
        let sql = "INSERT INTO second_factor (account, secret, last_step, since)
                   VALUES ($1, $2, $3, $4)
                   ON CONFLICT (account) DO UPDATE SET secret = $2, last_step = $3, since = $4";
        let row = values![self.account.0, self.sealed.clone(), self.step, tx.now()];
        tx.write(sql, row).await?;
        self.codes.replace(tx, self.account).await?;
        end_sessions(tx, self.account, self.keeps.as_ref()).await?;
        let detail = json!({"replaces": replaces});
        Ok(Applied::to(format!("account:{}", self.account), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Gives up one's own second factor, where no role demands one; every other session ends.
#[derive(Debug)]
pub struct RemoveFactor {
    /// The session that stays.
    pub keeps: Option<Token>,
}

impl Transition for RemoveFactor {
    const VERB: &'static str = "second_factor.remove";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let account = actor.viewer().ok_or(AccountRefusal::NotYours)?.account;
        if is_compelled(tx, account).await? {
            return Err(AccountRefusal::SecondFactorCompelled);
        }
        forget(tx, account).await?;
        end_sessions(tx, account, self.keeps.as_ref()).await?;
        Ok(Applied::to(format!("account:{account}"), json!({}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Takes away the second factor of somebody who has lost their device and their codes. They are
/// signed out everywhere, and led to a new one where their role demands it.
#[derive(Debug)]
pub struct ResetFactor {
    /// Whose.
    pub login: String,
}

impl Transition for ResetFactor {
    const VERB: &'static str = "second_factor.reset";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        if !actor.may_everywhere(Verb::ManageAccounts) {
            return Err(AccountRefusal::NotYours);
        }
        let account = account::owned(tx, actor, &self.login).await?;
        people::refuse_own(actor, account.id)?;
        forget(tx, account.id).await?;
        end_sessions(tx, account.id, None).await?;
        tx.post(&told(tx, &account).await?).await?;
        let detail = json!({"login": account.login});
        Ok(Applied::to(format!("account:{}", account.id), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Whoever lost a factor is told, at whatever hour: it may not have been they who asked for it.
async fn told(tx: &Tx, account: &AccountRow) -> Result<Message, StoreError> {
    let row = tx.first("SELECT person FROM account WHERE id = $1", values![account.id.0]).await?;
    let row = row.ok_or(StoreError::NoAuthority)?;
    let login = account.login.as_str();
    Ok(Message {
        key: format!("second-factor-reset:{}:{}", account.id, tx.now()),
        to: To::Person(row.get("person")?),
        kind: "security",
        subject: t!(Lang::Vi, "mail-factor-reset"),
        text: t!(Lang::Vi, "mail-factor-reset-text", login = login),
        urgent: true,
        secret: false,
    })
}

async fn forget(tx: &Tx, account: AccountId) -> Result<(), AccountRefusal> {
    tx.write("DELETE FROM recovery_code WHERE account = $1", values![account.0]).await?;
    let sql = "DELETE FROM second_factor WHERE account = $1";
    match tx.write(sql, values![account.0]).await? {
        0 => Err(AccountRefusal::NoSecondFactor),
        _ => Ok(()),
    }
}

/// Ends what was opened before: sessions but one, and sign-ins that stand halfway.
async fn end_sessions(
    tx: &Tx,
    account: AccountId,
    keeps: Option<&Token>,
) -> Result<(), StoreError> {
    let kept = keeps.map(Token::hash).unwrap_or_default();
    let sql = "DELETE FROM session WHERE account = $1 AND token_hash <> $2";
    tx.write(sql, values![account.0, kept]).await?;
    tx.write("DELETE FROM half_sign_in WHERE account = $1", values![account.0]).await?;
    Ok(())
}

/// Seals every secret with the first key, after a new one was put in front. Gives how many were
/// sealed anew, and how many no key opens.
///
/// # Errors
/// [`StoreError`].
pub async fn reseal(db: &Db, vault: &Vault) -> Result<(usize, usize), StoreError> {
    let (mut done, mut closed) = (0, 0);
    for row in db.all("SELECT account, secret FROM second_factor", Vec::new()).await? {
        let account: AccountId = row.get("account")?;
        let sealed: Vec<u8> = row.get("secret")?;
        if vault.is_fresh(&sealed) {
            continue;
        }
        let again = Secret::open(vault, &sealed, account)
            .and_then(|secret| secret.seal(vault, account, db.random()));
        let Ok(again) = again else {
            tracing::warn!(about = about(account), "vault.closed");
            closed += 1;
            continue;
        };
        let sql = "UPDATE second_factor SET secret = $1 WHERE account = $2 AND secret = $3";
        db.bookkeep(sql, values![again, account.0, sealed]).await?;
        done += 1;
    }
    Ok((done, closed))
}
