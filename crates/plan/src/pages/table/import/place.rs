//! Which task each row of a table is about.

use super::judge::{COMPARED, Cells, Draft, Sent};
use crate::{
    model::{AnnexColumn as Column, TaskId, TaskImage},
    pages::table::export::{heading, source},
};
use ddci_platform::web::Lang;
use std::collections::BTreeSet;

/// A row as it was read.
struct Read {
    number: usize,
    cells: Cells,
    source: String,
    task: Option<TaskId>,
}

/// The rows with something in them, each with its task; or the column without which nothing can be
/// taken over.
///
/// A row is told by its path in the document and where it stands there; where only one of the two
/// fits, by that one, so that a path that was mended is still the same task.
pub(super) fn rows(draft: &Draft, rows: &[Vec<String>]) -> Result<Vec<Sent>, Column> {
    let (head, rows) = rows.split_first().ok_or(Column::Reference)?;
    let mut places = [0; COMPARED.len()];
    for (place, column) in places.iter_mut().zip(COMPARED) {
        *place = place_of(head, column).ok_or(column)?;
    }
    let at = place_of(head, Column::Source);
    let cell = |cells: &[String], place: usize| {
        cells.get(place).map(|cell| cell.trim().to_owned()).unwrap_or_default()
    };
    // The headings are row 1.
    let filled =
        (2..).zip(rows).filter(|(_, cells)| places.iter().any(|at| !cell(cells, *at).is_empty()));
    let mut read: Vec<Read> = filled
        .map(|(number, cells)| Read {
            number,
            cells: Cells(places.map(|place| cell(cells, place))),
            source: at.map(|at| cell(cells, at)).unwrap_or_default(),
            task: None,
        })
        .collect();
    let mut taken = BTreeSet::new();
    let reference =
        |read: &Read, task: &TaskImage| read.cells.of(Column::Reference) == task.reference;
    let place =
        |read: &Read, task: &TaskImage| !read.source.is_empty() && read.source == source_of(task);
    take(draft, &mut read, &mut taken, |read, task| reference(read, task) && place(read, task));
    take(draft, &mut read, &mut taken, reference);
    take_unknown(draft, &mut read, &mut taken, place);
    Ok(sent(draft, read))
}

fn source_of(task: &TaskImage) -> String {
    source(&(task.sheet.clone(), task.first_line, task.last_line))
}

/// Gives each row without a task the first one that fits and is free.
fn take(
    draft: &Draft,
    rows: &mut [Read],
    taken: &mut BTreeSet<TaskId>,
    fits: impl Fn(&Read, &TaskImage) -> bool,
) {
    for row in rows.iter_mut().filter(|row| row.task.is_none()) {
        let free = draft.tasks.iter().find(|task| !taken.contains(&task.id) && fits(row, task));
        row.task = free.map(|task| task.id);
        taken.extend(row.task);
    }
}

/// The same where exactly one is free: several new tasks may stand in the lines of one old one.
fn take_unknown(
    draft: &Draft,
    rows: &mut [Read],
    taken: &mut BTreeSet<TaskId>,
    fits: impl Fn(&Read, &TaskImage) -> bool,
) {
    for row in rows.iter_mut().filter(|row| row.task.is_none()) {
        let mut free =
            draft.tasks.iter().filter(|task| !taken.contains(&task.id) && fits(row, task));
        row.task = free.next().map(|task| task.id).filter(|_| free.next().is_none());
        taken.extend(row.task);
    }
}

/// What is new stands below the task in the row above it.
fn sent(draft: &Draft, rows: Vec<Read>) -> Vec<Sent> {
    let mut above = None;
    let known = |reference: &str| draft.tasks.iter().any(|task| task.reference == reference);
    rows.into_iter()
        .map(|row| {
            let twice = row.task.is_none() && known(row.cells.of(Column::Reference));
            let sent =
                Sent { number: row.number, task: row.task, below: above, twice, cells: row.cells };
            above = row.task.or(above);
            sent
        })
        .collect()
}

/// Where a column stands: under its heading in either language.
fn place_of(head: &[String], column: Column) -> Option<usize> {
    let folded = |text: &str| ddci_vntext::fold(text.trim());
    let headings = Lang::ALL.map(|lang| folded(&heading(lang, column)));
    head.iter().position(|cell| headings.contains(&folded(cell)))
}
