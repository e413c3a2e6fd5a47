//! Which column of the list is which, told by the words at its head in either language.

use super::super::words::role_word;
use crate::{
    files::ListRow,
    identity::{Column, RowTyped},
    web::{Lang, words::t},
};
use ddci_vntext::fold;

/// A column in words.
pub(super) fn name(lang: Lang, column: Column) -> String {
    match column {
        Column::Login => t!(lang, "sign-in-login"),
        Column::Name => t!(lang, "person-name"),
        Column::Title => t!(lang, "person-title"),
        Column::Unit => t!(lang, "person-unit-code"),
        Column::Role => t!(lang, "person-role"),
        Column::Email => t!(lang, "person-email"),
    }
}

/// All columns in words.
pub(super) fn names(lang: Lang) -> String {
    Column::ALL.map(|column| format!("“{}”", name(lang, column))).join(", ")
}

/// The word by which files of the program itself name a column.
fn word(column: Column) -> &'static str {
    match column {
        Column::Login => "login",
        Column::Name => "name",
        Column::Title => "title",
        Column::Unit => "unit",
        Column::Role => "role",
        Column::Email => "email",
    }
}

fn is(column: Column, head: &str) -> bool {
    let head = fold(head.trim());
    head == word(column) || Lang::ALL.iter().any(|lang| fold(&name(*lang, column)) == head)
}

/// The most rows above the head: a title, the issuing office, a date, in merged cells or not.
const ABOVE: usize = 20;

/// The place of the head: the row that names most columns, the first of such rows.
fn head(rows: &[ListRow]) -> Option<usize> {
    let named = |row: &ListRow| {
        let named = |column: &Column| row.cells.iter().any(|cell| is(*column, cell));
        Column::ALL.iter().filter(|column| named(column)).count()
    };
    let rows = rows.iter().take(ABOVE).enumerate();
    rows.rev().max_by_key(|(_, row)| named(row)).map(|(place, _)| place)
}

/// The rows under the head, or which column is missing. A row with nothing in any of the columns,
/// the second half of a merged head or a line of a sum, is none of the list.
pub(super) fn typed(lang: Lang, rows: &[ListRow]) -> Result<Vec<RowTyped>, String> {
    let found = head(rows).and_then(|place| rows.split_at_checked(place)?.1.split_first());
    let (head, rows) = found.ok_or_else(|| t!(lang, "import-empty"))?;
    let place = |column: Column| head.cells.iter().position(|cell| is(column, cell));
    let missing: Vec<String> = Column::ALL
        .into_iter()
        .filter(|column| column.is_needed() && place(*column).is_none())
        .map(|column| format!("“{}”", name(lang, column)))
        .collect();
    if !missing.is_empty() {
        return Err(t!(lang, "import-no-column", columns = missing.join(", ")));
    }
    let cell = |row: &ListRow, column: Column| {
        place(column).and_then(|place| row.cells.get(place)).cloned().unwrap_or_default()
    };
    let filled = |row: &&ListRow| Column::ALL.iter().any(|column| !cell(row, *column).is_empty());
    let typed = rows.iter().filter(filled).map(|row| RowTyped {
        number: row.number,
        login: cell(row, Column::Login),
        name: cell(row, Column::Name),
        title: cell(row, Column::Title),
        unit: cell(row, Column::Unit),
        role: role_word(&cell(row, Column::Role)),
        email: cell(row, Column::Email),
    });
    let typed: Vec<RowTyped> = typed.collect();
    if typed.is_empty() { Err(t!(lang, "import-empty")) } else { Ok(typed) }
}
