//! Which roles must have a second factor: a setting of each authority.

use crate::{
    identity::{AccountId, AccountRefusal},
    org::UnitId,
    permit::{Actor, Role, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Until an authority says otherwise: whoever keeps accounts, decides, or reads everything.
pub const COMPELLED_BY_DEFAULT: [Role; 4] =
    [Role::Administrator, Role::Leader, Role::UnitHead, Role::Auditor];

/// The roles that must have a second factor in an authority.
///
/// # Errors
/// [`StoreError`].
pub async fn compelled_roles(db: &impl Read, authority: UnitId) -> Result<Vec<Role>, StoreError> {
    let sql = "SELECT roles FROM second_factor_rule WHERE authority = $1";
    let Some(row) = db.first(sql, values![authority.0]).await? else {
        return Ok(COMPELLED_BY_DEFAULT.to_vec());
    };
    let roles: String = row.get("roles")?;
    // A role that a later version has taken away compels nobody.
    Ok(roles.split_whitespace().filter_map(|word| word.parse().ok()).collect())
}

/// Whether an account holds a role that must have a second factor.
///
/// # Errors
/// [`StoreError`].
pub async fn is_compelled(db: &impl Read, account: AccountId) -> Result<bool, StoreError> {
    let sql = "SELECT g.role, p.authority FROM permit g
               JOIN account a ON a.id = g.account JOIN person p ON p.id = a.person
               WHERE g.account = $1";
    let rows = db.all(sql, values![account.0]).await?;
    let Some(first) = rows.first() else { return Ok(false) };
    let compelled = compelled_roles(db, first.get("authority")?).await?;
    for row in &rows {
        let role: String = row.get("role")?;
        if compelled.iter().any(|compelled| compelled.word() == role) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Says which roles must have a second factor, from their next sign-in on.
#[derive(Debug, Clone)]
pub struct SetCompelled {
    /// Those that must.
    pub roles: Vec<Role>,
}

impl Transition for SetCompelled {
    const VERB: &'static str = "second_factor.compel";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        if !actor.may_everywhere(Verb::ManageAccounts) {
            return Err(AccountRefusal::NotYours);
        }
        let chosen = Role::ALL.into_iter().filter(|role| self.roles.contains(role));
        let words: Vec<&str> = chosen.map(Role::word).collect();
        let authority = actor.authority();
        let sql = "INSERT INTO second_factor_rule (authority, roles) VALUES ($1, $2)
                   ON CONFLICT (authority) DO UPDATE SET roles = $2";
        tx.write(sql, values![authority.0, words.join(" ")]).await?;
        Ok(Applied::to(format!("unit:{authority}"), json!({"roles": words}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}
