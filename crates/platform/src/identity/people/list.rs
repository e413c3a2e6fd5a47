//! Who keeps the accounts sees the people of the authority; nobody else sees anybody.

use crate::{
    identity::AccountId,
    org::{PersonId, UnitId},
    permit::{Grant, Role, Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A person with their account and what they were granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Their key.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The title of their principal position.
    pub title: String,
    /// The unit of their principal position.
    pub unit: UnitId,
    /// Whether the account is disabled.
    pub disabled: bool,
    /// Their roles and on what.
    pub grants: Vec<Grant>,
}

/// A position that somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The how many-eth of the person's.
    pub number: i32,
    /// Where.
    pub unit: UnitId,
    /// As what.
    pub title: String,
    /// Their first day in it, where known.
    pub valid_from: Option<Date>,
    /// Their last day in it.
    pub valid_to: Option<Date>,
}

impl Position {
    /// Whether two spans of one position share a day.
    pub(super) fn overlaps(&self, from: Option<Date>, to: Option<Date>) -> bool {
        let begins_after =
            |from: Option<Date>, to: Option<Date>| from.zip(to).is_some_and(|(from, to)| from > to);
        !begins_after(self.valid_from, to) && !begins_after(from, self.valid_to)
    }
}

/// The people of the viewer's authority by name, for whoever keeps its accounts.
///
/// # Errors
/// [`StoreError`].
pub async fn people(db: &impl Read, viewer: &Viewer) -> Result<Vec<PersonRow>, StoreError> {
    if !viewer.may_everywhere(Verb::ManageAccounts) {
        return Ok(Vec::new());
    }
    let mut grants = grants(db, viewer.authority).await?;
    let sql = "SELECT p.id, a.id AS account, a.login, p.name, p.title, p.unit,
                 a.disabled_at IS NOT NULL AS disabled
               FROM person p JOIN account a ON a.person = p.id
               WHERE p.authority = $1 ORDER BY p.name, a.login";
    let rows = db.all(sql, values![viewer.authority.0]).await?;
    rows.iter()
        .map(|row| {
            let account: AccountId = row.get("account")?;
            Ok(PersonRow {
                person: row.get("id")?,
                account,
                login: row.get("login")?,
                name: row.get("name")?,
                title: row.get("title")?,
                unit: row.get("unit")?,
                disabled: row.get("disabled")?,
                grants: grants.remove(&account).unwrap_or_default(),
            })
        })
        .collect()
}

/// One of them.
///
/// # Errors
/// [`StoreError`].
pub async fn person(
    db: &impl Read,
    viewer: &Viewer,
    id: PersonId,
) -> Result<Option<PersonRow>, StoreError> {
    Ok(people(db, viewer).await?.into_iter().find(|row| row.person == id))
}

async fn grants(
    db: &impl Read,
    authority: UnitId,
) -> Result<BTreeMap<AccountId, Vec<Grant>>, StoreError> {
    let sql = "SELECT g.account, g.role, g.scope
               FROM permit g JOIN account a ON a.id = g.account JOIN person p ON p.id = a.person
               WHERE p.authority = $1 ORDER BY g.account, g.role, g.scope";
    let mut grants: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
    for row in db.all(sql, values![authority.0]).await? {
        let role = role(&row.get::<String>("role")?)?;
        grants
            .entry(row.get("account")?)
            .or_default()
            .push(Grant { role, scope: row.get("scope")? });
    }
    Ok(grants)
}

pub(super) fn role(word: &str) -> Result<Role, StoreError> {
    word.parse()
        .map_err(|_| StoreError::Vocabulary { column: "role".into(), value: word.to_owned() })
}

/// The positions of somebody whom [`person`] has returned, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn positions(db: &impl Read, person: PersonId) -> Result<Vec<Position>, StoreError> {
    let sql = "SELECT number, unit, title, valid_from, valid_to FROM person_position
               WHERE person = $1 ORDER BY number DESC";
    db.all(sql, values![person.0]).await?.iter().map(position).collect()
}

fn position(row: &Row) -> Result<Position, StoreError> {
    Ok(Position {
        number: row.get("number")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
