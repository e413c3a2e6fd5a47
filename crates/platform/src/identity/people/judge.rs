//! Rows of a list of people, and what would become of each. Nothing is written here.
//!
//! A row is known by its login. Judging and writing look at the same rows by the same rules, so
//! that what was shown is what is done; a list that is imported again changes nothing.

use super::{Owned, are_mixed, list, roles, scope_of};
use crate::{
    identity::{AccountId, account::is_login},
    org::{self, PersonId, Unit, UnitId},
    permit::Role,
    store::{Read, StoreError},
    values,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
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
    /// Where messages reach them; blank leaves what is known.
    #[serde(default)]
    pub email: String,
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
    /// Where messages reach them. A list may do without.
    Email,
}

impl Column {
    /// All columns, in order.
    pub const ALL: [Self; 6] =
        [Self::Login, Self::Name, Self::Title, Self::Unit, Self::Role, Self::Email];

    /// Whether a list has to have it.
    pub fn is_needed(self) -> bool {
        self != Self::Email
    }
}

impl RowTyped {
    /// The address that the row gives, where it gives one.
    pub(super) fn email(&self) -> Option<org::Email> {
        self.email.parse().ok()
    }

    /// What stands in a column.
    pub fn value(&self, column: Column) -> &str {
        match column {
            Column::Login => &self.login,
            Column::Name => &self.name,
            Column::Title => &self.title,
            Column::Unit => &self.unit,
            Column::Role => &self.role,
            Column::Email => &self.email,
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
    /// It is no e-mail address.
    NoEmail,
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
pub(super) struct Person {
    pub(super) id: PersonId,
    pub(super) owned: Owned,
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

/// The person with a login, of whatever authority.
pub(super) async fn find(db: &impl Read, login: &str) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT a.id AS account, a.login, p.id, p.name, p.title, p.unit, p.email, p.authority
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
            email: row.get("email")?,
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
        if value.is_empty() && !matches!(column, Column::Title | Column::Email) {
            return Some(Fault::Missing);
        }
        if value.chars().count() > 200 {
            return Some(Fault::TooLong);
        }
        match column {
            Column::Login if !is_login(value) => Some(Fault::NoLogin),
            Column::Email if org::Email::optional(value).is_err() => Some(Fault::NoEmail),
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
            (Column::Email, row.email().is_some_and(|email| Some(email) != person.owned.email)),
        ];
        let changed: Vec<Column> =
            changes.into_iter().filter_map(|(column, is)| is.then_some(column)).collect();
        if changed.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changed) }
    }
}
