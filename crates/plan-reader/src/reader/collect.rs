//! First pass: which sub-indices there are, with targets and leaders, and the stated total.

use super::named::{described, ends_table, inline_score, item_of, row_line, speaks_of_target};
use crate::layout::{Label, Paragraph, Piece, label_at};
use crate::outline::Outline;
use crate::source::Table;
use crate::sub_indices::{
    Registry, TargetItem, Totals, heading_name, items_in, leader_in_brackets, leader_of,
    leader_of_numbers, leader_sentence, score_in_brackets,
};
use crate::tables::{Column, Kind, Layout, kind_of, layout_of};
use crate::words::{regex, view};
use crate::zones::Zone;

/// What the first pass finds.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub registry: Registry,
    pub totals: Totals,
    /// Lines that state targets.
    pub target_lines: Vec<(Option<String>, Vec<u32>)>,
}

/// Reads targets first, since headings and tables name sub-indices by them.
pub(crate) fn collect(pieces: &[Piece], year: i16) -> Collected {
    let mut collected = Collected::default();
    let mut outline = Outline::default();
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                outline.enter(paragraph, &Registry::default(), 0);
                collected.targets_in(paragraph, &outline, year);
            }
            Piece::Table(table) => collected.targets_of(table, year),
            Piece::Furniture(..) | Piece::Footnote(..) => {}
        }
    }
    collected.drop_accidental();
    collected.headings(pieces, year);
    collected.leaders(pieces);
    collected
}

