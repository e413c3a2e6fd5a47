//! Jobs as pages, commands and metrics list them: a count and the list it opens share one condition.

use super::{JobId, JobRow, JobState};
use crate::{
    org::UnitId,
    store::{Read, StoreError, Value},
    values,
    web::Paging,
};

/// Which jobs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// Of one authority; none asks for the whole installation, which only commands and metrics do.
    pub authority: Option<UnitId>,
    /// In one state.
    pub state: Option<JobState>,
}

impl JobFilter {
    /// The condition and what it binds.
    fn condition(self) -> (String, Vec<Value>) {
        let mut parts = vec!["1 = 1".to_owned()];
        let mut bound = Vec::new();
        if let Some(authority) = self.authority {
            bound.extend(values![authority.0]);
            parts.push(format!("authority = ${}", bound.len()));
        }
        if let Some(state) = self.state {
            bound.extend(values![state.word()]);
            parts.push(format!("state = ${}", bound.len()));
        }
        (parts.join(" AND "), bound)
    }
}

/// How many jobs stand in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateCount<State> {
    /// The state.
    pub state: State,
    /// How many.
    pub count: u64,
}

/// How many jobs stand in each state, states without any too.
///
/// # Errors
/// [`StoreError`].
pub async fn counts(
    db: &impl Read,
    authority: Option<UnitId>,
) -> Result<Vec<StateCount<JobState>>, StoreError> {
    let mut counts = Vec::new();
    for state in JobState::ALL {
        let count = total(db, JobFilter { authority, state: Some(state) }).await?;
        counts.push(StateCount { state, count });
    }
    Ok(counts)
}

/// How many jobs there are.
///
/// # Errors
/// [`StoreError`].
pub async fn total(db: &impl Read, filter: JobFilter) -> Result<u64, StoreError> {
    let (condition, bound) = filter.condition();
    let sql = format!("SELECT COUNT(*) AS n FROM job WHERE {condition}");
    let count: i64 = db.first(&sql, bound).await?.map_or(Ok(0), |row| row.get("n"))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// The authority of a job, for whoever acts on the machine itself.
///
/// # Errors
/// [`StoreError`].
pub async fn authority_of(db: &impl Read, job: JobId) -> Result<Option<UnitId>, StoreError> {
    let row = db.first("SELECT authority FROM job WHERE id = $1", values![job.0]).await?;
    row.map(|row| row.get("authority")).transpose()
}

/// A page of jobs, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn jobs(
    db: &impl Read,
    filter: JobFilter,
    paging: Paging,
) -> Result<Vec<JobRow>, StoreError> {
    let (condition, bound) = filter.condition();
    let sql = format!(
        "SELECT {} FROM job WHERE {condition} ORDER BY run_at DESC, id DESC
         LIMIT {} OFFSET {}",
        JobRow::COLUMNS,
        paging.size,
        paging.offset()
    );
    db.all(&sql, bound).await?.iter().map(JobRow::from_row).collect()
}
