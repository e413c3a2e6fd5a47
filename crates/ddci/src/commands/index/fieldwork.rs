//! How answers were taken, as the cleaning rules ask for it.

use ddci_index::clean::{Fieldwork, Mode};
use ddci_index::model::{Answer, IndexSet};
use ddci_survey_reader::{Answers, Role, number};

/// How a row was taken. A column that is absent leaves nothing, and the rules say so.
pub fn fieldwork(answers: &Answers<'_>, row: usize) -> Fieldwork {
    let text = |role| filled(answers, role, row).map(str::to_owned);
    let moment = |list: &Option<Vec<Option<i64>>>| list.as_ref()?.get(row).copied().flatten();
    let screen = |list: &Vec<f64>| list.get(row).copied().filter(|seconds| !seconds.is_nan());
    Fieldwork {
        mode: filled(answers, Role::Mode, row).and_then(mode),
        enumerator: text(Role::Enumerator).or_else(|| text(Role::Device)),
        stratum: Some(stratum(answers, row)),
        started: moment(&answers.started),
        ended: moment(&answers.ended),
        screens: answers.screens.values().map(screen).collect(),
        version: text(Role::Version),
        overheard: filled(answers, Role::Privacy, row).map(is_overheard),
    }
}

/// A cell that says something.
fn filled<'a>(answers: &Answers<'a>, role: Role, row: usize) -> Option<&'a str> {
    let cell = answers.names(role)?.get(row).copied()?;
    Some(cell).filter(|cell| !cell.is_empty() && *cell != "NA")
}

/// The stratum as the file names it, else the unit and the kind of respondent.
fn stratum(answers: &Answers<'_>, row: usize) -> String {
    let cell = |role| filled(answers, role, row).unwrap_or("");
    match cell(Role::Stratum) {
        "" => format!("{}\u{1f}{}", cell(Role::Unit), cell(Role::Group)),
        named => named.to_owned(),
    }
}

/// A whole number of a row.
pub fn integer(answers: &Answers<'_>, role: Role, row: usize) -> Option<i16> {
    let value = number(filled(answers, role, row)?)?;
    (value.fract() == 0.0 && value.abs() < f64::from(i16::MAX)).then_some(value as i16)
}

/// Both answers to questions that were asked twice, where both times there is one.
pub fn repeated(answers: &Answers<'_>, set: &IndexSet, row: usize) -> Vec<(f64, f64)> {
    let questions = set.indicators().flat_map(|indicator| &indicator.questions);
    let pair = |question: &ddci_index::model::Question| {
        let value = |cells: Option<&Vec<&str>>| match question.answer(cells?.get(row)?).ok()? {
            Answer::Value(value) => Some(value),
            Answer::DontKnow | Answer::Gap => None,
        };
        let code = question.code.as_str();
        value(answers.questions.get(code)).zip(value(answers.repeats.get(code)))
    };
    questions.filter_map(pair).collect()
}

/// The mode, as files name it.
fn mode(name: &str) -> Option<Mode> {
    Some(match ddci_vntext::fold(name).as_str() {
        "capi" | "visit" | "face to face" | "truc tiep" => Mode::Visit,
        "phone" | "cati" | "telephone" | "dien thoai" => Mode::Telephone,
        "web" | "online" | "truc tuyen" => Mode::Web,
        "paper" | "giay" | "phieu giay" => Mode::Paper,
        _ => return None,
    })
}

/// Whether somebody heard all of it.
fn is_overheard(name: &str) -> bool {
    matches!(ddci_vntext::fold(name).as_str(), "all" | "suot buoi")
}
