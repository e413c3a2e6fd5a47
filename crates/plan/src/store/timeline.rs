//! The year of each task: what is due in which span, summed over the units that owe it.

use super::{
    board::{Figures, figures, sums},
    condition::Condition,
    filter::TableFilter,
    sides::Look,
};
use crate::model::{TaskId, read_rule};
use ddci_calendar::{Period, ScheduleRule};
use ddci_platform::{
    store::{Read, StoreError, date},
    web::Paging,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A task and its spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskYear {
    /// The task.
    pub id: TaskId,
    /// The number and name of the sub-index it serves.
    pub sub_index: Option<(i32, String)>,
    /// Its path in the document.
    pub reference: String,
    /// Its words.
    pub text: String,
    /// What is owed, by date.
    pub spans: Vec<Span>,
}

/// What is due on a day, and from which day on it can be worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day: of the period, or as the plan says; the day itself where neither is known.
    pub from: Date,
    /// The day in force.
    pub due: Date,
    /// How what is owed stands.
    pub figures: Figures,
}

/// A page of tasks of which the viewer may see something that a filter finds, by sub-index and in the
/// order of the document, and how many all pages hold.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
    paging: Paging,
) -> Result<(i64, Vec<TaskYear>), StoreError> {
    let found = || filter.condition(look.viewer, look.plan, look.days);
    let total = count(db, found()).await?;
    let mut tasks = tasks(db, found(), paging).await?;
    let mut spans = spans(db, look, found(), &tasks).await?;
    for task in &mut tasks {
        task.spans = spans.remove(&task.id).unwrap_or_default();
    }
    Ok((total, tasks))
}

async fn count(db: &impl Read, found: Condition) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(DISTINCT o.task) AS n FROM obligation o WHERE {}", found.sql());
    match db.first(&sql, found.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

async fn tasks(
    db: &impl Read,
    found: Condition,
    paging: Paging,
) -> Result<Vec<TaskYear>, StoreError> {
    let sql = format!(
        "SELECT t.id, t.reference, t.text, i.ordinal, i.name
         FROM (SELECT DISTINCT o.task FROM obligation o WHERE {}) shown
         JOIN task t ON t.id = shown.task LEFT JOIN sub_index i ON i.id = t.sub_index
         ORDER BY COALESCE(i.ordinal, 32000), t.position {}",
        found.sql(),
        Condition::limit(paging)
    );
    let rows = db.all(&sql, found.into_values()).await?;
    rows.iter()
        .map(|row| {
            let (ordinal, name): (Option<i32>, Option<String>) =
                (row.get("ordinal")?, row.get("name")?);
            Ok(TaskYear {
                id: row.get("id")?,
                sub_index: ordinal.zip(name),
                reference: row.get("reference")?,
                text: row.get("text")?,
                spans: Vec::new(),
            })
        })
        .collect()
}

async fn spans(
    db: &impl Read,
    look: Look<'_>,
    mut found: Condition,
    tasks: &[TaskYear],
) -> Result<BTreeMap<TaskId, Vec<Span>>, StoreError> {
    let mut spans: BTreeMap<TaskId, Vec<Span>> = BTreeMap::new();
    if tasks.is_empty() {
        return Ok(spans);
    }
    let shown: Vec<String> = tasks.iter().map(|task| found.bind(task.id)).collect();
    // By keys: SQLite would walk along the whole plan, which it takes for the narrower condition.
    found.and(&format!(
        "o.id IN (SELECT so.id FROM obligation so WHERE so.task IN ({}))",
        shown.join(", ")
    ));
    let today = found.bind(date(look.days.today));
    let soon_until = found.bind(date(look.days.soon_until));
    let sql = format!(
        "SELECT summed.*, s.rule
         FROM (SELECT o.task, o.schedule, o.period, o.effective_on, {} FROM obligation o
               WHERE {} GROUP BY o.task, o.schedule, o.period, o.effective_on) summed
         JOIN schedule s ON s.id = summed.schedule
         ORDER BY summed.effective_on, summed.period, s.position",
        sums(&today, &soon_until),
        found.sql()
    );
    for row in db.all(&sql, found.into_values()).await? {
        let (due, period): (Date, String) = (row.get("effective_on")?, row.get("period")?);
        let figures = figures(&row)?;
        if figures.all == 0 {
            // All of it was withdrawn.
            continue;
        }
        let first = match read_rule(&row, "rule")? {
            ScheduleRule::Within { from, .. } => Some(from),
            _ => period.parse::<Period>().ok().map(Period::start),
        };
        let from = first.unwrap_or(due).min(due);
        spans.entry(row.get("task")?).or_default().push(Span { from, due, figures });
    }
    Ok(spans)
}
