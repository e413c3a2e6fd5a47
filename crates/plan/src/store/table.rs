//! The table of obligations: every filter, any order, page by page, and all of it for export.

use super::{
    condition::Condition,
    executor,
    filter::TableFilter,
    obligation, share,
    work::{self, Days, Item},
};
use crate::model::{ObligationId, PlanId};
use ddci_platform::{
    permit::Viewer,
    store::{Read, Row, StoreError, date},
    web::Paging,
};

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The obligation.
    pub item: Item,
    /// The number of the sub-index it serves.
    pub sub_index: Option<i32>,
    /// The assignment block its task stands in.
    pub block: Option<String>,
    /// Whether a week meeting directed it, and no document names it.
    pub is_directed: bool,
    /// How far it is, in per cent.
    pub progress: Option<i64>,
}

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// How many rows all pages hold.
    pub total: i64,
    /// The rows of this page.
    pub lines: Vec<Line>,
}

/// A page of what a filter finds among the obligations that the viewer may see. The count and the
/// rows come from one condition in one query: each question to SQLite is a change of threads.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
    filter: &TableFilter,
    days: Days,
    paging: Paging,
) -> Result<Lines, StoreError> {
    let mut found = filter.condition(viewer, plan, days);
    let executor = executor::join(&found.bind(date(days.today)));
    let (joins, order) = (filter.sort.joins(), filter.sort.columns());
    let limit = Condition::limit(paging);
    let sql = format!(
        "SELECT o.id, o.task, t.text, t.reference, t.block, t.directed_by IS NOT NULL AS is_directed,
                o.period, u.name AS unit_name,
                x.name AS executor_name, i.ordinal, {standing}, o.quota,
                {share}, shown.total
         FROM (SELECT o.id, (SELECT COUNT(*) FROM obligation o WHERE {where_}) AS total
               FROM obligation o {joins} WHERE {where_} ORDER BY {order} {limit}) shown
         JOIN obligation o ON o.id = shown.id
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         LEFT JOIN sub_index i ON i.id = o.sub_index
         {executor}
         ORDER BY {order}",
        share = share::COLUMNS,
        standing = obligation::STANDING,
        where_ = found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let total = match rows.first() {
        Some(row) => row.get("total")?,
        // Nothing found, or beyond the last page.
        None => count(db, viewer, plan, filter, days).await?,
    };
    Ok(Lines { total, lines: rows.iter().map(line).collect::<Result<_, _>>()? })
}

/// How many obligations a filter finds.
///
/// # Errors
/// [`StoreError`].
pub async fn count(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
    filter: &TableFilter,
    days: Days,
) -> Result<i64, StoreError> {
    let found = filter.condition(viewer, plan, days);
    let sql = format!("SELECT COUNT(*) AS n FROM obligation o WHERE {}", found.sql());
    match db.first(&sql, found.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// The keys of all that a filter finds, in its order: what an export walks along, so that it holds
/// exactly what was found at one moment, however long it takes.
///
/// # Errors
/// [`StoreError`].
pub async fn keys(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
    filter: &TableFilter,
    days: Days,
) -> Result<Vec<ObligationId>, StoreError> {
    let found = filter.condition(viewer, plan, days);
    let (joins, order) = (filter.sort.joins(), filter.sort.columns());
    let sql =
        format!("SELECT o.id FROM obligation o {joins} WHERE {} ORDER BY {order}", found.sql());
    db.all(&sql, found.into_values()).await?.iter().map(|row| row.get("id")).collect()
}

fn line(row: &Row) -> Result<Line, StoreError> {
    Ok(Line {
        item: work::item(row)?,
        sub_index: row.get("ordinal")?,
        block: row.get("block")?,
        is_directed: row.get("is_directed")?,
        progress: share::of_row(row)?.percent(),
    })
}
