//! People: who they are, which positions they hold from when to when, what they were granted.
//!
//! A person's unit and title are those of their principal position; by that unit they owe and
//! decide. Other positions, past and present, are kept beside it.

mod appoint;
mod correct;
mod fold;
mod grant;
mod import;
mod judge;
mod list;

pub use appoint::{Appoint, EndPosition};
pub use correct::CorrectPerson;
pub use fold::fold_names;
pub use grant::{GrantRole, RevokeRole};
pub use import::{ImportPeople, Imported};
pub use judge::{Column, Fault, Judged, Outcome, RowFault, RowTyped, judge};
pub use list::{
    PeopleFilter, PersonRow, Position, count, people, people_after, person, person_behind,
    positions,
};

pub(in crate::identity) use grant::refuse_own;

use super::{AccountId, AccountRefusal};
use crate::{
    org::{Email, PersonId, UnitId},
    permit::{Actor, Role, Verb},
    store::{Read, StoreError, Tx},
    values,
};

/// A person as transitions need them.
struct Owned {
    account: AccountId,
    login: String,
    name: String,
    title: String,
    unit: UnitId,
    email: Option<Email>,
}

/// The person, where they belong to the actor's authority and the actor keeps its accounts.
async fn owned(tx: &Tx, actor: &Actor, id: PersonId) -> Result<Owned, AccountRefusal> {
    if !actor.may_everywhere(Verb::ManageAccounts) {
        return Err(AccountRefusal::NotYours);
    }
    let sql = "SELECT a.id AS account, a.login, p.name, p.title, p.unit, p.email
               FROM person p JOIN account a ON a.person = p.id
               WHERE p.id = $1 AND p.authority = $2";
    let row = tx.first(sql, values![id.0, actor.authority().0]).await?;
    let row = row.ok_or(AccountRefusal::Unknown)?;
    Ok(Owned {
        account: row.get("account")?,
        login: row.get("login")?,
        name: row.get("name")?,
        title: row.get("title")?,
        unit: row.get("unit")?,
        email: row.get("email")?,
    })
}

/// Whether these roles lie in one hand against the rule: whoever keeps the accounts decides nothing
/// about plans (docs/decisions/0012).
fn are_mixed(roles: &[Role]) -> bool {
    let carries = |verb: Verb| roles.iter().any(|role| role.verbs().contains(&verb));
    carries(Verb::ManageAccounts) && (carries(Verb::IssuePlan) || carries(Verb::Accept))
}

/// The scope on which a role is given by default: officers and heads act on their unit, the others
/// on the whole authority.
pub(super) fn scope_of(role: Role, authority: UnitId, unit: UnitId) -> UnitId {
    match role {
        Role::UnitHead | Role::Officer => unit,
        _ => authority,
    }
}

/// The roles of an account.
async fn roles(db: &impl Read, account: AccountId) -> Result<Vec<Role>, StoreError> {
    let sql = "SELECT role FROM permit WHERE account = $1 ORDER BY role";
    let rows = db.all(sql, values![account.0]).await?;
    rows.iter().map(|row| list::role(&row.get::<String>("role")?)).collect()
}
