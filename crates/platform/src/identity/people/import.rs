//! People from a list: judged row by row first, written only when no row is wrong.
//!
//! A row is known by its login. Judging and writing look at the same rows by the same rules, so
//! that what was shown is what is done; a list that is imported again changes nothing.

use super::{Owned, appoint, are_mixed, correct, list, roles, scope_of};
use crate::{
    identity::{
        AccountId, AccountRefusal,
        account::{add_account, is_login, refuse_others},
    },
    org::{self, AddPerson, PersonId, Unit, UnitId},
    permit::{Actor, Role},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// A row as it stands in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowTyped {
    /// The row's number in the list, as its editor shows it.
    pub number: u32,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// The code of their unit.
    pub unit: String,
    /// Their role, by its word.
    pub role: String,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What they sign in with.
    Login,
    /// Their name.
    Name,
    /// Their title.
    Title,
    /// The code of their unit.
    Unit,
    /// Their role.
    Role,
}

impl Column {
    /// All columns, in order.
    pub const ALL: [Self; 5] = [Self::Login, Self::Name, Self::Title, Self::Unit, Self::Role];
}

impl RowTyped {
    /// What stands in a column.
    pub fn value(&self, column: Column) -> &str {
        match column {
            Column::Login => &self.login,
            Column::Name => &self.name,
            Column::Title => &self.title,
            Column::Unit => &self.unit,
            Column::Role => &self.role,
        }
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands there.
    Missing,
    /// More than 200 characters.
    TooLong,
    /// It cannot be a login.
    NoLogin,
    /// The login stands in the list twice.
    Twice,
    /// Somebody of another authority signs in with it.
    Elsewhere,
    /// No unit has that code.
    NoSuchUnit,
    /// The unit does not exist today, or stands under another authority.
    NoUnitToday,
    /// There is no such role.
    NoSuchRole,
    /// Whoever keeps the accounts decides nothing about plans.
    MixedHands,
}

/// A value that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowFault {
    /// Where.
    pub column: Column,
    /// Why.
    pub fault: Fault,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A person is added.
    New,
    /// These columns change.
    Changed(Vec<Column>),
    /// Everything stands as it is.
    Unchanged,
    /// Nothing can be done with it.
    Wrong(Vec<RowFault>),
}

/// A row with what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The row.
    pub row: RowTyped,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What is known of an authority when rows are judged.
struct Known {
    today: Date,
    authority: UnitId,
    units: BTreeMap<String, Unit>,
}

/// Somebody who is there already.
struct Person {
    id: PersonId,
    owned: Owned,
    authority: UnitId,
    roles: Vec<Role>,
    grants: Vec<(Role, UnitId)>,
}

/// Judges each row; nothing is written.
///
/// # Errors
/// [`StoreError`].
pub async fn judge(
    db: &impl Read,
    authority: UnitId,
    today: Date,
    rows: &[RowTyped],
) -> Result<Vec<Judged>, StoreError> {
    let units = org::register(db, authority).await?;
    let units = units.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
    let known = Known { today, authority, units };
    let mut seen = BTreeSet::new();
    let mut judged = Vec::new();
    for row in rows {
        let person = find(db, &row.login).await?;
        let twice = !seen.insert(row.login.trim().to_lowercase());
        let outcome = known.outcome(row, person.as_ref(), twice);
        judged.push(Judged { row: row.clone(), outcome });
    }
    Ok(judged)
}

async fn find(db: &impl Read, login: &str) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT a.id AS account, a.login, p.id, p.name, p.title, p.unit, p.authority
               FROM account a JOIN person p ON p.id = a.person WHERE a.login = $1";
    let Some(row) = db.first(sql, values![login.trim().to_lowercase()]).await? else {
        return Ok(None);
    };
    let account: AccountId = row.get("account")?;
    let sql = "SELECT role, scope FROM permit WHERE account = $1";
    let mut grants = Vec::new();
    for grant in db.all(sql, values![account.0]).await? {
        grants.push((list::role(&grant.get::<String>("role")?)?, grant.get("scope")?));
    }
    Ok(Some(Person {
        id: row.get("id")?,
        owned: Owned {
            account,
            login: row.get("login")?,
            name: row.get("name")?,
            title: row.get("title")?,
            unit: row.get("unit")?,
        },
        authority: row.get("authority")?,
        roles: roles(db, account).await?,
        grants,
    }))
}

impl Known {
    fn outcome(&self, row: &RowTyped, person: Option<&Person>, twice: bool) -> Outcome {
        let mut faults: Vec<RowFault> = Column::ALL
            .into_iter()
            .filter_map(|column| Some(RowFault { column, fault: self.fault(row, column)? }))
            .collect();
        let mut add = |column, fault| faults.push(RowFault { column, fault });
        if twice {
            add(Column::Login, Fault::Twice);
        }
        if person.is_some_and(|person| person.authority != self.authority) {
            add(Column::Login, Fault::Elsewhere);
        }
        let held = person.map_or(&[][..], |person| person.roles.as_slice());
        let role = row.role.parse::<Role>().ok();
        if role.is_some_and(|role| are_mixed(&[held, &[role]].concat())) {
            add(Column::Role, Fault::MixedHands);
        }
        match (faults.is_empty(), person) {
            (false, _) => Outcome::Wrong(faults),
            (true, None) => Outcome::New,
            (true, Some(person)) => self.change(row, person),
        }
    }

