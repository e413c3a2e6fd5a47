//! Tables of tasks.

use super::{Note, Reader};
use crate::bodies::Body;
use crate::layout::{Mark, Paragraph, mark_at};
use crate::model::LineRole;
use crate::source::{Row, SourceLine, Table};
use crate::tables::{Column, Kind, Layout, kind_of, layout_of};
use crate::words::{from, is_all_capitals, regex, single_spaced, view};
use crate::zones::{Zone, zone_of};

impl Reader {
    /// Reads a table: targets, tasks, or paragraphs set side by side.
    pub(super) fn read_table(&mut self, table: &Table) {
        let layout = layout_of(table, self.year);
        if table.sheet.is_some() {
            self.enter_sheet_of(table, layout.as_ref());
        }
        match layout {
            Some(layout) if layout.holds_reports() => self.read_reports(table, &layout),
            Some(layout) if layout.holds_tasks() && !self.ended => {
                self.read_task_table(&without_ditto(table), &layout);
                self.last_layout = Some(layout);
            }
            Some(layout) if layout.holds_targets() => {
                self.set_rows(table, &layout, LineRole::Target);
                for row in table.rows.iter().skip(layout.body) {
                    if let Kind::Note(text) = kind_of(row, &layout, "") {
                        self.notes.push(Note {
                            text,
                            sheet: table.sheet.clone(),
                            line: row.first_line,
                        });
                    }
                }
            }
            Some(layout) if table.sheet.is_some() => self.set_rows(table, &layout, LineRole::Aside),
            other => self.read_without_header(table, other.is_some()),
        }
    }

    /// A table without a header goes on with the one before it, or is text set in columns.
    fn read_without_header(&mut self, table: &Table, foreign: bool) {
        let width = table.width();
        let continued = self.last_layout.clone().filter(|layout| {
            layout.columns.len() == width && !self.ended && !foreign && table.rows.len() > 1
        });
        if let Some(layout) = continued {
            let body = Layout { above: 0, body: 0, ..layout };
            self.read_task_table(table, &body);
            return;
        }
        let lines: Vec<SourceLine> = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| cell.lines.iter().cloned())
            .collect();
        for line in lines {
            self.read_loose_line(&line);
        }
    }

    /// A line of a table that is only used to set text in columns.
    fn read_loose_line(&mut self, line: &SourceLine) {
        let text = single_spaced(&line.text);
        if text.is_empty() {
            return;
        }
        let (mark, start) = mark_at(&text).map_or((None, 0), |(mark, start)| (Some(mark), start));
        let paragraph = Paragraph {
            sheet: line.sheet.clone(),
            lines: vec![line.number],
            text: from(&text, start).to_owned(),
            mark,
            printed: text.clone(),
            ..Paragraph::default()
        };
        self.read_paragraph(&paragraph, &[]);
    }

    /// The title of a sheet opens a section.
    fn enter_sheet_of(&mut self, table: &Table, layout: Option<&Layout>) {
        if self.sheet == table.sheet {
            return;
        }
        self.sheet.clone_from(&table.sheet);
        self.in_note = false;
        self.ended = false;
        self.last_layout = None;
        let above = layout.map_or(table.rows.len(), |layout| layout.above);
        let rows = table.rows.get(..above).unwrap_or_default();
        let mut zone = table.sheet.as_deref().and_then(zone_of);
        for row in rows {
            for text in row.distinct_texts() {
                zone = zone_of(text).or(zone);
            }
            self.set_row(table, row, LineRole::Title);
        }
        // A sheet without a table of tasks is a cover or a form until a heading says otherwise.
        let usual =
            if layout.is_some_and(Layout::holds_tasks) { Zone::Work } else { Zone::Opening };
        let zone = zone.filter(|zone| matches!(zone, Zone::Organisation)).unwrap_or(usual);
        self.outline.enter_sheet(
            table.sheet.as_deref().unwrap_or(""),
            Some(zone),
            self.tasks.len(),
        );
        let titles = rows.iter().flat_map(|row| row.distinct_texts());
        let named = titles
            .filter(|text| crate::sub_indices::heading_name(text).is_some())
            .find_map(|text| self.registry.of_heading(text, false));
        if let (Some(index), Some(node)) = (named, self.outline.nodes.last_mut()) {
            node.sub_index = Some(index);
        }
    }

    /// A table of reports: what, when and to whom make one sentence.
    fn read_reports(&mut self, table: &Table, layout: &Layout) {
        self.set_rows(table, layout, LineRole::Reporting);
        for row in table.rows.iter().skip(layout.body) {
            let what = row
                .cells
                .iter()
                .map(|cell| cell.text.as_str())
                .find(|text| view(text).contains("báo cáo"))
                .unwrap_or("Báo cáo");
            let (when, to) =
                (join(row, layout, Column::Schedule), join(row, layout, Column::Receiver));
            if !to.is_empty() {
                let text = single_spaced(&format!("{what} {when} gửi {to}"));
                self.notes.push(Note { text, sheet: table.sheet.clone(), line: row.first_line });
            }
        }
    }

    pub(super) fn set_row(&mut self, table: &Table, row: &Row, role: LineRole) {
        for line in row.cells.iter().flat_map(|cell| &cell.lines) {
            self.ledger.set(table.sheet.as_deref(), line.number, role);
        }
    }

    fn set_rows(&mut self, table: &Table, layout: &Layout, role: LineRole) {
        for (index, row) in table.rows.iter().enumerate() {
            let role = if index < layout.body { LineRole::Heading } else { role };
            self.set_row(table, row, role);
        }
    }

    fn read_task_table(&mut self, table: &Table, layout: &Layout) {
        for row in table.rows.iter().take(layout.body) {
            self.set_row(table, row, LineRole::Heading);
        }
        // A table that goes on after a page break goes on within its section.
        let continues = self.last_layout.as_ref().is_some_and(|last| last.header == layout.header);
        let mut group: Option<Group> = self.last_group.take().filter(|_| continues);
        let first_task = self.tasks.len();
        let mut loose = false;
        for (index, row) in table.rows.iter().enumerate().skip(layout.body) {
            let number = layout.find(Column::Number);
            let next =
                table.rows.get(index + 1).zip(number).map_or("", |(row, column)| row.text(column));
            match kind_of(row, layout, next) {
                Kind::Blank => {}
                Kind::Header => self.set_row(table, row, LineRole::PageFurniture),
                // Below a table in a sheet paragraphs may follow, one to a row.
                Kind::Group(text) if self.is_loose(table, &text, loose) => {
                    loose = true;
                    let lines: Vec<SourceLine> =
                        row.cells.iter().flat_map(|cell| cell.lines.iter().cloned()).collect();
                    lines.iter().for_each(|line| self.read_loose_line(line));
                }
                Kind::Group(text) => {
                    group = Some(self.enter_group(&text, group.as_ref(), row));
                    self.set_row(table, row, LineRole::Heading);
                }
                Kind::Note(text) => {
                    self.notes.push(Note {
                        text,
                        sheet: table.sheet.clone(),
                        line: row.first_line,
                    });
                    self.set_row(table, row, LineRole::Reporting);
                }
                Kind::Total(_) => self.set_row(table, row, LineRole::Aside),
                Kind::Item => self.read_task_row(table, row, layout, group.as_ref(), first_task),
            }
        }
        self.last_group = group;
    }

    fn is_loose(&self, table: &Table, text: &str, already: bool) -> bool {
        let start = mark_at(text).map_or(0, |(_, start)| start);
        table.sheet.is_some()
            && (already
                || zone_of(from(text, start)) == Some(Zone::Organisation)
                || crate::zones::is_closing(text))
    }

    /// A row that names a sub-index or a section.
    fn enter_group(&mut self, text: &str, before: Option<&Group>, row: &Row) -> Group {
        let (mark, start) = mark_at(text).map_or((None, 0), |(mark, start)| (Some(mark), start));
        let words = from(text, start);
        let named = self.registry.of_heading(words, false);
        let outer = self.outline.sub_index();
        // A section within a sub-index ("1.1. Cải cách …") stays in it; one on its level leaves it.
        let nested = before.is_some_and(|group| deeper(mark.as_ref(), group.mark.as_ref()));
        let inherited = if nested { before.and_then(|group| group.sub_index) } else { outer };
        let zone = zone_of(words)
            .filter(|zone| *zone == Zone::Organisation)
            .unwrap_or_else(|| self.outline.zone());
        let leads = row.cells.len().checked_sub(1).map(|_| Vec::new()).unwrap_or_default();
        Group {
            label: mark.as_ref().and_then(Mark::label),
            mark,
            sub_index: named.or(inherited).filter(|_| zone != Zone::Organisation),
            zone,
            leads,
        }
    }
}

