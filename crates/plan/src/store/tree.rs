//! The plan tree: sub-indices, blocks and tasks with how their obligations stand.

use super::{
    condition::Condition,
    task::{self, Task},
};
use crate::model::{PlanId, SubIndexId, TaskId, WorkState};
use ddci_platform::{
    store::{Read, StoreError, date},
    values,
    web::Paging,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    let Some(sub_index) = sub_index else { return count_all(db, plan).await };
    let sql = "SELECT COUNT(*) AS n FROM task t
               WHERE t.plan = $1 AND t.merged_into IS NULL AND t.sub_index = $2";
    match db.first(sql, values![plan.0, sub_index.0]).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// Of a whole plan the positions, which have no gaps, less the few tasks merged away: two short
/// walks along the index, however long the plan.
async fn count_all(db: &impl Read, plan: PlanId) -> Result<i64, StoreError> {
    let sql = "SELECT (SELECT COALESCE(MAX(t.position) + 1, 0) FROM task t WHERE t.plan = $1)
                      - (SELECT COUNT(*) FROM task t WHERE t.plan = $1 AND t.merged_into > $2)
                 AS n";
    match db.first(sql, values![plan.0, uuid::Uuid::nil()]).await? {
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
    let sql = format!(
        "SELECT {} FROM task t WHERE {} ORDER BY t.position LIMIT ${} OFFSET ${}",
        task::COLUMNS,
        condition(sub_index),
        n + 1,
        n + 2,
    );
    values.extend(values![paging.size, paging.offset()]);
    let rows = db.all(&sql, values).await?;
    let tasks: Vec<Task> = rows.iter().map(task::task).collect::<Result<_, _>>()?;
    let keys: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
    let mut tallies = tallies(db, &keys, today).await?;
    let mut leads = leads(db, &keys).await?;
    let node = |task: Task| Node {
        tally: tallies.remove(&task.id).unwrap_or_default(),
        leads: leads.remove(&task.id).unwrap_or_default(),
        task,
    };
    Ok(tasks.into_iter().map(node).collect())
}

/// How the obligations of these tasks stand; answered from the index alone.
async fn tallies(
    db: &impl Read,
    tasks: &[TaskId],
    today: Date,
) -> Result<BTreeMap<TaskId, Tally>, StoreError> {
    let mut of_tasks = Condition::default();
    let today = of_tasks.bind(date(today));
    of_tasks.within("o.task", tasks);
    let sql = format!(
        "SELECT o.task, o.state, COUNT(*) AS n, MIN(o.effective_on) AS first_due,
                SUM(CASE WHEN o.effective_on < {today} THEN 1 ELSE 0 END) AS passed
         FROM obligation o WHERE {} GROUP BY o.task, o.state",
        of_tasks.sql()
    );
    let mut tallies: BTreeMap<TaskId, Tally> = BTreeMap::new();
    for row in db.all(&sql, of_tasks.into_values()).await? {
        let tally = tallies.entry(row.get("task")?).or_default();
        let n: i64 = row.get("n")?;
        tally.all += n;
        match row.get("state")? {
            WorkState::Accepted => tally.accepted += n,
            WorkState::Submitted => tally.submitted += n,
            WorkState::NotStarted | WorkState::InProgress | WorkState::Returned => {
                tally.overdue += row.get::<i64>("passed")?;
                let first: Option<Date> = row.get("first_due")?;
                tally.next_due = tally.next_due.into_iter().chain(first).min();
            }
        }
    }
    Ok(tallies)
}

/// Who leads these tasks: the first body as printed, and how many others.
async fn leads(db: &impl Read, tasks: &[TaskId]) -> Result<BTreeMap<TaskId, String>, StoreError> {
    let mut of_tasks = Condition::default();
    of_tasks.within("b.task", tasks);
    let sql = format!(
        "SELECT b.task, b.name FROM task_body b
         WHERE {} AND b.part = 'lead' ORDER BY b.task, b.position",
        of_tasks.sql()
    );
    let mut names: BTreeMap<TaskId, Vec<String>> = BTreeMap::new();
    for row in db.all(&sql, of_tasks.into_values()).await? {
        names.entry(row.get("task")?).or_default().push(row.get("name")?);
    }
    let words = |names: Vec<String>| match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, others @ ..] => format!("{first} (+{})", others.len()),
    };
    Ok(names.into_iter().map(|(task, names)| (task, words(names))).collect())
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
