//! The columns of the annex table, and why a cell of an edited one cannot be taken over.

use serde::{Deserialize, Serialize};

/// A column of the annex table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnnexColumn {
    /// The number of the row.
    Number,
    /// The sub-index.
    SubIndex,
    /// The assignment block.
    Block,
    /// The task's path in the document.
    Reference,
    /// The task's words.
    Task,
    /// Who leads.
    Lead,
    /// Who helps.
    Coordinating,
    /// The times as written.
    Schedule,
    /// The period in which it is owed.
    Period,
    /// The day on which it is due.
    Due,
    /// The day by plan and calendar, where its giver moved it.
    Original,
    /// How it stands.
    State,
    /// The mark it was accepted with.
    Quality,
    /// How far it is.
    Progress,
    /// The day on which it was done.
    DoneOn,
    /// Where in the document it stands.
    Source,
}

/// Why a cell cannot be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellFault {
    /// It is empty.
    Missing,
    /// The plan has no such sub-index.
    NoSuchSubIndex,
    /// It says no time that the program knows.
    NoSuchTime,
    /// It is longer than so many characters.
    TooLong(usize),
    /// It names more than so many.
    TooMany(usize),
    /// Another row of the table is this task already.
    Twice,
}

/// A cell because of which its row was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The row of the table; its headings are row 1.
    pub row: usize,
    /// The column.
    pub column: AnnexColumn,
    /// What stands there.
    pub value: String,
    /// Why.
    pub fault: CellFault,
}
