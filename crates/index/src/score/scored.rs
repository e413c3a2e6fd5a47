//! Scores, ranks and bands of one block and year.

use crate::aggregate::arithmetic;
use crate::exact::shown;
use crate::fault::same_length;
use crate::model::{GoalpostScope, IndexSet, Indicator, SubIndex};
use crate::normalise::{Goalposts, between};
use crate::numeric::at;
use crate::numeric::moments::extremes;
use crate::rank::ranks;
use crate::score::Note;
use crate::{Fault, Rule, Table};

/// Goalposts by indicator, in the order of the set; none where an indicator has no spread.
pub type Ends = Vec<Option<Goalposts>>;

/// The result of scoring.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The goalposts that were used: store them with the run.
    pub ends: Ends,
    /// Indicators on the scale of the set.
    pub normalised: Table,
    /// Sub-indices on the scale of the set, those that do not count included.
    pub sub_indices: Table,
    /// The composite on 100 by unit.
    pub composite: Vec<Option<f64>>,
    /// Ranks of the composite. Scores that are shown alike share a rank, if the set's ties share.
    pub ranks: Vec<Option<f64>>,
    /// Bands of the composite.
    pub bands: Vec<Option<String>>,
    /// What a reader must know.
    pub notes: Vec<Note>,
}

/// Scores raw indicator values (a column for each indicator of the set). `answers` is the number of
/// answers of each unit; units below the set's least are "not enough data". `pooled` are the raw values
/// of earlier years where the set pools years.
///
/// # Errors
/// A missing column, lists of different lengths, a set that pools years without any.
pub fn score(
    set: &IndexSet,
    raw: &Table,
    answers: &[usize],
    pooled: &[&Table],
) -> Result<Scored, Fault> {
    same_length("answers", raw.units().len(), answers.len())?;
    let mut notes = Vec::new();
    let eligible = eligible(set, raw, answers, &mut notes)?;
    let ends = ends(set, &eligible, pooled)?;
    let normalised = normalised(set, &eligible, &ends, &mut notes)?;
    let sub_indices = sub_indices(set, &normalised, answers, &mut notes)?;
    let composite = composites(set, &sub_indices, answers, &mut notes)?;
    let seen: Vec<f64> = composite
        .iter()
        .map(|score| score.map_or(f64::NAN, |score| shown(score, set.decimals)))
        .collect();
    let exact: Vec<f64> = composite.iter().map(|score| score.unwrap_or(f64::NAN)).collect();
    let ranked = match set.ties {
        // Consecutive ranks follow the unrounded scores.
        crate::rank::Ties::Consecutive => ranks(&exact, set.ties),
        ties => ranks(&seen, ties),
    };
    let bands = composite.iter().map(|score| set.band((*score)?).map(str::to_owned)).collect();
    Ok(Scored { ends, normalised, sub_indices, composite, ranks: ranked, bands, notes })
}

/// Units with too few answers become gaps throughout.
fn eligible(
    set: &IndexSet,
    raw: &Table,
    answers: &[usize],
    notes: &mut Vec<Note>,
) -> Result<Table, Fault> {
    for (unit, count) in raw.units().iter().zip(answers) {
        if *count < set.least_answers {
            let note = Note::NotEnoughData {
                unit: unit.clone(),
                answers: *count,
                least: set.least_answers,
            };
            notes.push(note);
        }
    }
    let codes: Vec<&str> = set.indicators().map(|indicator| indicator.code.as_str()).collect();
    let keep =
        |(cell, count): (&f64, &usize)| if *count < set.least_answers { f64::NAN } else { *cell };
    Ok(raw.select(&codes)?.map_columns(|_, column| column.iter().zip(answers).map(keep).collect()))
}

fn ends(set: &IndexSet, raw: &Table, pooled: &[&Table]) -> Result<Ends, Fault> {
    if set.goalposts == GoalpostScope::PooledYears && pooled.is_empty() {
        return Err(Fault::new(Rule::Enough, "no earlier year").at("", "goalposts"));
    }
    let of = |(indicator, column): (&Indicator, &[f64])| match set.goalposts {
        GoalpostScope::Fixed => Ok(indicator.goalposts),
        GoalpostScope::BlockYear => Ok(Goalposts::pooled([column])),
        GoalpostScope::PooledYears => {
            let years: Result<Vec<&[f64]>, Fault> =
                pooled.iter().map(|year| year.column(&indicator.code)).collect();
            Ok(Goalposts::pooled(years?.into_iter().chain([column])))
        }
    };
    set.indicators().zip(raw.columns()).map(of).collect()
}

