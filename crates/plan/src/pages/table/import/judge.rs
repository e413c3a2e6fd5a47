//! What would become of each row of a table: nothing, a change, a new task, or what is wrong with
//! which cell. The same judgement is made for the preview and once more when it is written.

use super::judging::Judging;
use crate::{
    model::{AnnexColumn as Column, CellFault, LeftOut, Part, PlanId, TaskId, TaskImage},
    pages::schedule_words,
    store::{
        draft,
        sub_index::{self, SubIndex},
    },
    transitions::TaskWords,
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
pub(super) fn even(text: &str) -> String {
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

pub(super) fn named(sub_index: &SubIndex) -> String {
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
