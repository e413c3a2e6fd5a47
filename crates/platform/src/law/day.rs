//! The days an authority decided on, and its calendar with them.

use crate::{
    org::UnitId,
    store::{Read, Row, StoreError},
    values,
};
use ddci_calendar::{AmendedDay, AmendedKind, Calendar};
use jiff::Timestamp;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Calendar> = LazyLock::new(Calendar::vietnam);

/// The calendar that comes with the program, read once.
pub fn shipped() -> &'static Calendar {
    &SHIPPED
}

/// A day as an authority decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedDay {
    /// The day.
    pub day: AmendedDay,
    /// Where it is known from: an address, or the name of the file it was read from.
    pub source: String,
    /// Who decided it; nothing where a command did.
    pub author: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// The days an authority decided on, earliest first.
///
/// # Errors
/// [`StoreError`].
pub async fn days(db: &impl Read, authority: UnitId) -> Result<Vec<DecidedDay>, StoreError> {
    let sql = "SELECT c.day, c.kind, c.name, c.legal_basis, c.source, c.verified, c.at,
                      p.name AS author
               FROM calendar_day c
               LEFT JOIN account a ON a.id = c.account LEFT JOIN person p ON p.id = a.person
               WHERE c.authority = $1 ORDER BY c.day";
    db.all(sql, values![authority.0]).await?.iter().map(decided).collect()
}

/// The calendar of an authority: the shipped days with its own on top.
///
/// # Errors
/// [`StoreError`].
pub async fn calendar(db: &impl Read, authority: UnitId) -> Result<Calendar, StoreError> {
    let days = days(db, authority).await?;
    Ok(shipped().amended(days.iter().map(|decided| &decided.day)))
}

fn decided(row: &Row) -> Result<DecidedDay, StoreError> {
    let kind: String = row.get("kind")?;
    Ok(DecidedDay {
        day: AmendedDay {
            date: row.get("day")?,
            kind: AmendedKind::from_word(&kind)
                .ok_or(StoreError::Vocabulary { column: "kind".into(), value: kind })?,
            name: row.get("name")?,
            legal_basis: row.get("legal_basis")?,
            verified: row.get("verified")?,
        },
        source: row.get("source")?,
        author: row.get("author")?,
        at: row.get("at")?,
    })
}
