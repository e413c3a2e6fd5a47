//! Findings of the reader, and what was decided about each.

use super::{edit, mended::Draft, task::Task};
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
    /// Nothing was decided, and its cause is mended ([`as_mended`]).
    pub is_mended: bool,
}

impl Finding {
    /// Whether it rests on lines of that task.
    pub fn rests_on(&self, task: &Task) -> bool {
        self.rests_in(task.sheet.as_deref(), task.first_line, task.last_line)
    }

    /// Whether it rests on lines from the first to the last.
    pub(crate) fn rests_in(&self, sheet: Option<&str>, first: i32, last: i32) -> bool {
        self.sheet.as_deref() == sheet
            && self.lines.iter().any(|line| (first..=last).contains(line))
    }

    /// Whether somebody decided, or mended what it is about.
    pub fn is_answered(&self) -> bool {
        self.decision.is_some() || self.is_mended
    }

    /// Whether the plan cannot be issued before it is decided.
    pub fn stands_in_the_way(&self) -> bool {
        !self.is_answered() && self.kind.needed() == Needed::Decision
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
        is_mended: false,
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

/// The findings of a draft, in the reader's order, each with whether its cause is mended.
///
/// # Errors
/// [`StoreError`].
pub async fn as_mended(db: &impl Read, plan: PlanId) -> Result<Vec<Finding>, StoreError> {
    let mut findings = of_plan(db, plan).await?;
    let edits = edit::mending(db, plan).await?;
    if edits.is_empty() {
        return Ok(findings);
    }
    let draft = Draft::of(db, plan, &edits).await?;
    for finding in findings.iter_mut().filter(|finding| finding.decision.is_none()) {
        finding.is_mended = draft.has_mended(db, finding).await?;
    }
    Ok(findings)
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
