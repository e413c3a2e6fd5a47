//! What nobody looks after: things left open by units that have ended, or owed by units without
//! anybody, and sub-indices without a leader. Each counter is the sum of its list.

use super::work::{OF_OPEN_PLAN, OPEN};
use crate::model::PlanId;
use ddci_platform::{
    org::UnitId,
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use ddci_vntext::fold;
use jiff::civil::Date;

/// Why nobody looks after an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orphan {
    /// Its unit has ended, and it was not handed over.
    UnitEnded,
    /// Nobody with an account works in its unit.
    NobodyThere,
}

impl Orphan {
    /// The units `u`, with the placeholder of today.
    fn condition(self) -> &'static str {
        match self {
            Self::UnitEnded => "u.valid_to < $2",
            Self::NobodyThere => {
                "(u.valid_to IS NULL OR u.valid_to >= $2) AND u.id NOT IN (
                   SELECT pp.unit FROM person_position pp JOIN account a ON a.person = pp.person
                   WHERE a.disabled_at IS NULL AND (pp.valid_from IS NULL OR pp.valid_from <= $2)
                     AND (pp.valid_to IS NULL OR pp.valid_to >= $2))"
            }
        }
    }
}

/// A unit, and how much of what it owes nobody looks after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How much is open.
    pub open: i64,
    /// The earliest date among that.
    pub earliest: Date,
}

/// The units whose open obligations nobody looks after, for whoever hands over.
///
/// # Errors
/// [`StoreError`].
pub async fn by_unit(
    db: &impl Read,
    viewer: &Viewer,
    of: Orphan,
    today: Date,
) -> Result<Vec<Left>, StoreError> {
    if !viewer.may_everywhere(Verb::HandOver) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT u.id, u.name, COUNT(*) AS open, MIN(o.effective_on) AS earliest
         FROM unit u JOIN obligation o ON o.unit = u.id
         WHERE u.authority = $1 AND {} AND {OPEN} AND {OF_OPEN_PLAN}
         GROUP BY u.id, u.name, u.position ORDER BY u.position, u.name",
        of.condition()
    );
    let left = |row: &Row| {
        Ok(Left {
            unit: row.get("id")?,
            name: row.get("name")?,
            open: row.get("open")?,
            earliest: row.get("earliest")?,
        })
    };
    db.all(&sql, values![viewer.authority.0, today]).await?.iter().map(left).collect()
}

/// A sub-index that no leader answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaderless {
    /// The plan.
    pub plan: PlanId,
    /// Its year.
    pub year: i32,
    /// The sub-index's number.
    pub ordinal: i32,
    /// Its name.
    pub name: String,
    /// The leader who is named and holds no position any more.
    pub left: Option<String>,
}

/// The sub-indices of plans in force that no leader answers for: none is named, or the one who is
/// holds no position any more.
///
/// # Errors
/// [`StoreError`].
pub async fn leaderless(
    db: &impl Read,
    viewer: &Viewer,
    today: Date,
) -> Result<Vec<Leaderless>, StoreError> {
    if !viewer.may_everywhere(Verb::HandOver) {
        return Ok(Vec::new());
    }
    let gone = gone(db, viewer, today).await?;
    let sql = "SELECT i.plan, p.year, i.ordinal, i.name, i.responsible_leader
               FROM plan p JOIN sub_index i ON i.plan = p.id
               WHERE p.authority = $1 AND p.state = 'issued' ORDER BY p.year, p.id, i.ordinal";
    let mut found = Vec::new();
    for row in db.all(sql, values![viewer.authority.0]).await? {
        let leader: Option<String> = row.get("responsible_leader")?;
        let named = leader.filter(|leader| !leader.trim().is_empty());
        let left = named.as_deref().and_then(|named| {
            let named = fold(named);
            gone.iter().find(|name| named.ends_with(&fold(name))).cloned()
        });
        if named.is_none() || left.is_some() {
            found.push(Leaderless {
                plan: row.get("plan")?,
                year: row.get("year")?,
                ordinal: row.get("ordinal")?,
                name: row.get("name")?,
                left,
            });
        }
    }
    Ok(found)
}

/// The names of people who held positions and hold none today, where nobody of that name does.
async fn gone(db: &impl Read, viewer: &Viewer, today: Date) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT p.name FROM person p WHERE p.authority = $1
                 AND EXISTS (SELECT 1 FROM person_position h WHERE h.person = p.id)
                 AND NOT EXISTS (
                   SELECT 1 FROM person n JOIN person_position h ON h.person = n.id
                   WHERE n.authority = p.authority AND n.name = p.name
                     AND (h.valid_to IS NULL OR h.valid_to >= $2))
               ORDER BY p.name";
    let rows = db.all(sql, values![viewer.authority.0, today]).await?;
    rows.iter().map(|row| row.get("name")).collect()
}
