//! One row of a table of tasks.

use super::attributes::{main_part, named};
use super::grid::{Group, join};
use super::{Draft, Reader};
use crate::bodies::{Body, assignment, coordinators_in, distinct, listed};
use crate::layout::{label_at, mark_at};
use crate::model::{LineRole, Schedule, Source};
use crate::source::{Row, Table};
use crate::tables::{Column, Layout};
use crate::words::{from, regex, single_spaced};
use crate::zones::Zone;

impl Reader {
    pub(super) fn read_task_row(
        &mut self,
        table: &Table,
        row: &Row,
        layout: &Layout,
        group: Option<&Group>,
        first_task: usize,
    ) {
        let Some(work) = layout.find(Column::Work) else { return };
        let printed = single_spaced(&row.text(work).replace('\n', " "));
        let text = mark_at(&printed)
            .map_or(printed.as_str(), |(_, start)| from(&printed, start))
            .to_owned();
        if !text.chars().any(char::is_alphabetic) {
            self.set_row(table, row, LineRole::Aside);
            return;
        }
        let merged = row.cells.get(work).is_some_and(|cell| cell.from_above)
            && self.tasks.len() > first_task;
        let draft = self.draft_of_row(table, row, layout, group, text);
        self.set_row(table, row, LineRole::Task);
        match self.tasks.last_mut() {
            // One work over several rows: each row adds bodies and times.
            Some(last) if merged && last.text == draft.text => {
                last.leads = distinct(last.leads.iter().chain(&draft.leads).cloned());
                last.coordinators =
                    distinct(last.coordinators.iter().chain(&draft.coordinators).cloned());
                last.stated.extend(draft.stated);
                last.source.last_line = draft.source.last_line;
            }
            _ => {
                self.tasks.push(draft);
                self.read_inner_labels();
            }
        }
    }

    pub(super) fn draft_of_row(
        &mut self,
        table: &Table,
        row: &Row,
        layout: &Layout,
        group: Option<&Group>,
        text: String,
    ) -> Draft {
        let lead_text = join(row, layout, Column::Lead);
        let (mut leads, mut coordinators) = bodies_of_cell(&lead_text);
        if let Some(column) = layout.find(Column::Coordinator) {
            coordinators.extend(named(listed(row.text(column))));
        }
        let assigned = assignment(&text);
        if leads.is_empty() && !layout.has(Column::Lead) {
            leads.clone_from(&assigned.leads);
        }
        if leads.is_empty()
            && let Some(group) = group
        {
            leads.clone_from(&group.leads);
        }
        if leads.is_empty() && !layout.has(Column::Lead) {
            leads = self.outline.inherited().0;
        }
        coordinators.extend(named(coordinators_in(&text)));
        coordinators.retain(|helper| !leads.iter().any(|lead| lead.same_name(helper)));
        let (stated, has_line) = self.times_of(row, layout);
        let sub_index = self.sub_index_of(row, layout, group);
        if let (Some(ordinal), Some(column)) = (sub_index, layout.find(Column::Leader)) {
            let leader = crate::sub_indices::leader_of(&row.text(column).replace('\n', " "));
            if leader.chars().any(char::is_alphabetic) {
                self.registry.set_leader(ordinal, leader);
            }
        }
        let number = layout.find(Column::Number).map_or("", |column| row.text(column));
        Draft {
            path: self.row_path(number, group),
            block: group.and_then(|group| group.label.clone()),
            sub_index,
            zone: group.map_or(self.outline.zone(), |group| group.zone),
            text,
            leads,
            leads_appointed: true,
            coordinators: distinct(coordinators),
            has_line,
            stated,
            own: Vec::new(),
            source: Source {
                sheet: table.sheet.clone(),
                first_line: row.first_line,
                last_line: row.last_line,
            },
            lead_lines: cell_lines(row, layout, Column::Lead),
            schedule_lines: cell_lines(row, layout, Column::Schedule),
            core: String::new(),
            schedule_text: join(row, layout, Column::Schedule),
        }
    }

    /// Schedules of all columns about time.
    pub(super) fn times_of(&self, row: &Row, layout: &Layout) -> (Vec<Schedule>, bool) {
        let mut stated = Vec::new();
        let mut has_line = false;
        for column in layout.all(Column::Schedule) {
            let cell = single_spaced(&row.text(column).replace('\n', "; "));
            let text = label_at(&cell).map_or(cell.as_str(), |(_, start)| from(&cell, start));
            if text.chars().any(char::is_alphanumeric) {
                has_line = true;
                stated.extend(super::timing::schedules_of_line(text, self.year, row.first_line));
            }
        }
        (stated, has_line)
    }

    pub(super) fn sub_index_of(
        &self,
        row: &Row,
        layout: &Layout,
        group: Option<&Group>,
    ) -> Option<u32> {
        let named = layout.find(Column::SubIndex).and_then(|column| {
            let text = row.text(column).lines().next().unwrap_or_default().to_owned();
            let start = mark_at(&text).map_or(0, |(_, start)| start);
            self.registry
                .of_heading(from(&text, start), true)
                .or_else(|| self.registry.by_name(&text))
        });
        let zone = group.map_or(self.outline.zone(), |group| group.zone);
        named
            .or_else(|| group.map_or(self.outline.sub_index(), |group| group.sub_index))
            .filter(|_| zone != Zone::Organisation)
    }

    pub(super) fn row_path(&mut self, number: &str, group: Option<&Group>) -> Vec<String> {
        let mut path = self.outline.path();
        let number = number.trim().trim_end_matches(['.', ')']).to_owned();
        if let Some(label) = group.and_then(|group| group.label.clone())
            && !number.starts_with(&format!("{label}."))
        {
            path.push(label);
        }
        if number.is_empty() || !regex!(r"^[\p{L}\d.]+$").is_match(&number) {
            path.push(format!("r{}", self.tasks.len() + 1));
        } else {
            path.push(number);
        }
        path
    }
}

/// Lead and helpers of one cell: "Chủ trì: Sở A; phối hợp: Sở B", "Sở A chủ trì, phối hợp với …".
fn bodies_of_cell(text: &str) -> (Vec<Body>, Vec<Body>) {
    if label_at(text).is_some() {
        let mut found = (Vec::new(), Vec::new());
        for (label, value) in crate::layout::split_labels(text) {
            match label {
                crate::layout::Label::Lead => found.0.extend(named(listed(&value))),
                crate::layout::Label::Coordinator => found.1.extend(named(listed(&value))),
                _ => {}
            }
        }
        return found;
    }
    let all = listed(main_part(text));
    let specific = named(all.clone());
    let leads = if specific.is_empty() { all } else { specific };
    (leads, named(coordinators_in(text)))
}

fn cell_lines(row: &Row, layout: &Layout, wanted: Column) -> Vec<u32> {
    layout
        .all(wanted)
        .filter_map(|column| row.cells.get(column))
        .flat_map(|cell| &cell.lines)
        .map(|line| line.number)
        .collect()
}
