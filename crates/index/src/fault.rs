//! What is wrong with an input: the row, the column, the value, and the rule it breaks.

use std::fmt;

/// The rules inputs are held to. Each has one sentence, its [`Display`](fmt::Display).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// A cell is a finite number or a gap; NaN and infinity are neither.
    Finite,
    /// Lists that belong together are equally long.
    SameLength,
    /// A list, group or table has something in it.
    NotEmpty,
    /// A code names one thing.
    Unique,
    /// A code that is used is defined.
    Known,
    /// A tree has one root and no circle.
    OneRoot,
    /// A weight is zero or more.
    NotNegative,
    /// Some weight under each parent is above zero.
    SomeWeight,
    /// Exact weights add up to one.
    SumToOne,
    /// Geometric and harmonic means take values above zero.
    Positive,
    /// The lower end is below the upper end.
    Ordered,
    /// A share lies between 0 and 1.
    Share,
    /// A computation has as many values as it needs.
    Enough,
    /// Values that are divided by their spread are not all the same.
    Spread,
    /// A text has the form that is asked for.
    Form,
    /// Exact numbers stay within 127 bits.
    Exact,
    /// A published figure lies within its scale.
    WithinScale,
    /// A published composite follows from its parts.
    AddsUp,
    /// Totals of margins agree.
    EqualTotals,
    /// A finite population is not smaller than its sample.
    PopulationCovers,
    /// A method is used for what it is defined for.
    Applies,
}

impl Rule {
    fn sentence(self) -> &'static str {
        match self {
            Self::Finite => "a cell is a finite number or a gap",
            Self::SameLength => "lists that belong together are equally long",
            Self::NotEmpty => "there is something in it",
            Self::Unique => "a code names one thing",
            Self::Known => "a code that is used is defined",
            Self::OneRoot => "a tree has one root and no circle",
            Self::NotNegative => "a weight is zero or more",
            Self::SomeWeight => "some weight under each parent is above zero",
            Self::SumToOne => "weights add up to one exactly",
            Self::Positive => "geometric and harmonic means take values above zero",
            Self::Ordered => "the lower end is below the upper end",
            Self::Share => "a share lies between 0 and 1",
            Self::Enough => "there are as many values as the computation needs",
            Self::Spread => "values that are divided by their spread are not all the same",
            Self::Form => "a text has the form that is asked for",
            Self::Exact => "exact numbers stay within 127 bits",
            Self::WithinScale => "a figure lies within its scale",
            Self::AddsUp => "a composite follows from its parts",
            Self::EqualTotals => "the totals of all margins agree",
            Self::PopulationCovers => "a finite population is not smaller than its sample",
            Self::Applies => "a method is used for what it is defined for",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// One refused input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{value}: {rule}", place(.row, .column))]
pub struct Fault {
    /// The row: a unit, a respondent, a line of a file. Empty where there is none.
    pub row: String,
    /// The column: an indicator, a field. Empty where there is none.
    pub column: String,
    /// The value as it was given.
    pub value: String,
    /// The rule it breaks.
    pub rule: Rule,
}

impl Fault {
    /// A fault of a value as a whole; name its place with [`at`](Self::at).
    pub fn new(rule: Rule, value: impl fmt::Display) -> Self {
        Self { row: String::new(), column: String::new(), value: value.to_string(), rule }
    }

    /// The same fault, with its row and column; empty where there is none.
    #[must_use]
    pub fn at(mut self, row: impl fmt::Display, column: impl fmt::Display) -> Self {
        self.row = row.to_string();
        self.column = column.to_string();
        self
    }
}

fn place(row: &str, column: &str) -> String {
    match (row.is_empty(), column.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("row {row}, "),
        (true, false) => format!("column {column}, "),
        (false, false) => format!("row {row}, column {column}, "),
    }
}

/// Refuses lists of different lengths.
pub(crate) fn same_length(what: &str, expected: usize, found: usize) -> Result<(), Fault> {
    match expected == found {
        true => Ok(()),
        false => {
            let value = format!("{found} instead of {expected}");
            Err(Fault::new(Rule::SameLength, value).at("", what))
        }
    }
}

/// Refuses NaN and infinity.
pub(crate) fn finite(value: f64, row: impl fmt::Display, column: &str) -> Result<f64, Fault> {
    match value.is_finite() {
        true => Ok(value),
        false => Err(Fault::new(Rule::Finite, value).at(row, column)),
    }
}
