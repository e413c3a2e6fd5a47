//! Accounts: added, given a password, disabled.

use super::{AccountId, AccountRefusal, Password, api_token, people};
use crate::{
    org::{AddPerson, UnitId},
    permit::{Actor, Role, Verb, Viewer},
    store::{Applied, Read, Row, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Accounts are the administrator's part.
pub(super) fn refuse_others(actor: &Actor) -> Result<(), AccountRefusal> {
    actor.may_everywhere(Verb::ManageAccounts).then_some(()).ok_or(AccountRefusal::NotYours)
}

/// Whether a text can be a login: 2 to 60 letters, digits, dots, dashes or @.
pub(super) fn is_login(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_@".contains(c);
    (2..=60).contains(&text.chars().count()) && text.chars().all(plain)
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

/// Adds a person with an account and one role inside another transition.
pub(super) async fn add_account(
    tx: &Tx,
    authority: UnitId,
    login: &str,
    person: &AddPerson,
    role: Role,
    password: Option<&Password>,
) -> Result<(AccountId, UnitId), AccountRefusal> {
    if !is_login(login) {
        return Err(AccountRefusal::BadLogin(login.to_owned()));
    }
    let login = login.to_lowercase();
    if by_login(tx, &login).await?.is_some() {
        return Err(AccountRefusal::LoginTaken(login));
    }
    let (person, unit) = person.insert(tx, authority).await?;
    let id: AccountId = tx.key()?;
    let sql = "INSERT INTO account (id, person, login, password, created_at)
               VALUES ($1, $2, $3, $4, $5)";
    let password = password.map(Password::as_str);
    tx.write(sql, values![id.0, person.0, login, password, tx.now()]).await?;
    let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)";
    let scope = people::scope_of(role, authority, unit);
    tx.write(sql, values![id.0, role.word(), scope.0]).await?;
    Ok((id, unit))
}

impl Transition for AddAccount {
    const VERB: &'static str = "account.add";
    type Output = AccountId;
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<AccountId>, AccountRefusal> {
        refuse_others(actor)?;
        let password = self.password.as_ref();
        let authority = actor.authority();
        let (id, unit) =
            add_account(tx, authority, &self.login, &self.person, self.role, password).await?;
        let login = self.login.to_lowercase();
        let detail = json!({"login": login, "role": self.role.word(), "unit": unit});
        Ok(Applied::to(format!("account:{id}"), detail, id))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Gives an account a new password; what the old one or a link has opened ends, and so do links that
/// nobody has used yet.
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
        end_all(tx, account.id).await?;
        Ok(Applied::to(format!("account:{}", account.id), json!({}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Disables an account, ending its sessions, links and tokens, or enables it again.
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
        people::refuse_own(actor, account.id)?;
        let at = self.disabled.then(|| tx.now());
        let sql = "UPDATE account SET disabled_at = $1 WHERE id = $2";
        tx.write(sql, values![at, account.id.0]).await?;
        end_all(tx, account.id).await?;
        api_token::revoke_all(tx, account.id.0).await?;
        let detail = json!({"disabled": self.disabled});
        Ok(Applied::to(format!("account:{}", account.id), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Ends whatever is open for an account: sessions, links, sign-ins that stand halfway.
async fn end_all(tx: &Tx, account: AccountId) -> Result<(), StoreError> {
    for table in ["session", "sign_in_link", "half_sign_in"] {
        let sql = format!("DELETE FROM {table} WHERE account = $1");
        tx.write(&sql, values![account.0]).await?;
    }
    Ok(())
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

/// The viewer's own account.
///
/// # Errors
/// [`StoreError`].
pub async fn own(db: &impl Read, viewer: &Viewer) -> Result<Option<AccountRow>, StoreError> {
    let sql = format!("{SELECT} WHERE a.id = $1");
    db.first(&sql, values![viewer.account.0]).await?.as_ref().map(account).transpose()
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
