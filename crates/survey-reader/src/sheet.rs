//! A table of text cells as it stands in the file.

use std::ops::Range;

use crate::fault::{Fault, Faults, Rule};
use crate::limits;

/// A head and rows of text. Cells stand in one text, so that a large file costs little more than its
/// bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    name: Option<String>,
    head: Vec<String>,
    head_row: u32,
    text: String,
    /// Where each cell ends, row by row, as many to a row as the head has.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

/// One row of a [`Sheet`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    place: usize,
}

impl Sheet {
    /// The sheet's name in a workbook.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The names of the columns, trimmed; no two are the same.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// The row of the head, as people see it.
    pub fn head_row(&self) -> u32 {
        self.head_row
    }

    /// How many rows stand below the head.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether none does; a sheet that was read has some.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The rows below the head.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.len()).map(|place| Row { sheet: self, place })
    }

    /// The cells of a column, trimmed, top down.
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = &str> {
        self.rows().map(move |row| row.cell(column))
    }

    /// The place of the column of that very name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|own| own == name)
    }

    /// The row number of each row, as people see it.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// A fault in this sheet.
    pub fn fault(&self, row: Option<u32>, column: usize, value: &str, rule: Rule) -> Fault {
        let column = self.head.get(column).cloned();
        Fault { sheet: self.name.clone(), row, column, value: value.to_owned(), rule }
    }

    fn range(&self, row: usize, column: usize) -> Range<usize> {
        let place = row * self.head.len() + column;
        let end = |place: usize| self.ends.get(place).copied().unwrap_or(0) as usize;
        place.checked_sub(1).map_or(0, end)..end(place)
    }
}

impl<'a> Row<'a> {
    /// Its number, as people see it.
    pub fn number(&self) -> u32 {
        self.sheet.numbers.get(self.place).copied().unwrap_or(0)
    }

    /// A cell, trimmed; empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        if column >= self.sheet.head.len() {
            return "";
        }
        self.sheet.text.get(self.sheet.range(self.place, column)).unwrap_or("")
    }
}

/// Puts a sheet together row by row. The first row with two filled cells is the head (the first row
/// at all where no row has two), so that a title above the table does no harm; empty rows are left out.
pub(crate) struct Builder {
    sheet: Sheet,
    titles: Vec<(u32, Vec<String>)>,
    faults: Faults,
}

/// Title lines above a head that are looked over.
const TITLES: usize = 10;

impl Builder {
    pub fn new(name: Option<String>) -> Self {
        let sheet = Sheet {
            name,
            head: Vec::new(),
            head_row: 0,
            text: String::new(),
            ends: Vec::new(),
            numbers: Vec::new(),
        };
        Self { sheet, titles: Vec::new(), faults: Faults::default() }
    }

    /// Adds a row; too much is refused at once.
    pub fn add<'c>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), Fault> {
        let filled = cells.clone().filter(|cell| !cell.trim().is_empty()).count();
        if filled == 0 {
            return Ok(());
        }
        if self.sheet.head.is_empty() {
            let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
            limits::check("columns", cells.len() as u64, limits::COLUMNS)?;
            if filled > 1 {
                self.start(number, cells);
                return Ok(());
            }
            self.titles.push((number, cells));
            return if self.titles.len() > TITLES { self.start_with_titles() } else { Ok(()) };
        }
        self.append(number, cells)
    }

    fn append<'c>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Fault> {
        let width = self.sheet.head.len();
        let mut written = 0;
        for (column, cell) in cells.enumerate() {
            let cell = cell.trim();
            if column < width {
                self.sheet.text.push_str(cell);
                self.sheet.ends.push(self.sheet.text.len() as u32);
                written += 1;
            } else if !cell.is_empty() {
                let fault = self.sheet.fault(Some(number), column, cell, Rule::WithinHead);
                self.faults.push(fault);
            }
        }
        let end = self.sheet.text.len() as u32;
        self.sheet.ends.extend(std::iter::repeat_n(end, width - written));
        self.sheet.numbers.push(number);
        limits::check("rows", self.sheet.numbers.len() as u64, limits::ROWS)?;
        limits::check("cells", self.sheet.ends.len() as u64, limits::CELLS)?;
        limits::check("bytes of text", self.sheet.text.len() as u64, u64::from(u32::MAX))
    }

    fn start(&mut self, number: u32, mut head: Vec<String>) {
        while head.last().is_some_and(String::is_empty) {
            head.pop();
        }
        self.titles.clear();
        self.sheet.head = head;
        self.sheet.head_row = number;
    }

    /// Starts with a head that is known from elsewhere.
    #[cfg(feature = "parquet")]
    pub fn start_with(&mut self, head: Vec<String>) {
        self.start(1, head);
    }

    /// No row has two filled cells: a table of one column, whose first row is its head.
    fn start_with_titles(&mut self) -> Result<(), Fault> {
        let mut rows = std::mem::take(&mut self.titles).into_iter();
        if let Some((number, head)) = rows.next() {
            self.start(number, head);
        }
        rows.try_for_each(|(number, cells)| self.append(number, cells.iter().map(String::as_str)))
    }

    /// The sheet; none where nothing was in it.
    pub fn done(mut self) -> Result<Option<Sheet>, Faults> {
        if self.sheet.head.is_empty() {
            self.start_with_titles()?;
        }
        if self.sheet.head.is_empty() {
            return Ok(None);
        }
        self.check_head();
        if self.sheet.is_empty() {
            let fault = self.sheet.fault(None, usize::MAX, "", Rule::Rows);
            self.faults.push(fault);
        }
        self.faults.unless_any(Some(self.sheet))
    }

    fn check_head(&mut self) {
        let head = &self.sheet.head;
        let row = Some(self.sheet.head_row);
        for (column, name) in head.iter().enumerate() {
            if name.is_empty() {
                let filled = self.sheet.rows().find(|row| !row.cell(column).is_empty());
                if let Some(filled) = filled {
                    let value = filled.cell(column);
                    self.faults.push(self.sheet.fault(
                        Some(filled.number()),
                        column,
                        value,
                        Rule::Named,
                    ));
                }
            } else if head.iter().take(column).any(|other| other == name) {
                self.faults.push(self.sheet.fault(row, column, name, Rule::NameOnce));
            }
        }
    }
}
