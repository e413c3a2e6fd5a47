//! The front of a workbook: README, "Lines": title, number and date are those of the annex that
//! holds the tasks.

use crate::head::{Front, take_front};
use crate::model::LineRole;
use crate::reader::is_sheet_title;
use crate::source::{Block, Document, Kind, SourceLine, Table};
use crate::tables::{Layout, layout_of};
use crate::words::{capitalised, is_all_capitals, view};
use crate::zones::{Zone, zone_of};

/// Reads the front of the sheet that holds the tasks.
pub(crate) fn front_of(document: &Document) -> Front {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Line(_) => None,
    });
    let year = 0;
    let mut candidates: Vec<(usize, &Table, Layout)> = tables
        .filter_map(|table| layout_of(table, year).map(|layout| (table, layout)))
        .filter(|(_, layout)| layout.holds_tasks())
        .map(|(table, layout)| (rank(table, &layout), table, layout))
        .collect();
    candidates.sort_by_key(|(rank, _, _)| std::cmp::Reverse(*rank));
    let mut front =
        candidates.first().map(|(_, table, layout)| read(table, layout)).unwrap_or_default();
    if front.number.is_none() {
        // The cover of the workbook may name the plan.
        front.take_annexed_anywhere(document);
    }
    front
}

/// The sheet with the most rows of tasks, unless it is about organisation.
fn rank(table: &Table, layout: &Layout) -> usize {
    let organisation = table
        .rows
        .iter()
        .take(layout.above)
        .flat_map(|row| row.distinct_texts())
        .any(|text| zone_of(text) == Some(Zone::Organisation));
    if organisation { 0 } else { table.rows.len() }
}

/// The rows above the header, read like the top of a letter.
fn read(table: &Table, layout: &Layout) -> Front {
    let rows = table.rows.get(..layout.above).unwrap_or_default();
    let lines: Vec<SourceLine> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| cell.lines.iter().cloned())
        .collect();
    let blocks = lines.iter().cloned().map(Block::Line).collect();
    let (mut front, _) = take_front(&Document { kind: Kind::Workbook, blocks });
    if front.title.is_empty()
        && let Some(line) = lines.iter().find(|line| is_sheet_title(&line.text)).or(lines.first())
    {
        let text = line.text.trim();
        front.title =
            if is_all_capitals(text) { capitalised(&view(text)) } else { text.to_owned() };
    }
    front.roles =
        lines.iter().map(|line| (line.sheet.clone(), line.number, LineRole::Title)).collect();
    front
}
