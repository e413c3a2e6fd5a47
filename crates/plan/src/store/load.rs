//! How much work each authority carries, for whoever watches over the machine.

use super::work::{OF_OPEN_PLAN, OPEN, Tab};
use ddci_platform::store::{Read, StoreError, date};
use jiff::civil::Date;

/// The open work of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The authority's code.
    pub authority: String,
    /// Obligations still to be done.
    pub open: i64,
    /// Those of them whose date has passed.
    pub overdue: i64,
}

/// The open work of every authority. It takes no viewer: figures of the whole installation for its
/// operator, and no page shows them. One walk along the index of plans.
///
/// # Errors
/// [`StoreError`].
pub async fn of_authorities(db: &impl Read, today: Date) -> Result<Vec<Load>, StoreError> {
    let overdue = Tab::Overdue.condition("$1", "");
    let sql = format!(
        "SELECT u.code, CAST(COALESCE(SUM(w.open), 0) AS bigint) AS open,
           CAST(COALESCE(SUM(w.overdue), 0) AS bigint) AS overdue
         FROM unit u LEFT JOIN plan p ON p.authority = u.id LEFT JOIN
           (SELECT o.plan, COUNT(*) AS open, COUNT(CASE WHEN {overdue} THEN 1 END) AS overdue
            FROM obligation o WHERE {OPEN} AND {OF_OPEN_PLAN} GROUP BY o.plan) w ON w.plan = p.id
         WHERE u.authority = u.id GROUP BY u.code ORDER BY u.code"
    );
    let rows = db.all(&sql, vec![date(today)]).await?;
    rows.iter()
        .map(|row| {
            Ok(Load {
                authority: row.get("code")?,
                open: row.get("open")?,
                overdue: row.get("overdue")?,
            })
        })
        .collect()
}
