//! Units × columns of numbers, with gaps.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::fault::{finite, same_length};
use crate::{Fault, Rule};

/// Tables of fewer cells are done before threads have begun.
const WORTH_A_THREAD: usize = 16_384;

/// Numbers by unit (row) and code (column). A cell is finite or a gap; inside, NaN stands for a gap.
///
/// ```
/// use ddci_index::Table;
///
/// let table = Table::new(["A", "B"], [("q1", vec![Some(1.0), None])])?;
/// assert_eq!(table.get("A", "q1"), Some(1.0));
/// assert_eq!(table.get("B", "q1"), None);
/// # Ok::<(), ddci_index::Fault>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    units: Vec<String>,
    codes: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Table {
    /// A table of columns, each as long as there are units.
    ///
    /// # Errors
    /// Repeated units or codes, a column of another length, a cell that is NaN or infinite.
    pub fn new<U, C>(
        units: impl IntoIterator<Item = U>,
        columns: impl IntoIterator<Item = (C, Vec<Option<f64>>)>,
    ) -> Result<Self, Fault>
    where
        U: Into<String>,
        C: Into<String>,
    {
        let units: Vec<String> = units.into_iter().map(Into::into).collect();
        let mut codes = Vec::new();
        let mut cells = Vec::new();
        for (code, column) in columns {
            let code = code.into();
            same_length(&code, units.len(), column.len())?;
            let mut kept = Vec::with_capacity(column.len());
            for (unit, cell) in units.iter().zip(column) {
                kept.push(cell.map_or(Ok(f64::NAN), |value| finite(value, unit, &code))?);
            }
            codes.push(code);
            cells.push(kept);
        }
        unique(&units)?;
        unique(&codes)?;
        Ok(Self { units, codes, columns: cells })
    }

    /// A table from columns where NaN is a gap; only for numbers this crate has computed itself.
    pub(crate) fn computed(units: &[String], codes: Vec<String>, columns: Vec<Vec<f64>>) -> Self {
        Self { units: units.to_vec(), codes, columns }
    }

    /// The units, in order.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The codes of the columns, in order.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// The columns in order, each as long as there are units; NaN is a gap.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &[f64]> + Clone {
        self.columns.iter().map(Vec::as_slice)
    }

    /// One column; NaN is a gap.
    ///
    /// # Errors
    /// There is no such column.
    pub fn column(&self, code: &str) -> Result<&[f64], Fault> {
        self.codes
            .iter()
            .zip(&self.columns)
            .find_map(|(named, column)| (named == code).then_some(column.as_slice()))
            .ok_or_else(|| Fault::new(Rule::Known, code).at("", code))
    }

    /// One cell; none where it is a gap or there is no such unit or column.
    pub fn get(&self, unit: &str, code: &str) -> Option<f64> {
        let row = self.units.iter().position(|named| named == unit)?;
        self.column(code).ok()?.get(row).copied().filter(|value| !value.is_nan())
    }

    /// The cells of one unit, in the order of the columns; NaN is a gap.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f64> + '_ {
        self.columns.iter().map(move |column| column.get(row).copied().unwrap_or(f64::NAN))
    }

    /// The same table with each column made anew from its code and cells (NaN is a gap).
    #[must_use]
    pub(crate) fn map_columns(&self, mut make: impl FnMut(&str, &[f64]) -> Vec<f64>) -> Self {
        let columns =
            self.codes.iter().zip(&self.columns).map(|(code, column)| make(code, column)).collect();
        Self { units: self.units.clone(), codes: self.codes.clone(), columns }
    }

    /// Each column made anew with what there is to say of it; side by side where that is worth a thread.
    pub(crate) fn remake<Said: Send>(
        &self,
        make: impl Fn(&str, &[f64]) -> (Said, Vec<f64>) + Sync,
    ) -> (Self, Vec<Said>) {
        let one = |(code, column): (&String, &Vec<f64>)| make(code, column);
        let (said, columns) = match self.units.len() * self.codes.len() < WORTH_A_THREAD {
            true => self.codes.iter().zip(&self.columns).map(one).unzip(),
            false => self.codes.par_iter().zip(&self.columns).map(one).unzip(),
        };
        (Self { units: self.units.clone(), codes: self.codes.clone(), columns }, said)
    }

    /// Only the units for which `keep` holds, in the same order.
    #[must_use]
    pub fn keep_units(&self, keep: impl Fn(&str) -> bool) -> Self {
        let kept: Vec<bool> = self.units.iter().map(|unit| keep(unit)).collect();
        let pick = |column: &Vec<f64>| {
            column.iter().zip(&kept).filter_map(|(cell, keep)| keep.then_some(*cell)).collect()
        };
        Self {
            units: self.units.iter().filter(|unit| keep(unit)).cloned().collect(),
            codes: self.codes.clone(),
            columns: self.columns.iter().map(pick).collect(),
        }
    }

    /// Only the columns that are named, in that order.
    ///
    /// # Errors
    /// A column is not there.
    pub fn select<S: AsRef<str>>(&self, codes: &[S]) -> Result<Self, Fault> {
        let columns: Result<Vec<Vec<f64>>, Fault> =
            codes.iter().map(|code| self.column(code.as_ref()).map(<[f64]>::to_vec)).collect();
        let codes = codes.iter().map(|code| code.as_ref().to_owned()).collect();
        Ok(Self { units: self.units.clone(), codes, columns: columns? })
    }

    /// The same table with one more unit's cells set: what-if works on a copy.
    ///
    /// # Errors
    /// The unit or column is not there, or the value is not finite.
    pub fn with(&self, unit: &str, code: &str, value: Option<f64>) -> Result<Self, Fault> {
        let row = self.units.iter().position(|named| named == unit);
        let column = self.codes.iter().position(|named| named == code);
        let mut changed = self.clone();
        let cell = column
            .and_then(|column| changed.columns.get_mut(column))
            .and_then(|column| column.get_mut(row?))
            .ok_or_else(|| Fault::new(Rule::Known, format!("{unit}/{code}")).at(unit, code))?;
        *cell = value.map_or(Ok(f64::NAN), |value| finite(value, unit, code))?;
        Ok(changed)
    }
}

/// Refuses a code that comes twice.
pub(crate) fn unique<S: AsRef<str>>(codes: &[S]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code.as_ref()) {
            return Err(Fault::new(Rule::Unique, code.as_ref()).at("", code.as_ref()));
        }
    }
    Ok(())
}
