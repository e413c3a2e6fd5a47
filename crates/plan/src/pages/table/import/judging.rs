//! The cells of one row, made into the words of a task: what was not touched stays as it is, to the
//! letter, and what cannot be read is named.

use super::judge::{Draft, Sent, even, named};
use crate::{
    model::{
        AnnexColumn as Column, CellFault, LeftOut, Part, ScheduleImage, SubIndexId, TaskImage,
    },
    pages::{schedule_read, schedule_words},
    store::sub_index::SubIndex,
    transitions::{LONGEST_NAME, LONGEST_TEXT, MOST_OF_A_TASK, TaskWords, Time},
};
use ddci_calendar::ScheduleRule;
use ddci_platform::web::Lang;

/// A row that is being judged.
pub(super) struct Judging<'a> {
    pub draft: &'a Draft,
    pub task: Option<&'a TaskImage>,
    pub row: &'a Sent,
    /// The columns whose cells say something else than the draft.
    pub columns: &'a [Column],
    pub wrong: Vec<LeftOut>,
}

impl<'a> Judging<'a> {
    /// The task as it stands, where that cell was not touched.
    fn kept(&self, column: Column) -> Option<&'a TaskImage> {
        self.task.filter(|_| !self.columns.contains(&column))
    }

    pub fn wrong(&mut self, column: Column, fault: CellFault) {
        let (row, value) = (self.row.number, self.row.cells.of(column));
        let value = value.chars().take(LONGEST_NAME).collect();
        self.wrong.push(LeftOut { row, column, value, fault });
    }

    pub fn words(&mut self) -> TaskWords {
        let block = match self.kept(Column::Block) {
            Some(task) => task.block.clone(),
            None => Some(self.text(Column::Block, LONGEST_NAME)).filter(|block| !block.is_empty()),
        };
        TaskWords {
            text: match self.kept(Column::Task) {
                Some(task) => task.text.clone(),
                None => self.needed(Column::Task, LONGEST_TEXT),
            },
            reference: match self.kept(Column::Reference) {
                Some(task) => task.reference.clone(),
                None => self.needed(Column::Reference, LONGEST_NAME),
            },
            sub_index: self.sub_index(),
            block,
            bodies: self.bodies(),
            schedules: self.schedules(),
        }
    }

    fn text(&mut self, column: Column, longest: usize) -> String {
        let text = even(self.row.cells.of(column));
        if text.chars().count() > longest {
            self.wrong(column, CellFault::TooLong(longest));
        }
        text
    }

    fn needed(&mut self, column: Column, longest: usize) -> String {
        let text = self.text(column, longest);
        if text.is_empty() {
            self.wrong(column, CellFault::Missing);
        }
        text
    }

    fn sub_index(&mut self) -> Option<SubIndexId> {
        if let Some(task) = self.kept(Column::SubIndex) {
            return task.sub_index;
        }
        let cell = even(self.row.cells.of(Column::SubIndex));
        if cell.is_empty() {
            return None;
        }
        let is =
            |known: &&SubIndex| cell == known.ordinal.to_string() || cell == even(&named(known));
        let known = self.draft.sub_indices.iter().find(is).map(|known| known.id);
        if known.is_none() {
            self.wrong(Column::SubIndex, CellFault::NoSuchSubIndex);
        }
        known
    }

    /// Who leads, then who helps; a name that leads does not help as well.
    fn bodies(&mut self) -> Vec<(Part, String)> {
        let kept = [Column::Lead, Column::Coordinating].map(|column| self.kept(column));
        if let [Some(task), Some(_)] = kept {
            return task.bodies.iter().map(|body| (body.part, body.name.clone())).collect();
        }
        let mut bodies = Vec::new();
        for (column, part) in
            [(Column::Lead, Part::Lead), (Column::Coordinating, Part::Coordinating)]
        {
            for name in self.names(column, part) {
                if !bodies.iter().any(|(_, known)| *known == name) {
                    bodies.push((part, name));
                }
            }
        }
        if bodies.len() > MOST_OF_A_TASK {
            self.wrong(Column::Coordinating, CellFault::TooMany(MOST_OF_A_TASK));
        }
        bodies
    }

    fn names(&mut self, column: Column, part: Part) -> Vec<String> {
        if let Some(task) = self.kept(column) {
            let bodies = task.bodies.iter().filter(|body| body.part == part);
            return bodies.map(|body| body.name.clone()).collect();
        }
        let names = pieces(self.row.cells.of(column));
        if names.is_empty() && part == Part::Lead {
            self.wrong(column, CellFault::Missing);
        }
        if names.iter().any(|name| name.chars().count() > LONGEST_NAME) {
            self.wrong(column, CellFault::TooLong(LONGEST_NAME));
        }
        names
    }

    /// The times. One that says what a schedule of the task says is that schedule; another one takes
    /// the place of a schedule that is said no more, and is new where there is none left.
    fn schedules(&mut self) -> Vec<Time> {
        let had = self.task.map_or(&[][..], |task| &task.schedules);
        if self.kept(Column::Schedule).is_some() {
            return had.iter().map(as_it_stands).collect();
        }
        let mut free: Vec<_> = had.iter().collect();
        let mut times: Vec<Option<Time>> = Vec::new();
        let said = pieces(self.row.cells.of(Column::Schedule));
        for piece in &said {
            let same = free.iter().position(|known| says(known, piece)).map(|at| free.remove(at));
            times.push(same.map(as_it_stands));
        }
        let mut free = free.into_iter();
        for (piece, time) in said.iter().zip(&mut times).filter(|(_, time)| time.is_none()) {
            match schedule_read::read(piece) {
                Some((rule, quota_unit)) => {
                    let of = free.next().map(|known| known.id);
                    *time = Some(Time { of, rule, quota_unit });
                }
                None => self.wrong(Column::Schedule, CellFault::NoSuchTime),
            }
        }
        if times.len() > MOST_OF_A_TASK {
            self.wrong(Column::Schedule, CellFault::TooMany(MOST_OF_A_TASK));
        }
        if times.iter().flatten().any(backwards) {
            self.wrong(Column::Schedule, CellFault::NoSuchTime);
        }
        times.into_iter().flatten().collect()
    }
}

fn as_it_stands(schedule: &ScheduleImage) -> Time {
    let (rule, quota_unit) = (schedule.rule, schedule.quota_unit.clone());
    Time { of: Some(schedule.id), rule, quota_unit }
}

/// Whether a schedule says this, in either language.
fn says(schedule: &ScheduleImage, piece: &str) -> bool {
    let unit = schedule.quota_unit.as_deref();
    let mut words = Lang::ALL.iter().map(|lang| schedule_words::words(*lang, &schedule.rule, unit));
    words.any(|words| even(&words) == piece)
}

/// A span that ends before it begins.
fn backwards(time: &Time) -> bool {
    matches!(time.rule, ScheduleRule::Within { from, to } if to < from)
}

/// What stands in a cell, one after another.
fn pieces(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(even).filter(|piece| !piece.is_empty()).collect()
}
