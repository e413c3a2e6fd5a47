//! How the work of each unit of a plan went, for the ranking.

use super::sides::Look;
use super::{condition::Condition, waited::Waited};
use crate::model::{Emulated, PlanId};
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    store::{Read, StoreError, date},
    values,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A unit and how its work went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEmulated {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Its figures.
    pub figures: Emulated,
}

/// The units that owe something of a plan, of what the viewer may see, by name; with the working days
/// that others waited for the pieces asked of them.
///
/// # Errors
/// [`StoreError`].
pub async fn by_unit(
    db: &impl Read,
    look: Look<'_>,
    waited: &[Waited],
    calendar: &Calendar,
) -> Result<Vec<UnitEmulated>, StoreError> {
    let today = look.days.today;
    let mut units = worked(db, look, today).await?;
    let returned = counted(db, RETURNED, look.plan).await?;
    let refused = counted(db, REFUSED, look.plan).await?;
    for of in &mut units {
        let pieces = waited.iter().filter(|waited| waited.piece.unit == of.unit);
        of.figures.waited = pieces.map(|waited| waited.working_days(today, calendar)).sum();
        of.figures.returned = returned.get(&of.unit).copied().unwrap_or_default();
        of.figures.bounces_refused = refused.get(&of.unit).copied().unwrap_or_default();
    }
    Ok(units)
}

/// What was due, in time, and good.
async fn worked(
    db: &impl Read,
    look: Look<'_>,
    today: Date,
) -> Result<Vec<UnitEmulated>, StoreError> {
    let (mut found, _) = Condition::of_plan(look.viewer, look.plan, false);
    found.and("o.state <> 'withdrawn'");
    let today = found.bind(date(today));
    let count = |name: &str, condition: &str| {
        format!("COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS {name}")
    };
    let sums = [
        count("due", &format!("o.done_on IS NOT NULL OR o.effective_on < {today}")),
        count("on_time", "o.done_on <= o.done_against"),
        count(
            "on_time_originally",
            "o.done_on <= o.done_against AND o.done_on <= COALESCE(o.original_on, o.done_against)",
        ),
        count("met", "o.quality = 'met'"),
        count("partly", "o.quality = 'partly'"),
    ];
    let sql = format!(
        "SELECT summed.*, u.name
         FROM (SELECT o.unit, {} FROM obligation o WHERE {} GROUP BY o.unit) summed
         JOIN unit u ON u.id = summed.unit ORDER BY u.position, u.name",
        sums.join(", "),
        found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    rows.iter()
        .map(|row| {
            Ok(UnitEmulated {
                unit: row.get("unit")?,
                name: row.get("name")?,
                figures: Emulated {
                    due: row.get("due")?,
                    on_time: row.get("on_time")?,
                    on_time_originally: row.get("on_time_originally")?,
                    met: row.get("met")?,
                    partly: row.get("partly")?,
                    ..Emulated::default()
                },
            })
        })
        .collect()
}

/// Returns: work that was not met.
const RETURNED: &str = "SELECT o.unit, COUNT(*) AS n FROM submission s
     JOIN obligation o ON o.id = s.obligation
     WHERE o.plan = $1 AND o.state <> 'withdrawn' AND s.outcome = 'returned' GROUP BY o.unit";

/// Work that was sent back and stayed where it was.
const REFUSED: &str = "SELECT x.unit, COUNT(*) AS n FROM bounce x
     JOIN obligation o ON o.id = x.obligation
     WHERE o.plan = $1 AND x.outcome = 'confirmed' GROUP BY x.unit";

async fn counted(
    db: &impl Read,
    sql: &str,
    plan: PlanId,
) -> Result<BTreeMap<UnitId, i64>, StoreError> {
    let rows = db.all(sql, values![plan.0]).await?;
    rows.iter().map(|row| Ok((row.get("unit")?, row.get("n")?))).collect()
}
