//! What would become of each row of a table: nothing, a change, a new task, or what is wrong with
//! which cell. The same judgement is made for the preview and once more when it is written.

use crate::{
    model::{
        AnnexColumn as Column, CellFault, LeftOut, Part, PlanId, SubIndexId, TaskId, TaskImage,
    },
    pages::{schedule_read, schedule_words},
    store::{
        draft,
        sub_index::{self, SubIndex},
    },
    transitions::{LONGEST_NAME, LONGEST_TEXT, MOST_OF_A_TASK, TaskWords, Time},
};
use ddci_platform::{
    store::{Read, StoreError},
    web::Lang,
};
use serde::{Deserialize, Serialize};

/// The columns that say a task; the others say what follows from it.
pub(super) const COMPARED: [Column; 7] = [
    Column::SubIndex,
    Column::Block,
    Column::Reference,
    Column::Task,
    Column::Lead,
    Column::Coordinating,
    Column::Schedule,
];

/// The cells of a row, in the order of [`COMPARED`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cells(pub [String; COMPARED.len()]);

impl Cells {
    /// The cell of a column.
    pub fn of(&self, column: Column) -> &str {
        let cells = COMPARED.iter().zip(&self.0);
        cells.filter(|(of, _)| **of == column).map(|(_, cell)| cell.as_str()).next().unwrap_or("")
    }
}

/// A row, as the preview sends it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sent {
    pub number: usize,
    /// The task it is about; none where it is new.
    pub task: Option<TaskId>,
    /// The task above it.
    pub below: Option<TaskId>,
    /// Whether another row is about the task it names.
    pub twice: bool,
    pub cells: Cells,
}

/// A draft as it stands.
pub(super) struct Draft {
    pub tasks: Vec<TaskImage>,
    pub sub_indices: Vec<SubIndex>,
}

impl Draft {
    pub async fn of(db: &impl Read, plan: PlanId) -> Result<Self, StoreError> {
        Ok(Self {
            tasks: draft::tasks(db, plan).await?,
            sub_indices: sub_index::of_plan(db, plan).await?,
        })
    }

    pub fn task(&self, id: TaskId) -> Option<&TaskImage> {
        self.tasks.iter().find(|task| task.id == id)
    }
}

/// What would become of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    Same,
    Change(TaskId, TaskWords, Vec<Difference>),
    New(TaskWords),
    Wrong(Vec<LeftOut>),
}

/// A cell that says something else than the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub column: Column,
    pub in_plan: String,
    pub in_file: String,
}

/// A text in one Unicode form, with single spaces.
fn even(text: &str) -> String {
    ddci_vntext::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the draft says in a cell.
pub(super) fn said(lang: Lang, draft: &Draft, task: &TaskImage, column: Column) -> String {
    let names = |part: Part| {
        let bodies = task.bodies.iter().filter(|body| body.part == part);
        bodies.map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    match column {
        Column::SubIndex => {
            let serves = draft.sub_indices.iter().find(|known| Some(known.id) == task.sub_index);
            serves.map(named).unwrap_or_default()
        }
        Column::Block => task.block.clone().unwrap_or_default(),
        Column::Reference => task.reference.clone(),
        Column::Task => task.text.clone(),
        Column::Lead => names(Part::Lead),
        Column::Coordinating => names(Part::Coordinating),
        Column::Schedule => {
            let times = task.schedules.iter().map(|time| (time.rule, time.quota_unit.clone()));
            schedule_words::all(lang, &times.collect::<Vec<_>>())
        }
        _ => String::new(),
    }
}

fn named(sub_index: &SubIndex) -> String {
    format!("{}. {}", sub_index.ordinal, sub_index.name)
}

/// Judges a row.
pub(super) fn judge(lang: Lang, draft: &Draft, row: &Sent) -> Outcome {
    let task = row.task.and_then(|id| draft.task(id));
    let changed = |column: Column| {
        task.is_none_or(|task| {
            let mut said = Lang::ALL.iter().map(|lang| said(*lang, draft, task, column));
            let cell = even(row.cells.of(column));
            !said.any(|said| even(&said) == cell)
        })
    };
    let columns: Vec<Column> = COMPARED.into_iter().filter(|column| changed(*column)).collect();
    if task.is_some() && columns.is_empty() {
        return Outcome::Same;
    }
    let mut judging = Judging { draft, task, row, columns: &columns, wrong: Vec::new() };
    if row.twice {
        judging.wrong(Column::Reference, CellFault::Twice);
    }
    let words = judging.words();
    if !judging.wrong.is_empty() {
        return Outcome::Wrong(judging.wrong);
    }
    match task {
        None => Outcome::New(words),
        Some(task) => {
            let difference = |column: &Column| Difference {
                column: *column,
                in_plan: said(lang, draft, task, *column),
                in_file: row.cells.of(*column).to_owned(),
            };
            Outcome::Change(task.id, words, columns.iter().map(difference).collect())
        }
    }
}

/// A row that is being judged: what was not touched stays as it is, to the letter.
struct Judging<'a> {
    draft: &'a Draft,
    task: Option<&'a TaskImage>,
    row: &'a Sent,
    columns: &'a [Column],
    wrong: Vec<LeftOut>,
}

impl<'a> Judging<'a> {
    /// The task as it stands, where that cell was not touched.
    fn kept(&self, column: Column) -> Option<&'a TaskImage> {
        self.task.filter(|_| !self.columns.contains(&column))
    }

    fn wrong(&mut self, column: Column, fault: CellFault) {
        let (row, value) = (self.row.number, self.row.cells.of(column));
        let value = value.chars().take(LONGEST_NAME).collect();
        self.wrong.push(LeftOut { row, column, value, fault });
    }

    fn words(&mut self) -> TaskWords {
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
        let time = |of: &crate::model::ScheduleImage| Time {
            of: Some(of.id),
            rule: of.rule,
            quota_unit: of.quota_unit.clone(),
        };
        if self.kept(Column::Schedule).is_some() {
            return had.iter().map(time).collect();
        }
        let mut free: Vec<_> = had.iter().collect();
        let mut times: Vec<Option<Time>> = Vec::new();
        let said = pieces(self.row.cells.of(Column::Schedule));
        for piece in &said {
            let says = |known: &&crate::model::ScheduleImage| {
                Lang::ALL.iter().any(|lang| {
                    let unit = known.quota_unit.as_deref();
                    even(&schedule_words::words(*lang, &known.rule, unit)) == *piece
                })
            };
            let same = free.iter().position(says).map(|at| free.remove(at));
            times.push(same.map(time));
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
        let backwards = |time: &Time| match time.rule {
            ddci_calendar::ScheduleRule::Within { from, to } => to < from,
            _ => false,
        };
        if times.iter().flatten().any(backwards) {
            self.wrong(Column::Schedule, CellFault::NoSuchTime);
        }
        times.into_iter().flatten().collect()
    }
}

/// What stands in a cell, one after another.
fn pieces(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(even).filter(|piece| !piece.is_empty()).collect()
}