impl Collected {
    fn targets_in(&mut self, paragraph: &Paragraph, outline: &Outline, year: i16) {
        let zone = outline.zone();
        let (sheet, line) = (paragraph.sheet.as_deref(), paragraph.first());
        if !matches!(zone, Zone::Opening | Zone::Purpose | Zone::Target | Zone::Work)
            || outline.sub_index().is_some()
        {
            return;
        }
        let small = view(&paragraph.text);
        let speaks_of_points = small.contains("điểm") || zone == Zone::Target;
        if !speaks_of_points
            || label_at(&paragraph.text)
                .is_some_and(|(label, _)| matches!(label, Label::Leader | Label::Lead))
        {
            return;
        }
        let listed = zone == Zone::Target && paragraph.mark.is_some();
        let ordinal = paragraph
            .mark
            .as_ref()
            .filter(|_| zone == Zone::Target)
            .and_then(crate::layout::Mark::ordinal);
        let is_heading = paragraph.heading.is_some()
            || (zone == Zone::Work
                && paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet()));
        let items = if is_heading {
            Vec::new()
        } else {
            items_in(&paragraph.text, ordinal.filter(|_| listed), listed, year)
        };
        let says_total = regex!(r"tổng điểm|điểm tổng|điểm số ddci|điểm ddci|thang điểm")
            .is_match(&small)
            && paragraph.mark.is_none();
        if zone == Zone::Work && items.is_empty() && !says_total {
            return;
        }
        if !items.is_empty() {
            self.target_lines.push((paragraph.sheet.clone(), paragraph.lines.clone()));
        }
        for item in items {
            self.registry.take(item, sheet, line);
        }
        self.totals.read(&paragraph.text, sheet, line, year);
    }

    fn targets_of(&mut self, table: &Table, year: i16) {
        let Some(layout) = layout_of(table, year).filter(Layout::holds_targets) else { return };
        let name = layout.find(Column::SubIndex).or_else(|| layout.find(Column::Work));
        let Some(name) = name else { return };
        // A table that only names leaders has no scores to reach.
        let target = layout.find(Column::Target).unwrap_or(usize::MAX);
        for row in table.rows.iter().skip(layout.body).take_while(|row| !ends_table(row)) {
            let line = row_line(row, name);
            match kind_of(row, &layout, "") {
                Kind::Total(label) => {
                    self.totals.read_cell(&label, row.text(target), table.sheet.as_deref(), line)
                }
                Kind::Item if row.cells.get(name).is_some_and(|cell| !cell.from_above) => {
                    if let Some(item) = item_of(row, &layout, name, target, year) {
                        let lines = (row.first_line..=row.last_line).collect();
                        self.target_lines.push((table.sheet.clone(), lines));
                        self.registry.take(item, table.sheet.as_deref(), line);
                    }
                }
                _ => {}
            }
        }
    }

    /// "Đ/c Phó Chủ tịch UBND huyện phụ trách kinh tế: Chỉ số 2, 4 và 5."
    fn leaders(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let Piece::Paragraph(paragraph) = piece else { continue };
            if let Some((leader, ordinals)) = leader_of_numbers(&paragraph.text) {
                for ordinal in ordinals {
                    self.registry.set_leader(ordinal, leader.clone());
                }
            }
        }
    }

    /// Sub-indices that only headings name, and what brackets after headings say.
    fn headings(&mut self, pieces: &[Piece], year: i16) {
        let mut outline = Outline::default();
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => {
                    outline.enter(paragraph, &self.registry, 0);
                    let heading_like = paragraph.heading.is_some()
                        || paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet())
                        || regex!(r"^chỉ số\b").is_match(&view(&paragraph.text));
                    if outline.zone() == Zone::Work
                        && heading_like
                        && leader_sentence(&paragraph.text).is_none()
                    {
                        let ordinal =
                            paragraph.mark.as_ref().and_then(crate::layout::Mark::ordinal);
                        self.heading(
                            &paragraph.text,
                            ordinal,
                            paragraph.sheet.as_deref(),
                            paragraph.first(),
                            year,
                        );
                    }
                }
                Piece::Table(table) => self.group_rows(table, year),
                Piece::Furniture(..) | Piece::Footnote(..) => {}
            }
        }
    }

    fn group_rows(&mut self, table: &Table, year: i16) {
        let Some(layout) = layout_of(table, year).filter(Layout::holds_tasks) else { return };
        for row in table.rows.iter().skip(layout.body).take_while(|row| !ends_table(row)) {
            let kind = kind_of(row, &layout, "");
            if let Kind::Total(label) = &kind {
                let number = row.cells.iter().map(|cell| cell.text.as_str()).rfind(|text| {
                    regex!(r"^\D{0,12}\d{2,3}(?:[.,]\d{1,2})?(?:\s*điểm)?$").is_match(text)
                });
                self.totals.read_cell(
                    label,
                    number.unwrap_or(""),
                    table.sheet.as_deref(),
                    row_line(row, 0),
                );
                self.totals.read(label, table.sheet.as_deref(), row_line(row, 0), year);
            }
            if matches!(kind, Kind::Item)
                && let Some(column) = layout.find(Column::SubIndex)
                && row.cells.get(column).is_some_and(|cell| !cell.from_above)
                && let Some(item) = described(row.text(column), year)
            {
                self.registry.take(item, table.sheet.as_deref(), row.first_line);
            }
            if let Kind::Group(text) = kind {
                let (mark, start) = crate::layout::mark_at(&text)
                    .map_or((None, 0), |(mark, start)| (Some(mark), start));
                let ordinal = mark.as_ref().and_then(crate::layout::Mark::ordinal);
                let words = crate::words::from(&text, start);
                let own_leader = layout
                    .find(Column::Leader)
                    .and_then(|column| row.cells.get(column))
                    .filter(|cell| !cell.from_left && !cell.from_above);
                let leader = own_leader
                    .map(|cell| leader_of(&cell.text))
                    .filter(|leader| !leader.is_empty() && !words.contains(leader.as_str()));
                let named = heading_name(words).is_some()
                    || self.registry.of_heading(words, false).is_some();
                if !named && (leader.is_some() || speaks_of_target(words)) {
                    let name = crate::sub_indices::plain_name(words);
                    self.registry.take(
                        TargetItem { ordinal, name, ..TargetItem::default() },
                        table.sheet.as_deref(),
                        row_line(row, 0),
                    );
                }
                self.heading(words, ordinal, table.sheet.as_deref(), row_line(row, 0), year);
                if let (Some(found), Some(leader)) = (self.registry.of_heading(words, true), leader)
                {
                    self.registry.set_leader(found, leader);
                }
            }
        }
    }

    fn heading(
        &mut self,
        text: &str,
        ordinal: Option<u32>,
        sheet: Option<&str>,
        line: u32,
        year: i16,
    ) {
        let known = self.registry.of_heading(text, false);
        let Some(found) = known.or_else(|| self.enter_heading(text, ordinal, sheet, line)) else {
            return;
        };
        if let Some(target) = score_in_brackets(text, year).or_else(|| inline_score(text, year)) {
            self.registry.set_target(found, target);
        }
        if let Some(leader) = leader_in_brackets(text) {
            self.registry.set_leader(found, leader);
        }
    }

    fn enter_heading(
        &mut self,
        text: &str,
        ordinal: Option<u32>,
        sheet: Option<&str>,
        line: u32,
    ) -> Option<u32> {
        let (own, name) = heading_name(text)?;
        // "Giao X … cải thiện chỉ số" and the like never come here; a long sentence is no name.
        if text.trim_end().ends_with(';') || ddci_vntext::words(text).count() > 45 {
            return None;
        }
        let item =
            TargetItem { ordinal: own.or(ordinal), name: name.clone(), ..TargetItem::default() };
        self.registry.take(item, sheet, line);
        self.registry.by_name(&name)
    }

    /// One lone number in running text is no list of sub-indices.
    fn drop_accidental(&mut self) {
        if self.registry.entries.len() == 1 && self.target_lines.len() == 1 {
            self.registry.entries.clear();
            self.target_lines.clear();
        }
    }
}
