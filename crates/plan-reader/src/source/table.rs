//! A table in which merged cells stand in every place they cover.

use super::SourceLine;

/// A table of a document or a sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub sheet: Option<String>,
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub first_line: u32,
    pub last_line: u32,
    /// One cell for each column of the grid.
    pub cells: Vec<Cell>,
    /// Marked to be repeated at the top of each page.
    pub repeated_header: bool,
}

/// One place of the grid.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub text: String,
    /// The paragraphs in it; none where the cell above or to the left reaches into this place.
    pub lines: Vec<SourceLine>,
    /// The cell above reaches into this place.
    pub from_above: bool,
    /// The cell to the left reaches into this place.
    pub from_left: bool,
}

impl Row {
    /// The text of a column, empty beyond the last one.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// The texts of the row, each merged cell once.
    pub fn distinct_texts(&self) -> Vec<&str> {
        self.cells
            .iter()
            .filter(|cell| !cell.from_left && !cell.text.is_empty())
            .map(|cell| cell.text.as_str())
            .collect()
    }
}

impl Table {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Copies the text of each cell into the places below that it reaches into.
    pub fn spread_downward(&mut self) {
        let mut above: Vec<String> = Vec::new();
        for row in &mut self.rows {
            for (column, cell) in row.cells.iter_mut().enumerate() {
                if cell.from_above
                    && let Some(text) = above.get(column)
                {
                    cell.text.clone_from(text);
                }
            }
            above = row.cells.iter().map(|cell| cell.text.clone()).collect();
        }
    }
}
