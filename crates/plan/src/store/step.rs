//! What was done with a plan as a document, step by step.

use crate::model::{PlanId, Step};
use ddci_platform::{
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
};
use jiff::Timestamp;

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was done.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// Who did it, where a person did.
    pub by: Option<String>,
    /// The reason or opinion given with it; empty where none was.
    pub words: String,
}

/// The steps of a plan that the caller may see, latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Taken>, StoreError> {
    let sql = "SELECT s.step, s.at, s.words, p.name FROM plan_step s
               LEFT JOIN account a ON a.id = s.account
               LEFT JOIN person p ON p.id = a.person
               WHERE s.plan = $1 ORDER BY s.position DESC";
    let taken = |row: &Row| {
        Ok(Taken {
            step: row.get("step")?,
            at: row.get("at")?,
            by: row.get("name")?,
            words: row.get("words")?,
        })
    };
    db.all(sql, values![plan.0]).await?.iter().map(taken).collect()
}

/// Whether a plan lies before the leaders and none of them has agreed.
///
/// # Errors
/// [`StoreError`].
pub async fn waits(db: &impl Read, plan: PlanId) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM plan WHERE id = $1 AND state = 'in_review'";
    if db.first(sql, values![plan.0]).await?.is_none() {
        return Ok(false);
    }
    let latest = of_plan(db, plan).await?;
    Ok(latest.first().is_none_or(|taken| taken.step != Step::Agreed))
}

/// How many plans of the viewer's authority wait for a leader's opinion.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM plan p
               WHERE p.authority = $1 AND p.state = 'in_review' AND
                 (SELECT s.step FROM plan_step s WHERE s.plan = p.id
                  ORDER BY s.position DESC LIMIT 1) <> 'agreed'";
    let row = db.first(sql, values![viewer.authority.0]).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}
