//! The columns of the annex table: their headings and what stands in each cell.

use crate::{
    pages::{
        schedule_words,
        standing_words::{Marks, quality_words},
    },
    store::annex::AnnexRow,
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::web::Lang;
use jiff::civil::Date;
use std::sync::Arc;

pub(in crate::pages::table) use crate::model::AnnexColumn as Column;

/// All columns in order, each with its width in characters.
pub(super) const COLUMNS: [(Column, u16); 16] = [
    (Column::Number, 6),
    (Column::SubIndex, 24),
    (Column::Block, 7),
    (Column::Reference, 12),
    (Column::Task, 60),
    (Column::Lead, 24),
    (Column::Coordinating, 28),
    (Column::Schedule, 24),
    (Column::Period, 14),
    (Column::Due, 12),
    (Column::Original, 12),
    (Column::State, 26),
    (Column::Quality, 14),
    (Column::Progress, 10),
    (Column::DoneOn, 12),
    (Column::Source, 14),
];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Number(u32),
    Text(String),
    Day(Date),
    Empty,
}

/// The heading of a column.
pub(in crate::pages::table) fn heading(lang: Lang, column: Column) -> String {
    match column {
        Column::Number => t!(lang, "annex-number"),
        Column::SubIndex => t!(lang, "annex-sub-index"),
        Column::Block => t!(lang, "table-block"),
        Column::Reference => t!(lang, "annex-reference"),
        Column::Task => t!(lang, "items-task"),
        Column::Lead => t!(lang, "tree-lead"),
        Column::Coordinating => t!(lang, "task-coordinating"),
        Column::Schedule => t!(lang, "task-schedules"),
        Column::Period => t!(lang, "obligation-period"),
        Column::Due => t!(lang, "items-due"),
        Column::Original => t!(lang, "extension-original"),
        Column::State => t!(lang, "items-standing"),
        Column::Quality => t!(lang, "quality-title"),
        Column::Progress => t!(lang, "share-title"),
        Column::DoneOn => t!(lang, "annex-done-on"),
        Column::Source => t!(lang, "annex-source"),
    }
}

/// Writes cells for a reader, as things stand on a day.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    pub lang: Lang,
    pub today: Date,
    pub due_soon: u16,
    pub calendar: Arc<Calendar>,
}

impl Writer {
    /// The cell of a row, the `number`th from 1.
    pub fn cell(&self, column: Column, number: u32, row: &AnnexRow) -> Cell {
        let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
        let day = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Day);
        let standing = row.standing.as_ref();
        match column {
            Column::Number => Cell::Number(number),
            Column::SubIndex => {
                text(row.sub_index.as_ref().map(|(ordinal, name)| format!("{ordinal}. {name}")))
            }
            Column::Block => text(row.block.clone()),
            Column::Reference => Cell::Text(row.reference.clone()),
            Column::Task => Cell::Text(row.text.clone()),
            Column::Lead => Cell::Text(row.lead.replace('\n', "; ")),
            Column::Coordinating => Cell::Text(row.coordinating.replace('\n', "; ")),
            Column::Schedule => Cell::Text(schedule_words::all(self.lang, &row.times)),
            Column::Period => text(schedule_words::period(self.lang, &row.period)),
            Column::Due => day(standing.map(|standing| standing.effective_on)),
            Column::Original => day(standing.and_then(|standing| standing.original_on)),
            Column::Quality => text(
                standing
                    .and_then(|standing| standing.quality)
                    .map(|quality| quality_words(self.lang, quality)),
            ),
            Column::State => text(standing.map(|standing| {
                Marks::on(self.lang, self.today, self.due_soon, &self.calendar).plain(standing)
            })),
            Column::Progress => row
                .progress
                .and_then(|percent| u32::try_from(percent).ok())
                .map_or(Cell::Empty, Cell::Number),
            Column::DoneOn => day(standing.and_then(|standing| standing.done_on)),
            Column::Source => match row.source.1 {
                0 => Cell::Text(t!(self.lang, "task-directed")),
                _ => Cell::Text(source(&row.source)),
            },
        }
    }
}

/// The lines of the document: "Phụ lục 1: 12–14", "51".
pub(in crate::pages::table) fn source((sheet, first, last): &(Option<String>, i32, i32)) -> String {
    let sheet = sheet.as_ref().map(|sheet| format!("{sheet}: ")).unwrap_or_default();
    if first == last { format!("{sheet}{first}") } else { format!("{sheet}{first}–{last}") }
}
