//! Who works for an authority on a day: asked by what happens by itself, on behalf of those people.

use super::{AccountId, session::person};
use crate::{
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;

/// Somebody who can be told something: an account that is enabled, and a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The person, and what they may do, as they would be when signed in.
    pub viewer: Viewer,
    /// The title of their principal position.
    pub title: String,
}

/// The people of an authority who hold a position in their unit on that day, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn staff(db: &impl Read, authority: UnitId, on: Date) -> Result<Vec<Staff>, StoreError> {
    let sql = "SELECT a.id AS account, p.id AS person, p.name, p.title, p.authority, p.unit,
                      u.name AS unit_name, g.role, g.scope
               FROM person p
               JOIN account a ON a.person = p.id
               JOIN unit u ON u.id = p.unit
               JOIN permit g ON g.account = a.id
               WHERE p.authority = $1 AND a.disabled_at IS NULL
                 AND EXISTS (SELECT 1 FROM person_position w
                   WHERE w.person = p.id AND w.unit = p.unit
                     AND (w.valid_from IS NULL OR w.valid_from <= $2)
                     AND (w.valid_to IS NULL OR w.valid_to >= $2))
               ORDER BY p.folded, p.name, a.id, g.role, g.scope";
    let rows = db.all(sql, values![authority.0, on]).await?;
    let mut staff = Vec::new();
    for of_one in of_accounts(&rows)? {
        let Some(viewer) = person(of_one)? else { continue };
        let title = of_one.first().map_or(Ok(String::new()), |row| row.get("title"))?;
        staff.push(Staff { viewer, title });
    }
    Ok(staff)
}

/// Rows that repeat an account for each grant, account by account.
fn of_accounts(rows: &[Row]) -> Result<Vec<&[Row]>, StoreError> {
    let keys = rows.iter().map(|row| row.get("account")).collect::<Result<Vec<AccountId>, _>>()?;
    let mut parts = Vec::new();
    let mut rest = rows;
    for alike in keys.chunk_by(|one, other| one == other) {
        let (part, after) = rest.split_at(alike.len());
        parts.push(part);
        rest = after;
    }
    Ok(parts)
}
