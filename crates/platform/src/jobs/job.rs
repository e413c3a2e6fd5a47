//! A job as it stands, and the states it goes through.

use crate::{
    org::UnitId,
    store::{Column, Row, StoreError},
};
use jiff::Timestamp;

crate::key! {
    /// A job.
    JobId
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobState {
    /// Its time has not come, or no node has taken it yet; after a failure, it is tried again.
    Waiting,
    /// A node is at it.
    Running,
    /// Done.
    Done,
    /// It has failed too often; somebody has to look at it.
    GivenUp,
}

impl JobState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::GivenUp];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::GivenUp => "given_up",
        }
    }
}

impl std::str::FromStr for JobState {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(())
    }
}

impl Column for JobState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        word.parse().map_err(|()| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// A job as pages and commands list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its key.
    pub id: JobId,
    /// The authority it works for.
    pub authority: UnitId,
    /// What makes it one: two askings under one key are one job.
    pub key: String,
    /// What is to be done.
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// When it is due, or tried again.
    pub run_at: Timestamp,
    /// How often it was begun.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

impl JobRow {
    pub(super) const COLUMNS: &'static str =
        "id, authority, key, kind, state, run_at, attempts, last_error, done_at";

    pub(super) fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            authority: row.get("authority")?,
            key: row.get("key")?,
            kind: row.get("kind")?,
            state: row.get("state")?,
            run_at: row.get("run_at")?,
            attempts: row.get("attempts")?,
            last_error: row.get("last_error")?,
            done_at: row.get("done_at")?,
        })
    }
}
