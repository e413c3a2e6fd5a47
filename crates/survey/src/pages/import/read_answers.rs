//! Answers of a file as numbers; who answered becomes a number here and goes no further.

use super::content::{Body, Content, Named};
use crate::model::{Cell, Evaluation, LeftOut, Lines};
use ddci_index::{
    Rule as IndexRule,
    model::{Answer, IndexSet, Question},
};
use ddci_platform::org::UnitId;
use ddci_survey_reader::{Answers, Faults, Role, Rule, Sheet, number};
use std::collections::{BTreeMap, BTreeSet};

/// Names of groups are cut here.
const LONGEST_GROUP: usize = 60;

/// Numbers for names, in the order in which they are met.
#[derive(Default)]
struct Numbers<'a>(BTreeMap<Vec<&'a str>, u32>);

impl<'a> Numbers<'a> {
    fn of(&mut self, name: Vec<&'a str>) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(name).or_insert(next)
    }
}

/// Reads the answers of a sheet by the questions of a set.
pub(super) fn read(
    set: &IndexSet,
    sheet: &Sheet,
    name: String,
    hash: String,
) -> Result<Content, Faults> {
    let questions: Vec<&Question> =
        set.indicators().flat_map(|indicator| &indicator.questions).collect();
    let codes: Vec<&str> = questions.iter().map(|question| question.code.as_str()).collect();
    let answers = Answers::read(sheet, Some(&codes))?;
    let cells = cells(sheet, &answers, &questions)?;
    let mut reading = Reading::new(&answers);
    for (row, cells) in cells.into_iter().enumerate() {
        reading.add(row, cells);
    }
    let unused = answers.unknown.iter().map(|column| (*column).to_owned()).collect();
    Ok(reading.content(name, hash, unused))
}

/// The cells of each row, or every cell that is no answer to its question.
fn cells(
    sheet: &Sheet,
    answers: &Answers<'_>,
    questions: &[&Question],
) -> Result<Vec<Vec<Cell>>, Faults> {
    let mut faults = Faults::default();
    let mut rows: Vec<Vec<Cell>> = vec![Vec::with_capacity(questions.len()); answers.len()];
    for question in questions {
        let column = answers.questions.get(question.code.as_str());
        let place = sheet.place(&question.code).unwrap_or(usize::MAX);
        let texts = column.map_or(&[][..], Vec::as_slice);
        for ((text, row), number) in texts.iter().zip(&mut rows).zip(&answers.rows) {
            match cell(question, text) {
                Ok(cell) => row.push(cell),
                Err(rule) => {
                    faults.push(sheet.fault(Some(*number), place, text, Rule::Index(rule)));
                }
            }
        }
    }
    if faults.list.is_empty() { Ok(rows) } else { Err(faults) }
}

/// One answer; a number may have a decimal comma.
fn cell(question: &Question, text: &str) -> Result<Cell, IndexRule> {
    let read = question.answer(text).or_else(|fault| match number(text) {
        Some(number) => question.answer(&number.to_string()),
        None => Err(fault),
    });
    match read {
        Ok(Answer::Value(value)) => Ok(Cell::Value(value)),
        Ok(Answer::DontKnow) => Ok(Cell::DontKnow),
        Ok(Answer::Gap) => Ok(Cell::Gap),
        Err(fault) => Err(fault.rule),
    }
}

/// Rows on their way to evaluations.
struct Reading<'a> {
    answers: &'a Answers<'a>,
    respondents: Numbers<'a>,
    strata: Numbers<'a>,
    seen: BTreeSet<(&'a str, u32)>,
    by_unit: BTreeMap<&'a str, Vec<Evaluation>>,
    left_out: LeftOut,
}

impl<'a> Reading<'a> {
    fn new(answers: &'a Answers<'a>) -> Self {
        Self {
            answers,
            respondents: Numbers::default(),
            strata: Numbers::default(),
            seen: BTreeSet::new(),
            by_unit: BTreeMap::new(),
            left_out: LeftOut::default(),
        }
    }

    fn add(&mut self, row: usize, cells: Vec<Cell>) {
        let answers = self.answers;
        let Some(unit) = answers.units.get(row).copied() else { return };
        let dealt_with = answers.dealt_with.as_ref().and_then(|list| list.get(row));
        if dealt_with == Some(&false) {
            self.left_out.not_dealt_with += 1;
            return;
        }
        if cells.iter().all(|cell| matches!(cell, Cell::Gap)) {
            self.left_out.empty += 1;
            return;
        }
        let respondent = self.respondent(row);
        if !self.seen.insert((unit, respondent)) {
            self.left_out.again += 1;
            return;
        }
        let weights = answers.weights.as_ref();
        let evaluation = Evaluation {
            // Names are bound to units later; within one name all are of one unit.
            unit: UnitId(uuid::Uuid::nil()),
            respondent,
            weight: weights.and_then(|list| list.get(row)).copied().unwrap_or(1.0),
            stratum: self.stratum(row, unit),
            cells,
            group: self.group(row),
        };
        self.by_unit.entry(unit).or_default().push(evaluation);
    }

    /// Rows of one respondent, where the file tells them; else each row is one's own.
    fn respondent(&mut self, row: usize) -> u32 {
        let names = [Role::Respondent, Role::Code].map(|role| self.answers.names(role));
        let named = names.into_iter().flatten().filter_map(|names| names.get(row)).copied();
        match named.into_iter().find(|name| !name.is_empty()) {
            Some(name) => self.respondents.of(vec![name]),
            // No name begins like this, so that no row meets a named respondent.
            None => u32::MAX - u32::try_from(row).unwrap_or(0),
        }
    }

    /// The kind of respondent, as the file words it.
    fn group(&self, row: usize) -> Option<String> {
        let name = self.answers.names(Role::Group)?.get(row)?.trim();
        (!name.is_empty()).then(|| name.chars().take(LONGEST_GROUP).collect())
    }

    /// The stratum that the file names; else commune and group of the unit. Where respondents rate
    /// several units and nothing is named, all are one stratum, so that they stay together.
    fn stratum(&mut self, row: usize, unit: &'a str) -> u32 {
        let cell = |role| {
            self.answers.names(role).and_then(|names| names.get(row)).copied().unwrap_or_default()
        };
        let has = |role| self.answers.names(role).is_some();
        let name = match () {
            () if has(Role::Stratum) => vec![cell(Role::Stratum)],
            () if has(Role::Cluster) || has(Role::Group) => {
                vec![unit, cell(Role::Cluster), cell(Role::Group)]
            }
            () if has(Role::Respondent) || has(Role::Code) => Vec::new(),
            () => vec![unit],
        };
        self.strata.of(name)
    }

    fn content(self, name: String, hash: String, unused: Vec<String>) -> Content {
        let (units, lines) = self
            .by_unit
            .into_iter()
            .map(|(unit, evaluations)| {
                let rows = i64::try_from(evaluations.len()).unwrap_or(i64::MAX);
                let named = Named { name: unit.to_owned(), rows };
                (named, Lines::of(evaluations.iter()).0)
            })
            .unzip();
        Content { name, hash, units, body: Body::Answers(lines), left_out: self.left_out, unused }
    }
}
