//! The work list of a unit, and what waits for acceptance: tabs whose counter and list share one
//! condition.

use super::{obligation::standing, visible};
use crate::model::{ObligationId, PlanId, Standing, TaskId};
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError, Value},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// A part of a work list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// To be done, its date has passed.
    Overdue,
    /// To be done within the days that count as soon.
    DueSoon,
    /// Sent back.
    Returned,
    /// To be done later.
    NotYetDue,
    /// Submitted, waiting for acceptance.
    Waiting,
    /// Accepted.
    Done,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Self; 6] =
        [Self::Overdue, Self::DueSoon, Self::Returned, Self::NotYetDue, Self::Waiting, Self::Done];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueSoon => "due-soon",
            Self::Returned => "returned",
            Self::NotYetDue => "not-yet-due",
            Self::Waiting => "waiting",
            Self::Done => "done",
        }
    }

    /// The tab with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.word() == word)
    }

    /// The condition on `o`: `$1` is today, `$2` the last day that counts as soon. The counter and
    /// the list both use it.
    fn condition(self) -> &'static str {
        match self {
            Self::Overdue => {
                "o.state IN ('not_started', 'in_progress', 'returned') AND o.effective_on < $1"
            }
            Self::DueSoon => {
                "o.state IN ('not_started', 'in_progress', 'returned')
                 AND o.effective_on BETWEEN $1 AND $2"
            }
            Self::Returned => "o.state = 'returned'",
            Self::NotYetDue => "o.state IN ('not_started', 'in_progress') AND o.effective_on > $2",
            Self::Waiting => "o.state = 'submitted'",
            Self::Done => "o.state = 'accepted'",
        }
    }
}

/// The days that decide between the tabs.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// Today.
    pub today: Date,
    /// The last day that counts as soon.
    pub soon_until: Date,
}

impl Days {
    /// The days on `today`: soon is whatever has at most `due_soon` working days left.
    pub fn on(today: Date, due_soon: u16, calendar: &Calendar) -> Self {
        let beyond = calendar.add_working_days(today, due_soon.saturating_add(1));
        Self { today, soon_until: beyond.yesterday().unwrap_or(beyond) }
    }

    fn values(self) -> Vec<Value> {
        values![self.today, self.soon_until]
    }
}

/// A line of a list of obligations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The obligation.
    pub id: ObligationId,
    /// The task.
    pub task: TaskId,
    /// The task's words.
    pub text: String,
    /// The task's path in the document.
    pub reference: String,
    /// The period's key.
    pub period: String,
    /// The unit's name.
    pub unit_name: String,
    /// State and dates.
    pub standing: Standing,
    /// How many are owed.
    pub quota: Option<i32>,
}

fn item(row: &Row) -> Result<Item, StoreError> {
    Ok(Item {
        id: row.get("id")?,
        task: row.get("task")?,
        text: row.get("text")?,
        reference: row.get("reference")?,
        period: row.get("period")?,
        unit_name: row.get("unit_name")?,
        standing: standing(row)?,
        quota: row.get("quota")?,
    })
}

const ITEMS: &str = "SELECT o.id, o.task, t.text, t.reference, o.period, u.name AS unit_name,
                            o.stated_on, o.effective_on, o.state, o.done_on, o.done_against, o.quota
                     FROM obligation o
                     JOIN task t ON t.id = o.task
                     JOIN unit u ON u.id = o.unit";

/// How many obligations of the viewer's unit each tab holds, in the order of [`Tab::ALL`].
///
/// # Errors
/// [`StoreError`].
pub async fn counts(
    db: &impl Read,
    viewer: &Viewer,
    days: Days,
) -> Result<[i64; Tab::ALL.len()], StoreError> {
    let sums = Tab::ALL.map(|tab| {
        format!(
            "COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0) AS {}",
            tab.condition(),
            column(tab)
        )
    });
    let sql = format!("SELECT {} FROM obligation o WHERE o.unit = $3", sums.join(", "));
    let mut values = days.values();
    values.push(viewer.unit.into());
    let mut counts = [0; Tab::ALL.len()];
    if let Some(row) = db.first(&sql, values).await? {
        for (count, tab) in counts.iter_mut().zip(Tab::ALL) {
            *count = row.get(&column(tab))?;
        }
    }
    Ok(counts)
}

fn column(tab: Tab) -> String {
    tab.word().replace('-', "_")
}

/// The obligations of the viewer's unit in one tab, earliest first; done ones latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(
    db: &impl Read,
    viewer: &Viewer,
    tab: Tab,
    days: Days,
    paging: Paging,
) -> Result<Vec<Item>, StoreError> {
    let order = if tab == Tab::Done { "DESC" } else { "ASC" };
    // The bounds are named even where a tab does not need them, so that both databases see every
    // placeholder.
    let sql = format!(
        "{ITEMS} WHERE o.unit = $3 AND ({}) AND CAST($1 AS date) <= CAST($2 AS date)
         ORDER BY o.effective_on {order}, t.position, o.period LIMIT $4 OFFSET $5",
        tab.condition()
    );
    let mut values = days.values();
    values.extend(values![viewer.unit.0, paging.size, paging.offset()]);
    db.all(&sql, values).await?.iter().map(item).collect()
}

/// A filter over all obligations of a plan that the viewer may see.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Only this plan's.
    pub plan: Option<PlanId>,
    /// The tab.
    pub tab: Tab,
    /// Only this unit's.
    pub unit: Option<UnitId>,
    /// Only those the viewer may accept: not their own unit's.
    pub not_unit: Option<UnitId>,
}

impl Filter {
    fn condition(&self, days: Days, viewer: &Viewer) -> (String, Vec<Value>) {
        let visible = visible::to(viewer);
        // The viewer's condition takes $1 and $2, so the days move to $3 and $4.
        let tab = self.tab.condition().replace("$2", "$4").replace("$1", "$3");
        let mut sql =
            format!("{} AND ({tab}) AND CAST($3 AS date) <= CAST($4 AS date)", visible.sql);
        let mut values = visible.values;
        values.extend(days.values());
        if let Some(plan) = self.plan {
            values.push(plan.into());
            sql.push_str(&format!(" AND o.plan = ${}", values.len()));
        }
        if let Some(unit) = self.unit {
            values.push(unit.into());
            sql.push_str(&format!(" AND o.unit = ${}", values.len()));
        }
        if let Some(unit) = self.not_unit {
            values.push(unit.into());
            sql.push_str(&format!(" AND o.unit <> ${}", values.len()));
        }
        (sql, values)
    }
}

/// How many obligations a filter finds.
///
/// # Errors
/// [`StoreError`].
pub async fn count_all(
    db: &impl Read,
    viewer: &Viewer,
    filter: &Filter,
    days: Days,
) -> Result<i64, StoreError> {
    let (condition, values) = filter.condition(days, viewer);
    let sql = format!("SELECT COUNT(*) AS n FROM obligation o WHERE {condition}");
    match db.first(&sql, values).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// The obligations a filter finds, earliest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list_all(
    db: &impl Read,
    viewer: &Viewer,
    filter: &Filter,
    days: Days,
    paging: Paging,
) -> Result<Vec<Item>, StoreError> {
    let (condition, mut values) = filter.condition(days, viewer);
    let n = values.len();
    let sql = format!(
        "{ITEMS} WHERE {condition}
         ORDER BY o.effective_on, u.position, t.position LIMIT ${} OFFSET ${}",
        n + 1,
        n + 2
    );
    values.extend(values![paging.size, paging.offset()]);
    db.all(&sql, values).await?.iter().map(item).collect()
}
