//! The leader's view: where a plan stands, by sub-index and by unit.

use super::work::{Days, Tab};
use crate::model::{PlanId, SubIndexId};
use ddci_platform::{
    org::UnitId,
    store::{Read, Row, StoreError},
    values,
};

/// How the obligations of a plan, or a part of it, stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// All obligations of the year.
    pub all: i64,
    /// Those whose date has passed, or that were done already.
    pub due: i64,
    /// Done by their date: submitted by then, waiting or accepted.
    pub on_time: i64,
    /// Done after their date.
    pub late: i64,
    /// To be done, the date has passed.
    pub overdue: i64,
    /// To be done within the days that count as soon.
    pub due_soon: i64,
    /// Submitted, waiting for acceptance.
    pub waiting: i64,
    /// Accepted.
    pub accepted: i64,
    /// Those whose date their giver has moved.
    pub moved: i64,
    /// Of those done by their date, the ones that only the moved date makes so.
    pub in_time_by_move: i64,
}

impl Figures {
    /// What was submitted, by its date or after it: what waits and what was accepted. This is what
    /// "đã nộp" means on every page; "đã nghiệm thu" is [`Figures::accepted`].
    pub fn submitted(&self) -> i64 {
        self.on_time + self.late
    }
}

/// An obligation `o` whose date its giver has moved: the count and the list that it opens.
pub(super) const MOVED: &str = "o.state <> 'withdrawn' AND o.original_on IS NOT NULL";

/// The sums behind [`Figures`], with the placeholders of today and of the last day that counts as
/// soon. Overdue, due soon and waiting are the conditions of the lists that these numbers open.
pub(super) fn sums(today: &str, soon_until: &str) -> String {
    let count = |name: &str, condition: &str| {
        format!("COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS {name}")
    };
    let tab = |name: &str, tab: Tab| count(name, &tab.condition(today, soon_until));
    [
        count("all_of_them", "o.state <> 'withdrawn'"),
        count(
            "due",
            &format!(
                "o.state <> 'withdrawn' AND (o.done_on IS NOT NULL OR o.effective_on < {today})"
            ),
        ),
        count("on_time", "o.done_on <= o.done_against"),
        count("late", "o.done_on > o.done_against"),
        tab("overdue", Tab::Overdue),
        tab("due_soon", Tab::DueSoon),
        tab("waiting", Tab::Waiting),
        tab("accepted", Tab::Done),
        count("moved", MOVED),
        count("in_time_by_move", "o.done_on <= o.done_against AND o.done_on > o.original_on"),
    ]
    .join(", ")
}

pub(super) fn figures(row: &Row) -> Result<Figures, StoreError> {
    Ok(Figures {
        all: row.get("all_of_them")?,
        due: row.get("due")?,
        on_time: row.get("on_time")?,
        late: row.get("late")?,
        overdue: row.get("overdue")?,
        due_soon: row.get("due_soon")?,
        waiting: row.get("waiting")?,
        accepted: row.get("accepted")?,
        moved: row.get("moved")?,
        in_time_by_move: row.get("in_time_by_move")?,
    })
}

/// The figures of each sub-index, and of the tasks that serve none.
///
/// # Errors
/// [`StoreError`].
pub async fn by_sub_index(
    db: &impl Read,
    plan: PlanId,
    days: Days,
) -> Result<Vec<(Option<SubIndexId>, Figures)>, StoreError> {
    let sql = format!(
        "SELECT o.sub_index, {} FROM obligation o
         WHERE o.plan = $1 AND o.state <> 'withdrawn' GROUP BY o.sub_index",
        sums("$2", "$3")
    );
    let rows = db.all(&sql, values![plan.0, days.today, days.soon_until]).await?;
    rows.iter()
        .map(|row| {
            let sub_index: Option<uuid::Uuid> = row.get("sub_index")?;
            Ok((sub_index.map(SubIndexId), figures(row)?))
        })
        .collect()
}

/// The figures of the whole plan: the sum of its parts.
pub fn total(parts: &[(Option<SubIndexId>, Figures)]) -> Figures {
    parts.iter().fold(Figures::default(), |sum, (_, part)| Figures {
        all: sum.all + part.all,
        due: sum.due + part.due,
        on_time: sum.on_time + part.on_time,
        late: sum.late + part.late,
        overdue: sum.overdue + part.overdue,
        due_soon: sum.due_soon + part.due_soon,
        waiting: sum.waiting + part.waiting,
        accepted: sum.accepted + part.accepted,
        moved: sum.moved + part.moved,
        in_time_by_move: sum.in_time_by_move + part.in_time_by_move,
    })
}

/// A unit and how much of its work is overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFigures {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Its figures.
    pub figures: Figures,
}

/// The units that owe something of the plan, most overdue first.
///
/// # Errors
/// [`StoreError`].
pub async fn by_unit(
    db: &impl Read,
    plan: PlanId,
    days: Days,
) -> Result<Vec<UnitFigures>, StoreError> {
    let sql = format!(
        "SELECT summed.*, u.name
         FROM (SELECT o.unit, {} FROM obligation o
               WHERE o.plan = $1 AND o.state <> 'withdrawn' GROUP BY o.unit) summed
         JOIN unit u ON u.id = summed.unit ORDER BY overdue DESC, u.position",
        sums("$2", "$3")
    );
    let rows = db.all(&sql, values![plan.0, days.today, days.soon_until]).await?;
    rows.iter()
        .map(|row| {
            Ok(UnitFigures {
                unit: row.get("unit")?,
                name: row.get("name")?,
                figures: figures(row)?,
            })
        })
        .collect()
}
