//! What the reader has learnt so far: every line with its role, and what was read from them.

use std::collections::BTreeMap;

use crate::model::{Line, LineRole, Unread};
use crate::source::{Block, Document, SourceLine};

/// The lines of the document by sheet and number, with the role each was given.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    lines: Vec<Line>,
    index: BTreeMap<(Option<String>, u32), usize>,
    roles: Vec<Option<LineRole>>,
}

impl Ledger {
    /// Enters every line that is not blank.
    pub fn new(document: &Document) -> Self {
        let mut ledger = Self::default();
        for block in &document.blocks {
            match block {
                Block::Line(line) => ledger.enter(line),
                Block::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.flat_map(|cell| &cell.lines).for_each(|line| ledger.enter(line));
                }
            }
        }
        ledger
    }

    fn enter(&mut self, line: &SourceLine) {
        let text = line.text.trim();
        if text.is_empty() {
            return;
        }
        let key = (line.sheet.clone(), line.number);
        match self.index.get(&key) {
            // Several cells of a row share its number; parts of a paragraph do too.
            Some(place) => {
                if let Some(known) = self.lines.get_mut(*place) {
                    known.text.push_str(if line.sheet.is_some() { " | " } else { " " });
                    known.text.push_str(text);
                }
            }
            None => {
                self.index.insert(key, self.lines.len());
                self.roles.push(None);
                self.lines.push(Line {
                    number: line.number,
                    sheet: line.sheet.clone(),
                    text: text.to_owned(),
                    role: LineRole::Unread,
                });
            }
        }
    }

    /// Gives a line its role; the first one given stays, but a task is never hidden.
    pub fn set(&mut self, sheet: Option<&str>, number: u32, role: LineRole) {
        let key = (sheet.map(str::to_owned), number);
        if let Some(place) = self.index.get(&key).and_then(|place| self.roles.get_mut(*place))
            && (place.is_none() || role == LineRole::Task)
        {
            *place = Some(role);
        }
    }

    /// Gives several lines one role.
    pub fn set_all(&mut self, sheet: Option<&str>, numbers: &[u32], role: LineRole) {
        for number in numbers {
            self.set(sheet, *number, role);
        }
    }

    /// The lines with their roles, and those that have none as runs of unread lines.
    pub fn close(self) -> (Vec<Line>, Vec<Unread>) {
        let mut unread: Vec<Unread> = Vec::new();
        let mut lines = self.lines;
        for (line, role) in lines.iter_mut().zip(&self.roles) {
            match role {
                Some(role) => line.role = *role,
                None => note_unread(&mut unread, line),
            }
        }
        (lines, unread)
    }
}

/// README, "Lines": what is not understood is listed with the reason.
fn note_unread(unread: &mut Vec<Unread>, line: &Line) {
    if let Some(last) = unread.last_mut()
        && last.sheet == line.sheet
        && last.last_line < line.number
        && line.number <= last.last_line + 2
    {
        last.last_line = line.number;
        return;
    }
    unread.push(Unread {
        sheet: line.sheet.clone(),
        first_line: line.number,
        last_line: line.number,
        why: "Không nhận ra đây là mục tiêu, nhiệm vụ hay phần nào khác của kế hoạch".to_owned(),
    });
}