fn normalised(
    set: &IndexSet,
    raw: &Table,
    ends: &Ends,
    notes: &mut Vec<Note>,
) -> Result<Table, Fault> {
    let mut rules = set.indicators().zip(ends);
    Ok(raw.map_columns(|code, column| {
        let (direction, ends) =
            rules.next().map_or((Default::default(), None), |(i, e)| (i.direction, *e));
        let Some(ends) = ends else {
            if extremes(column).is_some() {
                notes.push(Note::Flat { indicator: code.to_owned() });
            }
            return vec![f64::NAN; column.len()];
        };
        let scaled = between(column, &ends, direction, set.low, set.high);
        for cut in &scaled.clamped {
            let unit = raw.units().get(cut.row).cloned().unwrap_or_default();
            notes.push(Note::Clamped { unit, indicator: code.to_owned(), raw: cut.raw });
        }
        scaled.scores
    }))
}

fn sub_indices(
    set: &IndexSet,
    normalised: &Table,
    answers: &[usize],
    notes: &mut Vec<Note>,
) -> Result<Table, Fault> {
    let mut columns = Vec::new();
    for sub_index in &set.sub_indices {
        let parts = parts(sub_index, normalised)?;
        let of = |(row, (unit, count)): (usize, (&String, &usize))| {
            if *count < set.least_answers {
                return f64::NAN;
            }
            let pairs: Vec<(f64, f64)> =
                parts.iter().map(|(column, w)| (at(column, row), *w)).collect();
            weighed(&pairs, set.least_share, unit, &sub_index.code, notes)
        };
        columns.push(normalised.units().iter().zip(answers).enumerate().map(of).collect());
    }
    let codes = set.sub_indices.iter().map(|sub_index| sub_index.code.clone()).collect();
    Ok(Table::computed(normalised.units(), codes, columns))
}

/// The columns of a sub-index that any unit has, with their weights. A column nobody has is structural
/// (or flat): it is not missing.
fn parts<'a>(sub_index: &SubIndex, normalised: &'a Table) -> Result<Vec<(&'a [f64], f64)>, Fault> {
    let mut parts = Vec::new();
    for node in sub_index.indicator_nodes("") {
        let column = normalised.column(&node.code)?;
        if column.iter().any(|cell| !cell.is_nan()) {
            parts.push((column, node.weight));
        }
    }
    Ok(parts)
}

fn composites(
    set: &IndexSet,
    sub_indices: &Table,
    answers: &[usize],
    notes: &mut Vec<Note>,
) -> Result<Vec<Option<f64>>, Fault> {
    let mut parts = Vec::new();
    for sub_index in set.sub_indices.iter().filter(|sub_index| sub_index.counts) {
        let column = sub_indices.column(&sub_index.code)?;
        if column.iter().any(|cell| !cell.is_nan()) {
            parts.push((column, sub_index.weight.to_f64()));
        }
    }
    let of = |(row, (unit, count)): (usize, (&String, &usize))| {
        if *count < set.least_answers {
            return None;
        }
        let pairs: Vec<(f64, f64)> =
            parts.iter().map(|(column, w)| (at(column, row), *w)).collect();
        let mean = weighed(&pairs, set.least_share, unit, crate::model::COMPOSITE, notes);
        (!mean.is_nan()).then_some(mean * 100.0 / set.high)
    };
    Ok(sub_indices.units().iter().zip(answers).enumerate().map(of).collect())
}

fn weighed(
    pairs: &[(f64, f64)],
    least_share: f64,
    unit: &str,
    of: &str,
    notes: &mut Vec<Note>,
) -> f64 {
    let there = pairs.iter().filter(|(value, _)| !value.is_nan()).count();
    if there == 0 || (there as f64) < least_share * pairs.len() as f64 {
        notes.push(Note::NoScore { unit: unit.to_owned(), of: of.to_owned() });
        return f64::NAN;
    }
    if there < pairs.len() {
        notes.push(Note::Partial {
            unit: unit.to_owned(),
            of: of.to_owned(),
            there,
            parts: pairs.len(),
        });
    }
    arithmetic(pairs)
}
