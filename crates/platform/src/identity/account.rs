//! Accounts: added, given a password, disabled.

use super::{AccountId, Password, PasswordRefusal};
use crate::{
    org::{AddPerson, OrgRefusal, UnitId},
    permit::{Actor, Role, Verb},
    store::{Applied, Read, Row, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Why a change of an account is refused.
#[derive(Debug, thiserror::Error)]
pub enum AccountRefusal {
    /// Only administrators change accounts.
    #[error("changing accounts is the administrator's part")]
    NotYours,
    /// The login is used already.
    #[error("the login {0:?} is used already; choose another")]
    LoginTaken(String),
    /// A login has 2 to 60 letters, digits, dots, dashes or @.
    #[error(
        "the login {0:?} has characters that a login may not have, or is too short or too long"
    )]
    BadLogin(String),
    /// Nobody signs in under it.
    #[error("no account has the login {0:?}")]
    NoSuchLogin(String),
    /// The password.
    #[error(transparent)]
    Password(#[from] PasswordRefusal),
    /// The person or unit.
    #[error(transparent)]
    Org(#[from] OrgRefusal),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AccountRefusal {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) | Self::Org(OrgRefusal::Store(error)) => Some(error),
            _ => None,
        }
    }
}

fn refuse_others(actor: &Actor) -> Result<(), AccountRefusal> {
    actor.may_everywhere(Verb::ManageAccounts).then_some(()).ok_or(AccountRefusal::NotYours)
}

/// Adds a person with an account and one role.
#[derive(Debug, Clone)]
pub struct AddAccount {
    /// What they sign in with.
    pub login: String,
    /// Who they are.
    pub person: AddPerson,
    /// What they are.
    pub role: Role,
    /// Their first password; without one they sign in by a link.
    pub password: Option<Password>,
}

impl AddAccount {
    fn check(&self) -> Result<(), AccountRefusal> {
        let length = self.login.chars().count();
        let plain = |c: char| c.is_ascii_alphanumeric() || ".-_@".contains(c);
        if !(2..=60).contains(&length) || !self.login.chars().all(plain) {
            return Err(AccountRefusal::BadLogin(self.login.clone()));
        }
        Ok(())
    }

    /// Officers and heads act on their unit; the others on the whole authority.
    fn scope(&self, authority: UnitId, unit: UnitId) -> UnitId {
        match self.role {
            Role::UnitHead | Role::Officer => unit,
            _ => authority,
        }
    }
}

impl Transition for AddAccount {
    const VERB: &'static str = "account.add";
    type Output = AccountId;
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<AccountId>, AccountRefusal> {
        refuse_others(actor)?;
        self.check()?;
        let login = self.login.to_lowercase();
        if by_login(tx, &login).await?.is_some() {
            return Err(AccountRefusal::LoginTaken(login));
        }
        let authority = actor.authority();
        let (person, unit) = self.person.insert(tx, authority).await?;
        let id: AccountId = tx.key()?;
        let sql = "INSERT INTO account (id, person, login, password, created_at)
                   VALUES ($1, $2, $3, $4, $5)";
        let password = self.password.as_ref().map(Password::as_str);
        tx.write(sql, values![id.0, person.0, login.as_str(), password, tx.now()]).await?;
        let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)";
        let scope = self.scope(authority, unit);
        tx.write(sql, values![id.0, self.role.word(), scope.0]).await?;
        let detail = json!({"login": login, "role": self.role.word(), "unit": unit});
        Ok(Applied::to(format!("account:{id}"), detail, id))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Gives an account a new password and ends its sessions.
#[derive(Debug, Clone)]
pub struct SetPassword {
    /// Whose.
    pub login: String,
    /// The new one.
    pub password: Password,
}

impl Transition for SetPassword {
    const VERB: &'static str = "account.set_password";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let account = owned(tx, actor, &self.login).await?;
        let own = actor.viewer().is_some_and(|viewer| viewer.account == account.id);
        if !own {
            refuse_others(actor)?;
        }
        let sql = "UPDATE account SET password = $1 WHERE id = $2";
        tx.write(sql, values![self.password.as_str(), account.id.0]).await?;
        tx.write("DELETE FROM session WHERE account = $1", values![account.id.0]).await?;
        Ok(Applied::to(format!("account:{}", account.id), json!({}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Disables an account, ending its sessions and links, or enables it again.
#[derive(Debug, Clone)]
pub struct SetDisabled {
    /// Whose.
    pub login: String,
    /// Whether it shall be disabled.
    pub disabled: bool,
}

impl Transition for SetDisabled {
    const VERB: &'static str = "account.set_disabled";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        refuse_others(actor)?;
        let account = owned(tx, actor, &self.login).await?;
        let at = self.disabled.then(|| tx.now());
        let sql = "UPDATE account SET disabled_at = $1 WHERE id = $2";
        tx.write(sql, values![at, account.id.0]).await?;
        for table in ["session", "sign_in_link"] {
            let sql = format!("DELETE FROM {table} WHERE account = $1");
            tx.write(&sql, values![account.id.0]).await?;
        }
        let detail = json!({"disabled": self.disabled});
        Ok(Applied::to(format!("account:{}", account.id), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// An account as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Its key.
    pub id: AccountId,
    /// What they sign in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The person's title.
    pub title: String,
    /// The authority.
    pub authority: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// The hashed password, where there is one.
    pub password: Option<Password>,
    /// Whether it is disabled.
    pub disabled: bool,
}

const SELECT: &str = "SELECT a.id, a.login, p.name, p.title, p.authority, u.name AS unit_name,
                        a.password, a.disabled_at IS NOT NULL AS disabled
                      FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit";

fn account(row: &Row) -> Result<AccountRow, StoreError> {
    Ok(AccountRow {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        title: row.get("title")?,
        authority: row.get("authority")?,
        unit_name: row.get("unit_name")?,
        password: row.get::<Option<String>>("password")?.map(Password::stored),
        disabled: row.get("disabled")?,
    })
}

/// The account with that login, in whatever case it was typed.
///
/// # Errors
/// [`StoreError`].
pub async fn by_login(db: &impl Read, login: &str) -> Result<Option<AccountRow>, StoreError> {
    let sql = format!("{SELECT} WHERE a.login = $1");
    db.first(&sql, values![login.trim().to_lowercase()]).await?.as_ref().map(account).transpose()
}

/// The accounts of an authority, by login.
///
/// # Errors
/// [`StoreError`].
pub async fn accounts(db: &impl Read, authority: UnitId) -> Result<Vec<AccountRow>, StoreError> {
    let sql = format!("{SELECT} WHERE p.authority = $1 ORDER BY a.login");
    db.all(&sql, values![authority.0]).await?.iter().map(account).collect()
}

/// The account, where it belongs to the actor's authority.
pub(super) async fn owned(
    tx: &Tx,
    actor: &Actor,
    login: &str,
) -> Result<AccountRow, AccountRefusal> {
    by_login(tx, login)
        .await?
        .filter(|account| account.authority == actor.authority())
        .ok_or_else(|| AccountRefusal::NoSuchLogin(login.to_owned()))
}
