//! What is wrong with a file: all of it at once, for the caller to word.

use std::fmt;

/// The most faults that are kept; the rest is counted.
pub const MOST: usize = 200;

/// The rules a file is held to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// There is something in the file.
    NotEmpty,
    /// The file is of a kind that is read; this is the kind it is.
    Kind(&'static str),
    /// The file is not locked by a password.
    NotEncrypted,
    /// The file can be opened; this is what its format says.
    Sound(String),
    /// No more of something than the limit.
    Limit {
        /// What is counted.
        what: &'static str,
        /// The most.
        most: u64,
    },
    /// Text is UTF-8, or UTF-16 with its mark.
    Unicode,
    /// A table has a head and rows below it.
    Rows,
    /// A row is no longer than the head.
    WithinHead,
    /// A column that holds something has a name.
    Named,
    /// A name stands once in the head.
    NameOnce,
    /// One column, not two, says this; the value is the other column.
    OneMeaning,
    /// A column that is needed is there.
    ColumnNeeded,
    /// A cell that is needed is filled.
    CellNeeded,
    /// A cell is a number.
    Number,
    /// A number is zero or more.
    NotNegative,
    /// A number is above zero.
    AboveZero,
    /// A number is whole.
    Whole,
    /// A cell says yes or no.
    YesNo,
    /// A cell is one of the words that are known here.
    Word,
    /// A unit, code or pair stands in one row.
    RowOnce,
    /// The row has its counterpart in the other file.
    Matched,
    /// A rule of the index library.
    Index(ddci_index::Rule),
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The sheet of a workbook; none elsewhere.
    pub sheet: Option<String>,
    /// The row as people see it, the head being row 1 of a plain table; none for the whole file.
    pub row: Option<u32>,
    /// The column by its name in the head.
    pub column: Option<String>,
    /// The value as it stands there.
    pub value: String,
    /// The rule it breaks.
    pub rule: Rule,
}

impl Fault {
    /// A fault of the file as a whole.
    pub fn of_file(rule: Rule) -> Self {
        Self { sheet: None, row: None, column: None, value: String::new(), rule }
    }
}

/// All faults of a file, at most [`MOST`] of them in full.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
pub struct Faults {
    /// The faults, in the order they were met.
    pub list: Vec<Fault>,
    /// How many more there are.
    pub more: usize,
}

impl Faults {
    /// One fault.
    pub fn one(fault: Fault) -> Self {
        Self { list: vec![fault], more: 0 }
    }

    /// Adds a fault, or counts it.
    pub fn push(&mut self, fault: Fault) {
        match self.list.len() < MOST {
            true => self.list.push(fault),
            false => self.more += 1,
        }
    }

    /// Adds the faults of another part.
    pub fn extend(&mut self, other: Self) {
        other.list.into_iter().for_each(|fault| self.push(fault));
        self.more += other.more;
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The value where there is no fault.
    ///
    /// # Errors
    /// The faults.
    pub fn unless_any<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self::one(fault)
    }
}

impl fmt::Display for Faults {
    /// For logs and tests; callers word faults themselves.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.list {
            let Fault { sheet, row, column, value, rule } = fault;
            writeln!(f, "{sheet:?} {row:?} {column:?} {value:?}: {rule:?}")?;
        }
        if self.more > 0 { writeln!(f, "and {} more", self.more) } else { Ok(()) }
    }
}
