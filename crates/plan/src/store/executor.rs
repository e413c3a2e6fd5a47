//! Who does it: a person of the unit that owes it, as long as they are of that unit.

use crate::model::ObligationId;
use ddci_platform::{
    org::{PersonId, UnitId},
    store::{Read, StoreError},
    values,
};
use jiff::civil::Date;

/// Joins the person `x` who does an obligation `o` on the day at a placeholder. Whoever has left the
/// unit, or whose unit it no longer is, does it no longer: nobody has to take anything back.
pub(crate) fn join(today: &str) -> String {
    format!("LEFT JOIN person x ON x.id = o.executor AND x.unit = o.unit AND {}", works("x", today))
}

/// Whether the person at an alias holds a position in their unit on the day at a placeholder, and
/// an account to act with.
fn works(person: &str, today: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM account xa WHERE xa.person = {person}.id AND xa.disabled_at IS NULL)
         AND EXISTS (SELECT 1 FROM person_position xp
           WHERE xp.person = {person}.id AND xp.unit = {person}.unit
             AND (xp.valid_from IS NULL OR xp.valid_from <= {today})
             AND (xp.valid_to IS NULL OR xp.valid_to >= {today}))"
    )
}

/// A person who does something, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executor {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are in the unit.
    pub title: String,
}

/// Who does an obligation that the caller may see, where somebody does.
///
/// # Errors
/// [`StoreError`].
pub async fn of(
    db: &impl Read,
    id: ObligationId,
    today: Date,
) -> Result<Option<Executor>, StoreError> {
    let sql = format!(
        "SELECT x.id, x.name, x.title FROM obligation o {} WHERE o.id = $1 AND x.id IS NOT NULL",
        join("$2")
    );
    db.all(&sql, values![id.0, today]).await?.iter().map(executor).next().transpose()
}

/// Who works in a unit that owes something the caller may see, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn of_unit(
    db: &impl Read,
    unit: UnitId,
    today: Date,
) -> Result<Vec<Executor>, StoreError> {
    let sql = format!(
        "SELECT x.id, x.name, x.title FROM person x WHERE x.unit = $1 AND {}
         ORDER BY x.folded, x.name, x.id",
        works("x", "$2")
    );
    db.all(&sql, values![unit.0, today]).await?.iter().map(executor).collect()
}

fn executor(row: &ddci_platform::store::Row) -> Result<Executor, StoreError> {
    Ok(Executor { person: row.get("id")?, name: row.get("name")?, title: row.get("title")? })
}
