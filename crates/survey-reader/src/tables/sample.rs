//! Answers and frame become a sample that the index library scores.

use ddci_index::design::Design;
use ddci_index::model::{Answer, IndexSet};
use ddci_index::score::Sample;
use std::collections::BTreeMap;

use super::frame::masked;
use super::{Answers, Frame, Place};
use crate::columns::Role;
use crate::fault::{Fault, Faults, Rule};
use crate::number::{is_gap, number};

/// How the rows were drawn, as far as the files tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// From each unit.
    Units,
    /// From the strata the answers name.
    Named,
    /// From each unit, commune and group.
    Cells,
    /// Communes from each unit, then respondents.
    Communes,
}

/// The design of answers.
///
/// Where the frame says that communes were drawn, strata are units and clusters are communes. Else
/// strata are unit × commune × group as far as answers and frame both tell them apart; without a frame
/// those the answers name, or unit × commune × group as far as there are columns. The population is the
/// frame's, or the answers' own column; without either it counts as large.
///
/// # Errors
/// Rows without their place in the frame, a population smaller than its sample, weights that are all
/// zero; all of them.
pub fn design(answers: &Answers<'_>, frame: Option<&Frame<'_>>) -> Result<(Design, Drawn), Faults> {
    let has = |role| answers.names(role).is_some();
    let drawn = match frame {
        Some(frame) if frame.two_stage && has(Role::Cluster) => Drawn::Communes,
        None if has(Role::Stratum) => Drawn::Named,
        _ if has(Role::Cluster) || has(Role::Group) => Drawn::Cells,
        _ => Drawn::Units,
    };
    let places = places(answers, frame, drawn);
    let strata: Vec<String> = match answers.names(Role::Stratum).filter(|_| drawn == Drawn::Named) {
        Some(names) => names.iter().map(|name| (*name).to_owned()).collect(),
        None => places.iter().map(|place| joined(place, "\u{1f}")).collect(),
    };
    let weights = answers.weights.clone().unwrap_or_else(|| vec![1.0; answers.len()]);
    let mut design = Design::new(weights)
        .and_then(|design| design.stratified(&strata))
        .map_err(|fault| placed(answers, fault))?;
    if let (Drawn::Communes, Some(communes)) = (drawn, answers.names(Role::Cluster)) {
        design = design.clustered(communes).map_err(|fault| placed(answers, fault))?;
    }
    let populations = match frame {
        Some(frame) => Some(from_frame(answers, frame, drawn, &places)?),
        None => answers.populations.clone(),
    };
    if let Some(populations) = populations {
        design = design.with_population(&populations).map_err(|fault| placed(answers, fault))?;
    }
    Ok((design, drawn))
}

const KEYS: [Role; 4] = [Role::Year, Role::Unit, Role::Cluster, Role::Group];

/// The place of each row, by what answers and frame both tell apart.
fn places<'a>(answers: &Answers<'a>, frame: Option<&Frame<'_>>, drawn: Drawn) -> Vec<Place<'a>> {
    let whole_unit = [true, true, false, false];
    let told = frame.map_or([true; 4], Frame::tells);
    let mask = if drawn == Drawn::Communes { whole_unit } else { told };
    let cell = |role, row: usize| answers.names(role).and_then(|names| names.get(row)).copied();
    (0..answers.len()).map(|row| masked(KEYS.map(|role| cell(role, row)), mask)).collect()
}

fn joined(place: &Place<'_>, between: &str) -> String {
    place.iter().flatten().copied().collect::<Vec<_>>().join(between)
}

fn from_frame(
    answers: &Answers<'_>,
    frame: &Frame<'_>,
    drawn: Drawn,
    places: &[Place<'_>],
) -> Result<Vec<f64>, Faults> {
    let mut faults = Faults::default();
    let mask = places.first().map_or([false; 4], |place| place.map(|cell| cell.is_some()));
    let sizes = frame.by(mask);
    let mut found = Vec::with_capacity(answers.len());
    for (place, number) in places.iter().zip(&answers.rows) {
        let [year, unit, ..] = place;
        let year = year.filter(|_| frame.tells()[0]);
        let size = match drawn {
            Drawn::Communes => frame.clusters.get(&(year, unit.unwrap_or(""))),
            _ => sizes.get(place),
        };
        if size.is_none() {
            let sheet = answers.sheet();
            faults.push(sheet.fault(Some(*number), usize::MAX, &joined(place, " "), Rule::Matched));
        }
        found.push(size.copied().unwrap_or(f64::INFINITY));
    }
    faults.unless_any(found)
}

/// Answers as numbers, by the questions of a set, with their design.
///
/// # Errors
/// Every cell that is no answer to its question, and what [`design`] refuses.
pub fn sample(
    answers: &Answers<'_>,
    set: &IndexSet,
    frame: Option<&Frame<'_>>,
) -> Result<Sample, Faults> {
    let (design, _) = design(answers, frame)?;
    let mut sample = Sample::new(design, &answers.units, BTreeMap::new())
        .map_err(|fault| placed(answers, fault))?;
    let mut faults = Faults::default();
    for question in set.indicators().flat_map(|indicator| &indicator.questions) {
        let Some(cells) = answers.questions.get(question.code.as_str()) else {
            let sheet = answers.sheet();
            let row = Some(sheet.head_row());
            faults.push(sheet.fault(row, usize::MAX, &question.code, Rule::ColumnNeeded));
            continue;
        };
        let mut numbers = Vec::with_capacity(cells.len());
        let mut unknown = vec![0; sample.units.len()];
        for ((cell, row), member) in cells.iter().zip(&answers.rows).zip(&sample.members) {
            let answer = answer(question, cell).unwrap_or_else(|rule| {
                let column = Some(question.code.clone());
                let sheet = answers.sheet().name().map(str::to_owned);
                let value = (*cell).to_owned();
                faults.push(Fault { sheet, row: Some(*row), column, value, rule });
                Answer::Gap
            });
            let counted = member.and_then(|unit| unknown.get_mut(unit as usize));
            if let (Answer::DontKnow, Some(count)) = (answer, counted) {
                *count += 1;
            }
            numbers.push(answer.number());
        }
        sample.answers.insert(question.code.clone(), numbers);
        sample.dont_know.insert(question.code.clone(), unknown);
    }
    faults.unless_any(sample)
}

/// A cell as the question takes it; what it does not know may be a number in other writing.
fn answer(question: &ddci_index::model::Question, cell: &str) -> Result<Answer, Rule> {
    if is_gap(cell) {
        return Ok(Answer::Gap);
    }
    let read = question.answer(cell).or_else(|fault| {
        match number(cell).filter(|_| fault.rule == ddci_index::Rule::Form) {
            Some(value) => question.answer(&value.to_string()),
            None => Err(fault),
        }
    });
    read.map_err(|fault| Rule::Index(fault.rule))
}

/// A fault of the library, at the row people see.
fn placed(answers: &Answers<'_>, fault: ddci_index::Fault) -> Faults {
    let place = fault.row.parse::<usize>().ok().and_then(|row| row.checked_sub(1));
    let row = place.and_then(|place| answers.rows.get(place)).copied();
    let column = Some(fault.column).filter(|column| !column.is_empty());
    let sheet = answers.sheet().name().map(str::to_owned);
    Faults::one(Fault { sheet, row, column, value: fault.value, rule: Rule::Index(fault.rule) })
}