    fn fault(&self, row: &RowTyped, column: Column) -> Option<Fault> {
        let value = row.value(column).trim();
        if value.is_empty() && column != Column::Title {
            return Some(Fault::Missing);
        }
        if value.chars().count() > 200 {
            return Some(Fault::TooLong);
        }
        match column {
            Column::Login if !is_login(value) => Some(Fault::NoLogin),
            Column::Role if value.parse::<Role>().is_err() => Some(Fault::NoSuchRole),
            Column::Unit => match self.units.get(value) {
                None => Some(Fault::NoSuchUnit),
                Some(unit) if unit.outside || !unit.is_valid_on(self.today) => {
                    Some(Fault::NoUnitToday)
                }
                Some(_) => None,
            },
            _ => None,
        }
    }

    fn change(&self, row: &RowTyped, person: &Person) -> Outcome {
        let unit = self.units.get(row.unit.trim()).map_or(person.owned.unit, |unit| unit.id);
        let role = row.role.parse::<Role>().ok();
        // What is held on the old unit goes along to the new one.
        let scope = |role| scope_of(role, self.authority, person.owned.unit);
        let granted = role.is_none_or(|role| person.grants.contains(&(role, scope(role))));
        let changes = [
            (Column::Name, row.name.trim() != person.owned.name),
            (Column::Title, row.title.trim() != person.owned.title),
            (Column::Unit, unit != person.owned.unit),
            (Column::Role, !granted),
        ];
        let changed: Vec<Column> =
            changes.into_iter().filter_map(|(column, is)| is.then_some(column)).collect();
        if changed.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changed) }
    }
}

/// Writes the rows of a list, all of them or none.
#[derive(Debug, Clone)]
pub struct ImportPeople {
    /// The rows.
    pub rows: Vec<RowTyped>,
}

/// How many people an import added and changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Added.
    pub new: usize,
    /// Changed.
    pub changed: usize,
}

impl Transition for ImportPeople {
    const VERB: &'static str = "people.import";
    type Output = Imported;
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Imported>, AccountRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        let judged = judge(tx, authority, tx.today(), &self.rows).await?;
        let mut done = Imported::default();
        let mut changes = Vec::new();
        for judged in &judged {
            match &judged.outcome {
                Outcome::Wrong(_) => return Err(AccountRefusal::WrongRow(judged.row.number)),
                Outcome::Unchanged => {}
                Outcome::New => {
                    add(tx, authority, &judged.row).await?;
                    changes.push(json!({"login": judged.row.login, "new": true}));
                    done.new += 1;
                }
                Outcome::Changed(_) => {
                    changes.push(change(tx, authority, &judged.row).await?);
                    done.changed += 1;
                }
            }
        }
        let detail = json!({"rows": judged.len(), "new": done.new, "changed": done.changed,
                            "changes": changes});
        Ok(Applied::to(format!("unit:{authority}"), detail, done))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn add(tx: &Tx, authority: UnitId, row: &RowTyped) -> Result<(), AccountRefusal> {
    let Ok(role) = row.role.trim().parse::<Role>() else {
        return Err(AccountRefusal::WrongRow(row.number));
    };
    let person = AddPerson {
        name: row.name.trim().to_owned(),
        title: row.title.trim().to_owned(),
        unit: row.unit.trim().to_owned(),
    };
    add_account(tx, authority, row.login.trim(), &person, role, None).await?;
    Ok(())
}

async fn change(tx: &Tx, authority: UnitId, row: &RowTyped) -> Result<Json, AccountRefusal> {
    let unit = org::by_code(tx, authority, row.unit.trim()).await?;
    let person = find(tx, &row.login).await?;
    let (Some(unit), Some(person), Ok(role)) = (unit, person, row.role.parse::<Role>()) else {
        return Err(AccountRefusal::WrongRow(row.number));
    };
    let (owned, title) = (&person.owned, row.title.trim());
    if unit.id == owned.unit {
        correct::write(tx, person.id, owned, row.name.trim(), title).await?;
    } else {
        let sql = "UPDATE person SET name = $1 WHERE id = $2";
        tx.write(sql, values![row.name.trim(), person.id.0]).await?;
        appoint::end_principal(tx, person.id, owned, tx.today()).await?;
        appoint::follow(tx, person.id, owned, unit.id, title).await?;
        appoint::insert(tx, person.id, unit.id, title, (Some(tx.today()), None)).await?;
    }
    let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)
               ON CONFLICT (account, role, scope) DO NOTHING";
    let scope = scope_of(role, authority, unit.id);
    tx.write(sql, values![owned.account.0, role.word(), scope.0]).await?;
    Ok(json!({
        "login": owned.login,
        "before": {"name": owned.name, "title": owned.title, "unit": owned.unit},
        "after": {"name": row.name.trim(), "title": title, "unit": unit.id, "role": role.word()},
    }))
}
