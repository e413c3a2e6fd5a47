//! The plan tree: sub-indices, blocks and tasks with how their obligations stand.

use super::task::{self, Task};
use crate::model::{PlanId, SubIndexId};
use ddci_platform::{
    store::{Read, StoreError},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// How the obligations of a task stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub all: i64,
    /// Accepted.
    pub accepted: i64,
    /// Waiting for acceptance.
    pub submitted: i64,
    /// To be done, the date has passed.
    pub overdue: i64,
    /// The earliest date among those to be done.
    pub next_due: Option<Date>,
}

/// A task of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The task.
    pub task: Task,
    /// Who leads it, as printed.
    pub leads: String,
    /// How its obligations stand.
    pub tally: Tally,
}

/// How many tasks of a plan there are, of one sub-index or of all; those merged away not counted.
///
/// # Errors
/// [`StoreError`].
pub async fn count(
    db: &impl Read,
    plan: PlanId,
    sub_index: Option<SubIndexId>,
) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) AS n FROM task t WHERE {}", condition(sub_index));
    match db.first(&sql, bound(plan, sub_index)).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// A page of the tree, in the order of the document.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    db: &impl Read,
    plan: PlanId,
    sub_index: Option<SubIndexId>,
    today: Date,
    paging: Paging,
) -> Result<Vec<Node>, StoreError> {
    let mut values = bound(plan, sub_index);
    let n = values.len();
    // The page is cut first, so that only its own tasks are counted and named.
    let sql = format!(
        "WITH shown AS (
           SELECT {}, t.position FROM task t WHERE {} ORDER BY t.position LIMIT ${} OFFSET ${}
         )
         SELECT t.*,
           (SELECT b.name FROM task_body b
            WHERE b.task = t.id AND b.part = 'lead' ORDER BY b.position LIMIT 1) AS lead,
           (SELECT COUNT(*) FROM task_body b WHERE b.task = t.id AND b.part = 'lead') AS leads,
           COUNT(o.state) AS all_of_them,
           COALESCE(SUM(CASE WHEN o.state = 'accepted' THEN 1 ELSE 0 END), 0) AS accepted,
           COALESCE(SUM(CASE WHEN o.state = 'submitted' THEN 1 ELSE 0 END), 0) AS submitted,
           COALESCE(SUM(CASE WHEN o.state NOT IN ('accepted', 'submitted')
                              AND o.effective_on < ${} THEN 1 ELSE 0 END), 0) AS overdue,
           MIN(CASE WHEN o.state NOT IN ('accepted', 'submitted') THEN o.effective_on END)
             AS next_due
         FROM shown t LEFT JOIN obligation o ON o.task = t.id
         GROUP BY t.id, t.plan, t.sub_index, t.block, t.reference, t.text, t.sheet,
                  t.first_line, t.last_line, t.merged_into, t.position
         ORDER BY t.position",
        task::COLUMNS,
        condition(sub_index),
        n + 1,
        n + 2,
        n + 3,
    );
    values.extend(values![paging.size, paging.offset(), today]);
    let rows = db.all(&sql, values).await?;
    rows.iter()
        .map(|row| {
            let lead: Option<String> = row.get("lead")?;
            let others = row.get::<i64>("leads")? - 1;
            let lead = lead.unwrap_or_default();
            Ok(Node {
                task: task::task(row)?,
                leads: if others > 0 { format!("{lead} (+{others})") } else { lead },
                tally: Tally {
                    all: row.get("all_of_them")?,
                    accepted: row.get("accepted")?,
                    submitted: row.get("submitted")?,
                    overdue: row.get("overdue")?,
                    next_due: row.get("next_due")?,
                },
            })
        })
        .collect()
}

fn condition(sub_index: Option<SubIndexId>) -> &'static str {
    match sub_index {
        Some(_) => "t.plan = $1 AND t.merged_into IS NULL AND t.sub_index = $2",
        None => "t.plan = $1 AND t.merged_into IS NULL",
    }
}

fn bound(plan: PlanId, sub_index: Option<SubIndexId>) -> Vec<ddci_platform::store::Value> {
    let mut values = values![plan.0];
    values.extend(sub_index.map(Into::into));
    values
}
