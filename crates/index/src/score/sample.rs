//! Evaluations: one row for each respondent and unit rated.

use std::collections::BTreeMap;

use crate::design::{Design, Domains};
use crate::fault::same_length;
use crate::model::IndexSet;
use crate::{Fault, Rule};

/// The evaluations of one block and year.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// How they were drawn.
    pub design: Design,
    /// The units that were rated, in the order of their names.
    pub units: Vec<String>,
    /// For each row, the number of the unit it rates.
    pub members: Vec<Option<u32>>,
    /// The answer of each row by question; NaN is none.
    pub answers: BTreeMap<String, Vec<f64>>,
    /// How many answered "don't know", by question and unit.
    pub dont_know: BTreeMap<String, Vec<usize>>,
}

impl Sample {
    /// Rows with the unit each rates and numbers for each question (NaN is none).
    ///
    /// # Errors
    /// Lists of different lengths, or an infinite number.
    pub fn new<S: AsRef<str>>(
        design: Design,
        rated: &[S],
        answers: BTreeMap<String, Vec<f64>>,
    ) -> Result<Self, Fault> {
        same_length("units", design.len(), rated.len())?;
        for (code, column) in &answers {
            same_length(code, design.len(), column.len())?;
            if let Some((row, value)) =
                column.iter().enumerate().find(|(_, value)| value.is_infinite())
            {
                return Err(Fault::new(Rule::Finite, value).at(row + 1, code));
            }
        }
        let names: std::collections::BTreeSet<&str> = rated.iter().map(AsRef::as_ref).collect();
        let numbers: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
        let members = rated.iter().map(|unit| numbers.get(unit.as_ref()).copied()).collect();
        let units = names.into_iter().map(str::to_owned).collect();
        Ok(Self { design, units, members, answers, dont_know: BTreeMap::new() })
    }

    /// Rows with cells as text, read by the questions of an index set. `cells` holds a column for each
    /// question.
    ///
    /// # Errors
    /// Lists of different lengths, a question without a column, a cell that cannot be read: row and
    /// column are named.
    pub fn from_cells<S: AsRef<str>>(
        set: &IndexSet,
        design: Design,
        rated: &[S],
        cells: &BTreeMap<String, Vec<S>>,
    ) -> Result<Self, Fault> {
        let mut sample = Self::new(design, rated, BTreeMap::new())?;
        for question in set.indicators().flat_map(|indicator| &indicator.questions) {
            let column = cells
                .get(&question.code)
                .ok_or_else(|| Fault::new(Rule::Known, &question.code).at("", &question.code))?;
            same_length(&question.code, rated.len(), column.len())?;
            let mut numbers = Vec::with_capacity(column.len());
            let mut unknown = vec![0; sample.units.len()];
            for (row, (cell, member)) in column.iter().zip(&sample.members).enumerate() {
                let answer = question
                    .answer(cell.as_ref())
                    .map_err(|fault| Fault { row: (row + 1).to_string(), ..fault })?;
                let counted = member.and_then(|unit| unknown.get_mut(unit as usize));
                if let (crate::model::Answer::DontKnow, Some(count)) = (answer, counted) {
                    *count += 1;
                }
                numbers.push(answer.number());
            }
            sample.answers.insert(question.code.clone(), numbers);
            sample.dont_know.insert(question.code.clone(), unknown);
        }
        Ok(sample)
    }

    /// How many rows rate each unit.
    pub fn rows_by_unit(&self) -> Vec<usize> {
        let mut counts = vec![0; self.units.len()];
        for unit in self.members.iter().flatten() {
            if let Some(count) = counts.get_mut(*unit as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// The rows by the unit they rate.
    ///
    /// # Errors
    /// The members were changed to another length.
    pub fn domains(&self) -> Result<Domains, Fault> {
        Domains::new(&self.design, &self.members, self.units.len())
    }
}
