//! Appoints somebody to a position, and ends one.

use super::{Owned, owned, positions};
use crate::{
    identity::AccountRefusal,
    org::{self, OrgRefusal, PersonId, UnitId},
    permit::{Actor, Role},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Appoints somebody to a position.
#[derive(Debug, Clone)]
pub struct Appoint {
    /// Whom.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// As what.
    pub title: String,
    /// Their first day, where known.
    pub valid_from: Option<Date>,
    /// Their last day, where one is set.
    pub valid_to: Option<Date>,
    /// Whether it is the position by which they owe and decide from now on.
    pub principal: bool,
}

impl Appoint {
    async fn check(&self, tx: &Tx, actor: &Actor) -> Result<(), AccountRefusal> {
        if self.title.trim().is_empty() {
            return Err(AccountRefusal::NoTitle);
        }
        if self.valid_from.zip(self.valid_to).is_some_and(|(from, to)| to < from) {
            return Err(OrgRefusal::EndsBeforeItBegins.into());
        }
        let from = self.valid_from.unwrap_or_else(|| tx.today());
        if self.principal && from > tx.today() {
            return Err(AccountRefusal::BeginsLater(from));
        }
        refuse_absent(tx, actor, self.unit, from).await?;
        let held = positions(tx, self.person).await?.into_iter().find(|held| {
            held.unit == self.unit
                && held.title == self.title.trim()
                && held.overlaps(self.valid_from, self.valid_to)
        });
        held.map_or(Ok(()), |held| Err(AccountRefusal::HeldAlready(held.title)))
    }
}

/// Somebody works in a unit of their own authority that exists.
pub(super) async fn refuse_absent(
    tx: &Tx,
    actor: &Actor,
    unit: UnitId,
    on: Date,
) -> Result<(), AccountRefusal> {
    let unit = org::owned(tx, actor.authority(), unit).await?.ok_or(AccountRefusal::Unknown)?;
    if unit.outside || !unit.is_valid_on(on) {
        return Err(AccountRefusal::NoUnitThen { unit: unit.name, on });
    }
    Ok(())
}

impl Transition for Appoint {
    const VERB: &'static str = "person.appoint";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let person = owned(tx, actor, self.person).await?;
        self.check(tx, actor).await?;
        if self.principal {
            let from = self.valid_from.unwrap_or_else(|| tx.today());
            end_principal(tx, self.person, &person, from).await?;
            follow(tx, self.person, &person, self.unit, self.title.trim()).await?;
        }
        let span = (self.valid_from, self.valid_to);
        insert(tx, self.person, self.unit, self.title.trim(), span).await?;
        let detail = json!({
            "login": person.login,
            "before": {"unit": person.unit, "title": person.title},
            "after": {"unit": self.unit, "title": self.title.trim()},
            "principal": self.principal,
            "from": self.valid_from,
            "to": self.valid_to,
        });
        Ok(Applied::to(format!("person:{}", self.person), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The principal position ends the day before another one begins.
pub(super) async fn end_principal(
    tx: &Tx,
    id: PersonId,
    person: &Owned,
    from: Date,
) -> Result<(), StoreError> {
    for held in positions(tx, id).await? {
        let principal = held.unit == person.unit && held.title == person.title;
        if !principal || held.valid_to.is_some() {
            continue;
        }
        let eve = from.yesterday().unwrap_or(from);
        let last = held.valid_from.map_or(eve, |first| first.max(eve));
        let sql = "UPDATE person_position SET valid_to = $1 WHERE person = $2 AND number = $3";
        tx.write(sql, values![last, id.0, held.number]).await?;
    }
    Ok(())
}

/// The person works in that unit now; what they may do on their unit goes along.
pub(super) async fn follow(
    tx: &Tx,
    id: PersonId,
    person: &Owned,
    unit: UnitId,
    title: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE person SET unit = $1, title = $2 WHERE id = $3";
    tx.write(sql, values![unit.0, title, id.0]).await?;
    if unit == person.unit {
        return Ok(());
    }
    for role in [Role::UnitHead, Role::Officer] {
        let sql = "INSERT INTO permit (account, role, scope)
                   SELECT account, role, $1 FROM permit
                   WHERE account = $2 AND role = $3 AND scope = $4
                   ON CONFLICT (account, role, scope) DO NOTHING";
        let row = values![unit.0, person.account.0, role.word(), person.unit.0];
        tx.write(sql, row).await?;
        let sql = "DELETE FROM permit WHERE account = $1 AND role = $2 AND scope = $3";
        tx.write(sql, values![person.account.0, role.word(), person.unit.0]).await?;
    }
    Ok(())
}

/// Adds a position after those there are.
pub(super) async fn insert(
    tx: &Tx,
    person: PersonId,
    unit: UnitId,
    title: &str,
    (from, to): (Option<Date>, Option<Date>),
) -> Result<(), StoreError> {
    let last = positions(tx, person).await?.first().map_or(0, |position| position.number);
    let sql = "INSERT INTO person_position (person, number, unit, title, valid_from, valid_to)
               VALUES ($1, $2, $3, $4, $5, $6)";
    tx.write(sql, values![person.0, last + 1, unit.0, title, from, to]).await?;
    Ok(())
}

/// Ends a position.
#[derive(Debug, Clone)]
pub struct EndPosition {
    /// Whose.
    pub person: PersonId,
    /// Which of theirs.
    pub number: i32,
    /// The last day.
    pub on: Date,
}

impl Transition for EndPosition {
    const VERB: &'static str = "person.end_position";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let person = owned(tx, actor, self.person).await?;
        let held = positions(tx, self.person).await?;
        let held = held.into_iter().find(|held| held.number == self.number);
        let held = held.ok_or(AccountRefusal::Unknown)?;
        if held.valid_from.is_some_and(|from| self.on < from) {
            return Err(OrgRefusal::EndsBeforeItBegins.into());
        }
        let sql = "UPDATE person_position SET valid_to = $1 WHERE person = $2 AND number = $3";
        tx.write(sql, values![self.on, self.person.0, self.number]).await?;
        let detail = json!({
            "login": person.login,
            "title": held.title,
            "unit": held.unit,
            "before": {"to": held.valid_to},
            "after": {"to": self.on},
        });
        Ok(Applied::to(format!("person:{}", self.person), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}
