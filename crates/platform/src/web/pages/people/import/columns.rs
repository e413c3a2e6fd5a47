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
    }
}

fn is(column: Column, head: &str) -> bool {
    let head = fold(head.trim());
    head == word(column) || Lang::ALL.iter().any(|lang| fold(&name(*lang, column)) == head)
}

/// The rows under the head, or which column is missing.
pub(super) fn typed(lang: Lang, rows: &[ListRow]) -> Result<Vec<RowTyped>, String> {
    let (head, rows) = rows.split_first().ok_or_else(|| t!(lang, "import-empty"))?;
    let place = |column: Column| head.cells.iter().position(|cell| is(column, cell));
    let missing: Vec<String> = Column::ALL
        .into_iter()
        .filter(|column| place(*column).is_none())
        .map(|column| format!("“{}”", name(lang, column)))
        .collect();
    if !missing.is_empty() {
        return Err(t!(lang, "import-no-column", columns = missing.join(", ")));
    }
    if rows.is_empty() {
        return Err(t!(lang, "import-empty"));
    }
    let cell = |row: &ListRow, column: Column| {
        place(column).and_then(|place| row.cells.get(place)).cloned().unwrap_or_default()
    };
    let typed = rows.iter().map(|row| RowTyped {
        number: row.number,
        login: cell(row, Column::Login),
        name: cell(row, Column::Name),
        title: cell(row, Column::Title),
        unit: cell(row, Column::Unit),
        role: role_word(&cell(row, Column::Role)),
    });
    Ok(typed.collect())
}
