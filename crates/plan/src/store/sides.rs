//! The plan from its sides: figures by unit, sub-index, task and day, of what the viewer may see.
//! Rows are summed along an index first; names are joined to the sums.

use super::{
    board::{Figures, UnitFigures, figures, sums},
    condition::Condition,
    filter::TableFilter,
    work::{Days, Item, item},
};
use crate::model::{Month, PlanId, SubIndexId, TaskId};
use ddci_platform::{
    permit::Viewer,
    store::{Read, Row, StoreError, date},
    web::Paging,
};
use jiff::civil::Date;

/// Whose plan is looked at, by whom, on which day.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Who looks.
    pub viewer: &'a Viewer,
    /// The plan.
    pub plan: PlanId,
    /// The days that decide between states.
    pub days: Days,
}

impl Look<'_> {
    pub(super) fn found(&self, filter: &TableFilter) -> Condition {
        filter.condition(self.viewer, self.plan, self.days)
    }

    /// The sums of [`Figures`], with the days bound.
    fn sums(&self, condition: &mut Condition) -> String {
        let today = condition.bind(date(self.days.today));
        let soon_until = condition.bind(date(self.days.soon_until));
        sums(&today, &soon_until)
    }
}

/// The figures of what a filter finds.
///
/// # Errors
/// [`StoreError`].
pub async fn whole(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
) -> Result<Figures, StoreError> {
    let mut found = look.found(filter);
    let sums = look.sums(&mut found);
    let sql = format!("SELECT {sums} FROM obligation o WHERE {}", found.sql());
    match db.first(&sql, found.into_values()).await? {
        Some(row) => figures(&row),
        None => Ok(Figures::default()),
    }
}

