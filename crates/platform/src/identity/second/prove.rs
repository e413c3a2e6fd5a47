//! Whether what somebody typed is their second factor, right now and for the first time.

use super::{Secret, codes};
use crate::{
    identity::{AccountId, Limit, Throttle, Vault},
    store::{Db, Read, StoreError},
    values,
};

/// By what somebody has proved themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The code of their app.
    Code,
    /// One of the recovery codes, which is used up.
    RecoveryCode,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proved {
    /// It is theirs.
    Yes(Proof),
    /// It is wrong, too old, or was used before: not told apart.
    No,
    /// Tried too often.
    TooOften,
    /// The secret cannot be opened: the installation lacks its key. Recovery codes still count.
    NoKey,
}

/// Looks at a code. Each counts once; attempts are counted for the account, so that another address
/// or another session gives no more of them.
///
/// # Errors
/// [`StoreError`].
pub async fn prove(
    db: &Db,
    vault: Option<&Vault>,
    account: AccountId,
    typed: &str,
) -> Result<Proved, StoreError> {
    let subject = account.to_string();
    if !Throttle(db).allow(Limit::CODE, &subject).await? {
        return Ok(Proved::TooOften);
    }
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let proved = match typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        true => by_code(db, vault, account, &typed).await?,
        false => by_recovery_code(db, account, &typed).await?,
    };
    if matches!(proved, Proved::Yes(_)) {
        Throttle(db).forget(Limit::CODE, &subject).await?;
    }
    Ok(proved)
}

async fn by_code(
    db: &Db,
    vault: Option<&Vault>,
    account: AccountId,
    code: &str,
) -> Result<Proved, StoreError> {
    let sql = "SELECT secret FROM second_factor WHERE account = $1";
    let Some(row) = db.first(sql, values![account.0]).await? else { return Ok(Proved::No) };
    let sealed: Vec<u8> = row.get("secret")?;
    let opened = vault.map(|vault| Secret::open(vault, &sealed, account));
    let Some(Ok(secret)) = opened else {
        tracing::error!("second_factor.no_key");
        return Ok(Proved::NoKey);
    };
    let Some(step) = secret.step(code, db.clock().now()) else { return Ok(Proved::No) };
    // The step is used up in one statement, so that of two at the same moment one counts.
    let sql = "UPDATE second_factor SET last_step = $1 WHERE account = $2 AND last_step < $1";
    Ok(match db.bookkeep(sql, values![step, account.0]).await? {
        0 => Proved::No,
        _ => Proved::Yes(Proof::Code),
    })
}

async fn by_recovery_code(db: &Db, account: AccountId, typed: &str) -> Result<Proved, StoreError> {
    let sql = "UPDATE recovery_code SET used_at = $1
               WHERE account = $2 AND code_hash = $3 AND used_at IS NULL";
    let row = values![db.clock().now(), account.0, codes::hash(account, typed)];
    Ok(match db.bookkeep(sql, row).await? {
        0 => Proved::No,
        _ => Proved::Yes(Proof::RecoveryCode),
    })
}
