//! The rows of the form: which unit, or which part of it, became which.

use crate::{
    org::{Move, Share, Unit, UnitId},
    web::{Errors, Lang, words::t},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many rows the form has: the largest merger of 2025 in Cao Lộc's surroundings took five.
pub(super) const ROWS: usize = 8;

/// A column of the rows.
#[derive(Debug, Clone, Copy)]
enum Column {
    Predecessor,
    Successor,
    Share,
}

impl Column {
    const ALL: [Self; 3] = [Self::Predecessor, Self::Successor, Self::Share];

    fn field(self, row: usize) -> String {
        let name = match self {
            Self::Predecessor => "predecessor",
            Self::Successor => "successor",
            Self::Share => "share",
        };
        format!("{name}-{row}")
    }

    fn label(self, lang: Lang) -> String {
        match self {
            Self::Predecessor => t!(lang, "reorganise-predecessor"),
            Self::Successor => t!(lang, "reorganise-successor"),
            Self::Share => t!(lang, "reorganise-share"),
        }
    }
}

/// Reads the rows that are not blank, or says which fields cannot be read.
pub(super) fn read(
    lang: Lang,
    typed: &BTreeMap<String, String>,
    register: &[Unit],
    errors: &mut Errors,
) -> Vec<Move> {
    let mut moves = Vec::new();
    for row in 1..=ROWS {
        let [predecessor, successor, share] =
            Column::ALL.map(|column| typed.get(&column.field(row)).map_or("", |text| text.trim()));
        if predecessor.is_empty() && successor.is_empty() && share.is_empty() {
            continue;
        }
        let mut unit = |column: Column, code: &str| -> Option<UnitId> {
            let found = register.iter().find(|unit| unit.code == code);
            if found.is_none() {
                let words = t!(lang, "refused-no-such-unit", code = code);
                errors.add(&column.field(row), words);
            }
            found.map(|unit| unit.id)
        };
        let from = unit(Column::Predecessor, predecessor);
        let into = (!successor.is_empty()).then(|| unit(Column::Successor, successor)).flatten();
        let part = (!share.is_empty()).then(|| {
            Share::typed(share).or_else(|| {
                errors.add(&Column::Share.field(row), t!(lang, "reorganise-bad-share"));
                None
            })
        });
        if let Some(predecessor) = from {
            moves.push(Move { predecessor, successor: into, share: part.flatten() });
        }
    }
    moves
}

/// The rows as fields, with the codes that can be typed.
pub(super) fn fields(
    lang: Lang,
    typed: &BTreeMap<String, String>,
    codes: &[(String, String)],
    errors: &Errors,
) -> Markup {
    html! {
        datalist id="codes" {
            @for (code, name) in codes { option value=(code) { (name) } }
        }
        @for row in 1..=ROWS {
            fieldset.half {
                legend.unseen { (t!(lang, "reorganise-row", n = row)) }
                @for column in Column::ALL { (field(lang, column, row, typed, errors)) }
            }
        }
    }
}

fn field(
    lang: Lang,
    column: Column,
    row: usize,
    typed: &BTreeMap<String, String>,
    errors: &Errors,
) -> Markup {
    let name = column.field(row);
    let value = typed.get(&name).map_or("", String::as_str);
    let error = errors.of(&name);
    let list = (!matches!(column, Column::Share)).then_some("codes");
    html! {
        div.field.bad[error.is_some()] {
            label for=(name) { (column.label(lang)) " " (row) }
            @if let Some(error) = error { p.wrong id={(name) "-error"} { (error) } }
            input type="text" id=(name) name=(name) value=(value) list=[list] autocomplete="off"
                aria-describedby=[error.map(|_| format!("{name}-error"))]
                aria-invalid=[error.map(|_| "true")];
        }
    }
}
