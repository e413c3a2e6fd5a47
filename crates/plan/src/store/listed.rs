//! Obligations as programs read them: along a filter from one on, and one by its key. The count and
//! the rows share the table's condition.

use super::{
    condition::Condition,
    filter::{Sort, TableFilter},
    obligation::{STANDING, standing},
    share, table,
    work::Days,
};
use crate::model::{ObligationId, PlanId, Standing, TaskId};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError, date},
};
use jiff::civil::Date;

/// An obligation with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The obligation.
    pub id: ObligationId,
    /// Its plan.
    pub plan: PlanId,
    /// Its task.
    pub task: TaskId,
    /// The task's words.
    pub text: String,
    /// The task's path in the document.
    pub reference: String,
    /// The assignment block its task stands in.
    pub block: Option<String>,
    /// The number of the sub-index it serves.
    pub sub_index: Option<i32>,
    /// The period's key.
    pub period: String,
    /// The unit that owes it.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// State and dates.
    pub standing: Standing,
    /// How many are owed.
    pub quota: Option<i32>,
    /// How far it is, in per cent.
    pub progress: Option<i64>,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How many the filter finds in all.
    pub total: i64,
    /// Those that come next.
    pub rows: Vec<Listed>,
}

/// What a filter finds among the obligations that the viewer may see, from the one after `after` on, at
/// most `most`; nothing where the filter does not find `after`. Sorted by date alone.
///
/// # Errors
/// [`StoreError`].
pub async fn after(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
    filter: &TableFilter,
    days: Days,
    (after, most): (Option<ObligationId>, i64),
) -> Result<Option<Part>, StoreError> {
    let total = table::count(db, viewer, plan, filter, days).await?;
    let (beyond, order) = match filter.sort {
        Sort::DueLast => ("<", Sort::DueLast.columns()),
        _ => (">", Sort::Due.columns()),
    };
    let mut found = filter.condition(viewer, plan, days);
    if let Some(id) = after {
        let mut this = filter.condition(viewer, plan, days);
        this.equals("o.id", id);
        let sql = format!("SELECT o.effective_on FROM obligation o WHERE {}", this.sql());
        let Some(row) = db.first(&sql, this.into_values()).await? else { return Ok(None) };
        let on = found.bind(date(row.get::<Date>("effective_on")?));
        let id = found.bind(id);
        found.and(&format!(
            "(o.effective_on {beyond} {on} OR (o.effective_on = {on} AND o.id > {id}))"
        ));
    }
    let sql = format!("{} WHERE {} ORDER BY {order} LIMIT {most}", select(), found.sql());
    let rows = db.all(&sql, found.into_values()).await?;
    Ok(Some(Part { total, rows: rows.iter().map(listed).collect::<Result<_, _>>()? }))
}

/// An obligation that the viewer may see.
///
/// # Errors
/// [`StoreError`].
pub async fn one(
    db: &impl Read,
    viewer: &Viewer,
    id: ObligationId,
) -> Result<Option<Listed>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("o.id", id);
    let sql = format!("{} WHERE {}", select(), visible.sql());
    db.first(&sql, visible.into_values()).await?.as_ref().map(listed).transpose()
}

fn select() -> String {
    format!(
        "SELECT o.id, o.plan, o.task, t.text, t.reference, t.block, i.ordinal, o.period, o.unit,
                u.name AS unit_name, {STANDING}, o.quota, {}
         FROM obligation o
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         LEFT JOIN sub_index i ON i.id = o.sub_index",
        share::COLUMNS
    )
}

fn listed(row: &Row) -> Result<Listed, StoreError> {
    Ok(Listed {
        id: row.get("id")?,
        plan: row.get("plan")?,
        task: row.get("task")?,
        text: row.get("text")?,
        reference: row.get("reference")?,
        block: row.get("block")?,
        sub_index: row.get("ordinal")?,
        period: row.get("period")?,
        unit: row.get("unit")?,
        unit_name: row.get("unit_name")?,
        standing: standing(row)?,
        quota: row.get("quota")?,
        progress: share::of_row(row)?.percent(),
    })
}