/// "nt", "-nt-", "như trên": the cell says what the one above says.
fn without_ditto(table: &Table) -> Table {
    let mut table = table.clone();
    let mut above: Vec<String> = Vec::new();
    for row in &mut table.rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if above.len() <= column {
                above.push(String::new());
            }
            let ditto = regex!(r#"^[-–\s]*(?:nt|n/t|như trên|"|″|〃|//)[-–\s.]*$"#)
                .is_match(&view(&cell.text));
            match above.get_mut(column) {
                Some(known) if ditto && !known.is_empty() => cell.text.clone_from(known),
                Some(known) if !cell.text.is_empty() && !cell.from_left => {
                    known.clone_from(&cell.text)
                }
                _ => {}
            }
        }
    }
    table
}

/// A section of a table.
#[derive(Debug)]
pub(super) struct Group {
    pub label: Option<String>,
    pub mark: Option<Mark>,
    pub sub_index: Option<u32>,
    pub zone: Zone,
    pub leads: Vec<Body>,
}

/// Whether a mark stands below another.
fn deeper(mark: Option<&Mark>, above: Option<&Mark>) -> bool {
    match (mark, above) {
        (Some(Mark::Decimal(own)), Some(Mark::Decimal(outer))) => own.len() > outer.len(),
        (
            Some(Mark::Decimal(_) | Mark::Letter(_) | Mark::Bracketed(_)),
            Some(Mark::Roman(_) | Mark::Capital(_)),
        ) => true,
        (Some(Mark::Letter(_) | Mark::Bracketed(_) | Mark::Bullet(_)), Some(Mark::Decimal(_))) => {
            true
        }
        (None, Some(_)) => true,
        _ => false,
    }
}

pub(super) fn join(row: &Row, layout: &Layout, wanted: Column) -> String {
    layout
        .all(wanted)
        .map(|column| row.text(column))
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The first row of a sheet that may be its title.
pub(crate) fn is_sheet_title(text: &str) -> bool {
    is_all_capitals(text)
        && !regex!(r"^(?:ubnd|ủy ban|sở|ban|cộng h|phụ lục)\b").is_match(&view(text))
}
