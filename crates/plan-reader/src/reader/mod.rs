//! Reads the body of a plan from top to bottom.

mod attributes;
mod collect;
mod draft;
mod grid;
mod grid_row;
mod named;
mod opening;
mod paragraph;
mod task;
mod timing;

pub(crate) use collect::collect;
pub(crate) use draft::{Draft, Focal, Note};
pub(crate) use grid::is_sheet_title;

use crate::context::Ledger;
use crate::layout::{Paragraph, Piece};
use crate::model::LineRole;
use crate::outline::Outline;
use crate::sub_indices::Registry;
use crate::tables::Layout;

/// The state of a reading.
pub(crate) struct Reader {
    pub year: i16,
    pub ledger: Ledger,
    pub registry: Registry,
    pub tasks: Vec<Draft>,
    /// Remarks under tables, which may lay down reports.
    pub notes: Vec<Note>,
    /// Bodies made focal point of a sub-index.
    pub focals: Vec<Focal>,
    /// The last lines, for the signer.
    pub closing: Vec<(String, u32)>,
    outline: Outline,
    ended: bool,
    in_note: bool,
    last_layout: Option<Layout>,
    last_group: Option<grid::Group>,
    /// The sheet whose title was already entered.
    sheet: Option<String>,
}

impl Reader {
    pub fn new(year: i16, ledger: Ledger, registry: Registry) -> Self {
        Self {
            year,
            ledger,
            registry,
            tasks: Vec::new(),
            notes: Vec::new(),
            focals: Vec::new(),
            closing: Vec::new(),
            outline: Outline::default(),
            ended: false,
            in_note: false,
            last_layout: None,
            last_group: None,
            sheet: None,
        }
    }

    /// Reads every piece of the body.
    pub fn read(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            let rest = pieces.get(index + 1..).unwrap_or_default();
            match piece {
                Piece::Paragraph(paragraph) => self.read_paragraph(paragraph, rest),
                Piece::Table(table) => self.read_table(table),
                Piece::Furniture(sheet, line) => {
                    self.ledger.set(sheet.as_deref(), *line, LineRole::PageFurniture);
                }
                Piece::Footnote(sheet, line) => {
                    self.ledger.set(sheet.as_deref(), *line, LineRole::Footnote);
                }
            }
        }
    }

    fn set_role(&mut self, paragraph: &Paragraph, role: LineRole) {
        self.ledger.set_all(paragraph.sheet.as_deref(), &paragraph.lines, role);
    }
}