/// The figures of each unit that owes something of what a filter finds, most overdue first.
///
/// # Errors
/// [`StoreError`].
pub async fn by_unit(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
) -> Result<Vec<UnitFigures>, StoreError> {
    let mut found = look.found(filter);
    let sums = look.sums(&mut found);
    let sql = format!(
        "SELECT summed.*, u.name
         FROM (SELECT o.unit, {sums} FROM obligation o WHERE {} GROUP BY o.unit) summed
         JOIN unit u ON u.id = summed.unit ORDER BY overdue DESC, u.position, u.name",
        found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let of_unit = |row: &Row| {
        let (unit, name) = (row.get("unit")?, row.get("name")?);
        Ok(UnitFigures { unit, name, figures: figures(row)? })
    };
    rows.iter().map(of_unit).collect()
}

/// The figures of each sub-index, and of the tasks that serve none.
///
/// # Errors
/// [`StoreError`].
pub async fn by_sub_index(
    db: &impl Read,
    look: Look<'_>,
) -> Result<Vec<(Option<SubIndexId>, Figures)>, StoreError> {
    let mut found = look.found(&TableFilter::default());
    let sums = look.sums(&mut found);
    let sql = format!(
        "SELECT o.sub_index, {sums} FROM obligation o WHERE {} GROUP BY o.sub_index",
        found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let part = |row: &Row| {
        let sub_index: Option<uuid::Uuid> = row.get("sub_index")?;
        Ok((sub_index.map(SubIndexId), figures(row)?))
    };
    rows.iter().map(part).collect()
}

/// How many obligations each leader is in charge of, leaders in the order in which the plan names
/// them.
///
/// # Errors
/// [`StoreError`].
pub async fn by_leader(db: &impl Read, look: Look<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    let found = look.found(&TableFilter::default());
    let sql = format!(
        "SELECT i.responsible_leader AS leader, counted.n
         FROM (SELECT o.sub_index, COUNT(*) AS n FROM obligation o WHERE {} GROUP BY o.sub_index) counted
         JOIN sub_index i ON i.id = counted.sub_index
         WHERE i.responsible_leader IS NOT NULL ORDER BY i.ordinal",
        found.sql()
    );
    let mut leaders: Vec<(String, i64)> = Vec::new();
    for row in db.all(&sql, found.into_values()).await? {
        let (leader, n): (String, i64) = (row.get("leader")?, row.get("n")?);
        match leaders.iter_mut().find(|(known, _)| *known == leader) {
            Some((_, all)) => *all += n,
            None => leaders.push((leader, n)),
        }
    }
    Ok(leaders)
}

/// A task and how its obligations stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskFigures {
    /// The task.
    pub id: TaskId,
    /// Its block.
    pub block: Option<String>,
    /// Its path in the document.
    pub reference: String,
    /// Its words.
    pub text: String,
    /// Its figures.
    pub figures: Figures,
}

/// The tasks of a sub-index of which the viewer may see something, most overdue first, then in the
/// order of the document.
///
/// # Errors
/// [`StoreError`].
pub async fn tasks(
    db: &impl Read,
    look: Look<'_>,
    sub_index: i32,
    paging: Paging,
) -> Result<Vec<TaskFigures>, StoreError> {
    let filter = TableFilter { sub_index: Some(sub_index), ..TableFilter::default() };
    let mut found = look.found(&filter);
    let sums = look.sums(&mut found);
    let sql = format!(
        "SELECT summed.*, t.id, t.block, t.reference, t.text
         FROM (SELECT o.task, {sums} FROM obligation o WHERE {} GROUP BY o.task) summed
         JOIN task t ON t.id = summed.task ORDER BY overdue DESC, t.position {}",
        found.sql(),
        Condition::limit(paging)
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let task = |row: &Row| {
        Ok(TaskFigures {
            id: row.get("id")?,
            block: row.get("block")?,
            reference: row.get("reference")?,
            text: row.get("text")?,
            figures: figures(row)?,
        })
    };
    rows.iter().map(task).collect()
}

/// How many tasks [`tasks`] lists on all its pages.
///
/// # Errors
/// [`StoreError`].
pub async fn count_tasks(
    db: &impl Read,
    look: Look<'_>,
    sub_index: i32,
) -> Result<i64, StoreError> {
    let filter = TableFilter { sub_index: Some(sub_index), ..TableFilter::default() };
    let found = look.found(&filter);
    let sql = format!("SELECT COUNT(DISTINCT o.task) AS n FROM obligation o WHERE {}", found.sql());
    match db.first(&sql, found.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// What is due on a day: the first few, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayItems {
    /// The day.
    pub day: Date,
    /// How many are due.
    pub all: i64,
    /// The first of them: what is still to be done before what is done.
    pub first: Vec<Item>,
}

/// What is due on each day of a month on which something is, `most` of each day by name. One query
/// numbers the rows within their day.
///
/// # Errors
/// [`StoreError`].
pub async fn month(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
    month: Month,
    most: u8,
) -> Result<Vec<DayItems>, StoreError> {
    let filter = TableFilter { month: Some(month), ..filter.clone() };
    let found = look.found(&filter);
    let sql = format!(
        "SELECT o.id, o.task, t.text, t.reference, o.period, u.name AS unit_name,
                CAST(NULL AS text) AS executor_name, {standing}, o.quota, shown.of_day
         FROM (SELECT o.id, COUNT(*) OVER (PARTITION BY o.effective_on) AS of_day,
                 ROW_NUMBER() OVER (PARTITION BY o.effective_on
                   ORDER BY CASE WHEN {open} THEN 0 ELSE 1 END, o.id) AS place
               FROM obligation o WHERE {found}) shown
         JOIN obligation o ON o.id = shown.id
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         WHERE shown.place <= {most} ORDER BY o.effective_on, shown.place",
        open = super::work::OPEN,
        standing = super::obligation::STANDING,
        found = found.sql()
    );
    let mut days: Vec<DayItems> = Vec::new();
    for row in db.all(&sql, found.into_values()).await? {
        let item = item(&row)?;
        let day = item.standing.effective_on;
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) => last.first.push(item),
            None => days.push(DayItems { day, all: row.get("of_day")?, first: vec![item] }),
        }
    }
    Ok(days)
}

/// How much is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: Date,
    /// How many are due.
    pub all: i64,
    /// How many of them are overdue.
    pub overdue: i64,
}

/// How much is due on each day on which something is, by date.
///
/// # Errors
/// [`StoreError`].
pub async fn by_day(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
) -> Result<Vec<DayCount>, StoreError> {
    let mut found = look.found(filter);
    let sums = look.sums(&mut found);
    let sql = format!(
        "SELECT o.effective_on, {sums} FROM obligation o WHERE {}
         GROUP BY o.effective_on ORDER BY o.effective_on",
        found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let day = |row: &Row| {
        let Figures { all, overdue, .. } = figures(row)?;
        Ok(DayCount { day: row.get("effective_on")?, all, overdue })
    };
    rows.iter().map(day).collect()
}
