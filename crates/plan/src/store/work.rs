//! The work list of a unit, and what waits for acceptance: tabs whose counter and list share one
//! condition.

use super::{condition::Condition, executor, obligation};
use crate::model::{ObligationId, PlanId, Standing, TaskId};
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    permit::{Role, Viewer},
    store::{Read, Row, StoreError, date},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// An obligation `o` that is still to be done.
pub(crate) const OPEN: &str = "o.state IN ('not_started', 'in_progress', 'returned')";

/// Nothing is to be done any more on an obligation `o` of a closed plan; what was done stays.
pub(crate) const OF_OPEN_PLAN: &str =
    "o.plan NOT IN (SELECT cp.id FROM plan cp WHERE cp.state = 'closed')";

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

    /// The condition on `o`, with the placeholders of today and of the last day that counts as
    /// soon. Counters, lists and the leader's view all use it.
    pub(super) fn condition(self, today: &str, soon_until: &str) -> String {
        match self {
            Self::Overdue => format!("{OPEN} AND o.effective_on < {today}"),
            Self::DueSoon => {
                format!("{OPEN} AND o.effective_on >= {today} AND o.effective_on <= {soon_until}")
            }
            Self::Returned => "o.state = 'returned'".to_owned(),
            Self::NotYetDue => format!("{OPEN} AND o.effective_on > {soon_until}"),
            Self::Waiting => "o.state = 'submitted'".to_owned(),
            Self::Done => "o.state = 'accepted'".to_owned(),
        }
    }

    /// The condition of a unit's own work list, over all plans.
    fn own(self, today: &str, soon_until: &str) -> String {
        match self {
            Self::Done => self.condition(today, soon_until),
            _ => format!("{} AND {OF_OPEN_PLAN}", self.condition(today, soon_until)),
        }
    }

    /// Narrows a condition to this tab; only the days it needs are bound.
    pub(super) fn narrow(self, condition: &mut Condition, days: Days) {
        let (today, soon_until) = match self {
            Self::Overdue => (condition.bind(date(days.today)), String::new()),
            Self::NotYetDue => (String::new(), condition.bind(date(days.soon_until))),
            Self::DueSoon => {
                (condition.bind(date(days.today)), condition.bind(date(days.soon_until)))
            }
            Self::Returned | Self::Waiting | Self::Done => (String::new(), String::new()),
        };
        condition.and(&format!("({})", self.condition(&today, &soon_until)));
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
    /// The name of the person who does it, where one was named.
    pub executor: Option<String>,
    /// State and dates.
    pub standing: Standing,
    /// How many are owed.
    pub quota: Option<i32>,
}

pub(super) fn item(row: &Row) -> Result<Item, StoreError> {
    Ok(Item {
        id: row.get("id")?,
        task: row.get("task")?,
        text: row.get("text")?,
        reference: row.get("reference")?,
        period: row.get("period")?,
        unit_name: row.get("unit_name")?,
        executor: row.get("executor_name")?,
        standing: obligation::standing(row)?,
        quota: row.get("quota")?,
    })
}

/// The lines of the obligations a condition finds. The page is cut first, along the index alone, so
/// that only its own rows are read and joined; keys grow in the order of the plan.
fn items(condition: &mut Condition, days: Days, order: &str, limit: &str) -> String {
    let executor = executor::join(&condition.bind(date(days.today)));
    format!(
        "SELECT o.id, o.task, t.text, t.reference, o.period, u.name AS unit_name,
                x.name AS executor_name, {standing}, o.quota
         FROM (SELECT o.id FROM obligation o WHERE {}
               ORDER BY o.effective_on {order}, o.id {limit}) shown
         JOIN obligation o ON o.id = shown.id
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         {executor}
         ORDER BY o.effective_on {order}, o.id",
        condition.sql(),
        standing = obligation::STANDING
    )
}

/// Which part of what their unit owes somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// All of it.
    ByUnit,
    /// What they do themselves.
    ByMe,
}

impl Owed {
    /// The condition on `o`, with the placeholders of the unit and of the person.
    fn condition(self, unit: &str, person: &str) -> String {
        match self {
            Self::ByUnit => format!("o.unit = {unit}"),
            Self::ByMe => format!("o.unit = {unit} AND o.executor = {person}"),
        }
    }
}

/// How many obligations of the viewer's unit each tab holds, in the order of [`Tab::ALL`].
///
/// # Errors
/// [`StoreError`].
pub async fn counts(
    db: &impl Read,
    viewer: &Viewer,
    owed: Owed,
    days: Days,
) -> Result<[i64; Tab::ALL.len()], StoreError> {
    // One count for each tab: each runs along a range of the index, and none reads a row.
    let counters = Tab::ALL.map(|tab| {
        format!(
            "(SELECT COUNT(*) FROM obligation o WHERE {} AND {}) AS {}",
            owed.condition("$3", "$4"),
            tab.own("$1", "$2"),
            column(tab)
        )
    });
    let sql = format!("SELECT {}", counters.join(", "));
    let mut values = values![days.today, days.soon_until, viewer.unit.0];
    if owed == Owed::ByMe {
        values.push(viewer.person.0.into());
    }
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
    owed: Owed,
    tab: Tab,
    days: Days,
    paging: Paging,
) -> Result<Vec<Item>, StoreError> {
    let order = if tab == Tab::Done { "DESC" } else { "ASC" };
    let mut own = Condition::default();
    let (unit, person) = match owed {
        Owed::ByUnit => (own.bind(viewer.unit), String::new()),
        Owed::ByMe => (own.bind(viewer.unit), own.bind(viewer.person)),
    };
    own.and(&owed.condition(&unit, &person));
    tab.narrow(&mut own, days);
    if tab != Tab::Done {
        own.and(OF_OPEN_PLAN);
    }
    let limit = Condition::limit(paging);
    let sql = items(&mut own, days, order, &limit);
    db.all(&sql, own.into_values()).await?.iter().map(item).collect()
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
    /// Only those on which the viewer decides.
    pub decided_by_viewer: bool,
}

impl Filter {
    fn condition(&self, days: Days, viewer: &Viewer) -> Condition {
        let mut condition = Condition::visible_to(viewer);
        self.tab.narrow(&mut condition, days);
        if let Some(plan) = self.plan {
            condition.equals("o.plan", plan);
        }
        if let Some(unit) = self.unit {
            condition.equals("o.unit", unit);
        }
        if self.decided_by_viewer {
            decided_by(&mut condition, viewer);
        }
        condition
    }
}

/// A leader decides on what a plan's coordinating office itself owes, that office on all the rest:
/// the same rule as `transitions::accept`.
pub(super) fn decided_by(condition: &mut Condition, viewer: &Viewer) {
    let unit = condition.bind(viewer.unit);
    if viewer.has(Role::Leader) {
        condition.and("o.unit = (SELECT dp.coordinator FROM plan dp WHERE dp.id = o.plan)");
        condition.and(&format!("o.unit <> {unit}"));
    } else {
        condition.and(&format!(
            "o.unit <> {unit}
             AND o.plan IN (SELECT dp.id FROM plan dp WHERE dp.coordinator = {unit})"
        ));
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
    let condition = filter.condition(days, viewer);
    let sql = format!("SELECT COUNT(*) AS n FROM obligation o WHERE {}", condition.sql());
    match db.first(&sql, condition.into_values()).await? {
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
    let mut condition = filter.condition(days, viewer);
    let limit = Condition::limit(paging);
    let sql = items(&mut condition, days, "ASC", &limit);
    db.all(&sql, condition.into_values()).await?.iter().map(item).collect()
}
