//! Findings of the reader, and what was decided about each.

use super::task::Task;
use crate::model::{Decision, FindingId, FindingKind, Needed, PlanId};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its key.
    pub id: FindingId,
    /// The plan.
    pub plan: PlanId,
    /// Which defect.
    pub kind: FindingKind,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The lines it rests on.
    pub lines: Vec<i32>,
    /// One sentence for the reader of the plan.
    pub message: String,
    /// What was decided.
    pub decision: Option<Decision>,
}

impl Finding {
    /// Whether it rests on lines of that task.
    pub fn rests_on(&self, task: &Task) -> bool {
        let span = task.first_line..=task.last_line;
        task.sheet == self.sheet && self.lines.iter().any(|line| span.contains(line))
    }

    /// Whether the plan cannot be issued before it is decided.
    pub fn stands_in_the_way(&self) -> bool {
        self.decision.is_none() && self.kind.needed() == Needed::Decision
    }
}

fn finding(row: &Row) -> Result<Finding, StoreError> {
    let lines: String = row.get("lines")?;
    let decision: Option<String> = row.get("decision")?;
    Ok(Finding {
        id: row.get("id")?,
        plan: row.get("plan")?,
        kind: row.get("kind")?,
        sheet: row.get("sheet")?,
        lines: serde_json::from_str(&lines).unwrap_or_default(),
        message: row.get("message")?,
        decision: decision.and_then(|decision| serde_json::from_str(&decision).ok()),
    })
}

const SELECT: &str = "SELECT id, plan, kind, sheet, lines, message, decision FROM finding";

/// The findings of a plan, in the reader's order.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Finding>, StoreError> {
    let sql = format!("{SELECT} WHERE plan = $1 ORDER BY position");
    db.all(&sql, values![plan.0]).await?.iter().map(finding).collect()
}

/// One finding of a plan.
///
/// # Errors
/// [`StoreError`].
pub async fn one(
    db: &impl Read,
    plan: PlanId,
    id: FindingId,
) -> Result<Option<Finding>, StoreError> {
    let sql = format!("{SELECT} WHERE plan = $1 AND id = $2");
    db.first(&sql, values![plan.0, id.0]).await?.as_ref().map(finding).transpose()
}
