//! Compares the rows of a table with the tasks of the plan.

use crate::{
    model::{Part, TaskId},
    pages::{
        schedule_words,
        table::export::{Column, heading},
    },
    store::{body::Body, schedule::Schedule, task::Task},
    words::t,
};
use ddci_platform::web::Lang;
use std::collections::BTreeMap;

/// The columns that are compared; a row is told by its task's path in the document.
const COMPARED: [Column; 4] = [Column::Task, Column::Lead, Column::Coordinating, Column::Schedule];

/// What the plan says.
pub(super) struct Known {
    pub tasks: Vec<Task>,
    pub bodies: Vec<Body>,
    pub schedules: Vec<Schedule>,
    /// The units that owe something of a task, by name.
    pub owing: BTreeMap<TaskId, Vec<String>>,
}

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Compared {
    /// Rows with something in them.
    pub rows: usize,
    /// Rows that say what the plan says.
    pub same: usize,
    pub faults: Vec<RowFault>,
    pub differences: Vec<Difference>,
}

/// A cell from which nothing can be compared.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowFault {
    pub row: usize,
    pub column: Column,
    pub value: String,
    pub reason: Reason,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Missing,
    NoSuchTask,
}

/// A cell that says something else than the plan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub row: usize,
    pub column: Column,
    pub in_plan: String,
    pub in_file: String,
}

/// The reason in words.
pub(super) fn reason(lang: Lang, reason: Reason) -> String {
    match reason {
        Reason::Missing => t!(lang, "import-missing"),
        Reason::NoSuchTask => t!(lang, "import-no-such-task"),
    }
}

/// Compares, or names the column without which nothing can be.
pub(super) fn compare(lang: Lang, known: &Known, rows: &[Vec<String>]) -> Result<Compared, Column> {
    let (head, rows) = rows.split_first().ok_or(Column::Reference)?;
    let reference = place(head, Column::Reference).ok_or(Column::Reference)?;
    let mut places = Vec::new();
    for column in COMPARED {
        places.push((column, place(head, column).ok_or(column)?));
    }
    let mut compared = Compared::default();
    // The headings are row 1.
    for (number, cells) in (2..).zip(rows) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let row = Row {
            number,
            reference: cell(reference),
            cells: places.iter().map(|(column, place)| (*column, cell(*place))).collect(),
        };
        compared.add(lang, known, &row);
    }
    Ok(compared)
}

/// A row of the table.
struct Row<'a> {
    number: usize,
    reference: &'a str,
    cells: Vec<(Column, &'a str)>,
}

impl Compared {
    fn add(&mut self, lang: Lang, known: &Known, row: &Row<'_>) {
        self.rows += 1;
        let told = self.faults.len() + self.differences.len();
        let tasks = known.at(row.reference);
        if tasks.is_empty() {
            let nothing = row.reference.is_empty();
            let reason = if nothing { Reason::Missing } else { Reason::NoSuchTask };
            self.fault(row, Column::Reference, row.reference, reason);
            return;
        }
        for (column, in_file) in &row.cells {
            if in_file.is_empty() && matches!(column, Column::Task | Column::Lead) {
                self.fault(row, *column, in_file, Reason::Missing);
                continue;
            }
            let said: Vec<Said> =
                tasks.iter().map(|task| known.said(lang, task, *column)).collect();
            if said.iter().any(|said| said.is(in_file)) {
                continue;
            }
            self.differences.push(Difference {
                row: row.number,
                column: *column,
                in_plan: said.into_iter().next().map(|said| said.shown).unwrap_or_default(),
                in_file: (*in_file).to_owned(),
            });
        }
        self.same += usize::from(told == self.faults.len() + self.differences.len());
    }

    fn fault(&mut self, row: &Row<'_>, column: Column, value: &str, reason: Reason) {
        self.faults.push(RowFault { row: row.number, column, value: value.to_owned(), reason });
    }
}

/// Where a column stands: under its heading in either language.
fn place(head: &[String], column: Column) -> Option<usize> {
    let folded = |text: &str| ddci_vntext::fold(text.trim());
    let headings = Lang::ALL.map(|lang| folded(&heading(lang, column)));
    head.iter().position(|cell| headings.contains(&folded(cell)))
}

/// What the plan says in a cell: how it is shown, and every way in which a table may say it.
struct Said {
    shown: String,
    ways: Vec<String>,
}

impl Said {
    fn is(&self, text: &str) -> bool {
        let text = even(text);
        self.ways.iter().any(|way| even(way) == text)
    }
}

/// A text in one Unicode form, with single spaces.
fn even(text: &str) -> String {
    ddci_vntext::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Known {
    /// The tasks with a path in the document; one path may be printed twice.
    fn at(&self, path: &str) -> Vec<&Task> {
        let counted = self.tasks.iter().filter(|task| task.merged_into.is_none());
        counted.filter(|task| task.reference == path).collect()
    }

    fn said(&self, lang: Lang, task: &Task, column: Column) -> Said {
        let mut ways = match column {
            Column::Lead => {
                let mut ways = vec![self.names(task, Part::Lead)];
                ways.extend(self.owing.get(&task.id).into_iter().flatten().cloned());
                ways
            }
            Column::Coordinating => vec![self.names(task, Part::Coordinating)],
            Column::Schedule => self.times(lang, task),
            _ => vec![task.text.clone()],
        };
        let shown = match column {
            Column::Schedule => {
                let here = ways.len().div_ceil(Lang::ALL.len());
                ways.get(..here).unwrap_or_default().join("; ")
            }
            _ => ways.first().cloned().unwrap_or_default(),
        };
        if column == Column::Schedule && ways.is_empty() {
            ways.push(String::new());
        }
        Said { shown, ways }
    }

    fn names(&self, task: &Task, part: Part) -> String {
        let of_task = self.bodies.iter().filter(|body| body.task == task.id && body.part == part);
        of_task.map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// The schedules in words, in the reader's language first.
    fn times(&self, lang: Lang, task: &Task) -> Vec<String> {
        let mut langs = Lang::ALL;
        langs.sort_by_key(|other| *other != lang);
        let of_task = || self.schedules.iter().filter(|schedule| schedule.task == task.id);
        let written = |lang: Lang| {
            of_task().map(move |schedule| {
                schedule_words::words(lang, &schedule.rule, schedule.quota_unit.as_deref())
            })
        };
        langs.into_iter().flat_map(written).collect()
    }
}
