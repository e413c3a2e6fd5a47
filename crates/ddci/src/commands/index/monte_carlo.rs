//! How much of a ranking is the method: thousands of other choices, and which choice moves it.

use super::answers::Loaded;
use super::inputs::{Refused, wrong};
use super::progress::Progress;
use super::report::{Cell, Grid, Report};
use super::score::{cell, order, sentences};
use crate::words::t;
use ddci_index::aggregate::Mean;
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::robust::{
    Assumptions, RankSummary, SobolEffect, Uncertainty, monte_carlo, sensitivity,
};
use ddci_index::score::Scored;
use ddci_index::treat::{Treatment, treat};
use ddci_index::{Direction, Fault, Table, Tree};
use ddci_platform::web::Lang;
use serde_json::{Value, json};

/// How it is varied.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Runs.
    pub runs: usize,
    /// The seed.
    pub seed: u64,
    /// How far weights are shaken.
    pub shake: f64,
}

/// Base rows of the Sobol' design, and resamples of its intervals.
const BASE_ROWS: usize = 256;
const RESAMPLES: usize = 500;
/// The inputs that are varied, in the order of the library.
const INPUTS: [&str; Assumptions::INPUTS] = ["normalisation", "weights", "mean", "left_out"];

/// Ranks over the runs, and the Sobol' indices of the choices.
///
/// # Errors
/// What the library refuses, in words.
pub fn report(lang: Lang, loaded: &Loaded, how: How, keep_all: bool) -> Result<Report, Refused> {
    let refused = |fault: Fault| wrong(lang, &fault);
    let (measured, scored) = loaded.scored(lang)?;
    let tree = loaded.set.tree().map_err(refused)?;
    let assumptions = assumptions(loaded, &measured.table(0), &tree, how.shake).map_err(refused)?;
    let steps = how.runs * measured.units.len() * 10;
    let _progress = Progress::over(steps, t!(lang, "progress-method"));
    let runs = monte_carlo(&tree, &assumptions, how.runs, how.seed).map_err(refused)?;
    let effects =
        sensitivity(&tree, &assumptions, BASE_ROWS, 0.95, RESAMPLES, how.seed).map_err(refused)?;
    let mut notes =
        vec![t!(lang, "method-how", shake = super::report::figure(lang, how.shake * 100.0, 0))];
    notes.extend(sentences(lang, loaded, &scored, keep_all));
    Ok(Report {
        title: t!(
            lang,
            "method-title",
            set = loaded.set.code.clone(),
            runs = how.runs.to_string(),
            seed = how.seed.to_string()
        ),
        grids: vec![ranks(lang, &runs, &scored), moved_by(lang, &effects)],
        notes,
        json: whole(loaded, how, &runs, &scored, &effects),
    })
}

/// Two ways with outliers, two scales, two means, all weights shaken, each sub-index left out in turn.
fn assumptions(
    loaded: &Loaded,
    raw: &Table,
    tree: &Tree,
    shake: f64,
) -> Result<Assumptions, Fault> {
    let mut tables = Vec::new();
    for most_points in [0, 5] {
        let table = match most_points {
            0 => raw.clone(),
            most_points => treat(raw, &Treatment { most_points, ..Treatment::default() }).0,
        };
        let directed = directed(loaded, &table)?;
        // The z-scores' mean keeps them above zero, which geometric means need.
        let scales = [
            ("min-max", Normalisation::ONE_TO_TEN),
            ("z-score", Normalisation::ZScore { mean: 15.5, deviation: 1.0 }),
        ];
        for (name, scale) in scales {
            let name = format!("{name}, {most_points} outliers cut");
            tables.push((name, normalise(&directed, &scale)?.table));
        }
    }
    let parts: Vec<String> =
        tree.inner().filter(|node| node.parent.is_some()).map(|node| node.code.clone()).collect();
    let some = parts.len() > 1;
    let left_out = std::iter::once(None).chain(parts.into_iter().filter(|_| some).map(Some));
    Ok(Assumptions {
        tables,
        means: vec![Mean::Arithmetic, Mean::Geometric],
        weight_noise: shake,
        left_out: left_out.collect(),
    })
}

/// Raw values of the indicators that count, more being better.
fn directed(loaded: &Loaded, table: &Table) -> Result<Table, Fault> {
    let counting = loaded.set.sub_indices.iter().filter(|sub_index| sub_index.counts);
    let mut columns = Vec::new();
    for indicator in counting.flat_map(|sub_index| &sub_index.indicators) {
        let sign = if indicator.direction == Direction::Lower { -1.0 } else { 1.0 };
        let cells = table.column(&indicator.code)?.iter();
        let cells = cells.map(|cell| Some(cell * sign).filter(|cell| !cell.is_nan()));
        columns.push((indicator.code.clone(), cells.collect()));
    }
    Table::new(table.units().to_vec(), columns)
}

fn ranks(lang: Lang, runs: &Uncertainty, scored: &Scored) -> Grid {
    let head = [
        ("rank", t!(lang, "word-rank")),
        ("unit", t!(lang, "word-unit")),
        ("mean_rank", t!(lang, "word-mean-rank")),
        ("median_rank", t!(lang, "word-median-rank")),
        ("rank_5", t!(lang, "word-rank-5")),
        ("rank_95", t!(lang, "word-rank-95")),
    ];
    let head = head.map(|(code, words)| (code.to_owned(), words)).to_vec();
    let summaries = runs.summaries();
    let row = |at: usize| {
        let RankSummary { mean, median, low, high } = summaries.get(at).copied()?;
        Some(vec![
            Cell::number(cell(&scored.ranks, at), 0),
            Cell::text(runs.units.get(at).map(String::as_str)),
            Cell::Number(mean, 2),
            Cell::Number(median, 1),
            Cell::Number(low, 1),
            Cell::Number(high, 1),
        ])
    };
    Grid { title: String::new(), head, rows: order(scored).into_iter().filter_map(row).collect() }
}

fn input_name(lang: Lang, input: &str) -> String {
    match input {
        "normalisation" => t!(lang, "method-normalisation"),
        "weights" => t!(lang, "method-weights"),
        "mean" => t!(lang, "method-mean"),
        _ => t!(lang, "method-left-out"),
    }
}

fn moved_by(lang: Lang, effects: &[SobolEffect]) -> Grid {
    let head = [
        ("input", t!(lang, "word-choice")),
        ("first", t!(lang, "word-first-order")),
        ("total", t!(lang, "word-total-order")),
        ("total_low", t!(lang, "word-low")),
        ("total_high", t!(lang, "word-high")),
    ];
    let head = head.map(|(code, words)| (code.to_owned(), words)).to_vec();
    let row = |(input, effect): (&&str, &SobolEffect)| {
        let number = |value: f64| Cell::number(Some(value), 3);
        vec![
            Cell::Text(input_name(lang, input)),
            number(effect.first),
            number(effect.total),
            number(effect.total_interval.low),
            number(effect.total_interval.high),
        ]
    };
    let rows = INPUTS.iter().zip(effects).map(row).collect();
    Grid { title: t!(lang, "method-sobol"), head, rows }
}

fn whole(
    loaded: &Loaded,
    how: How,
    runs: &Uncertainty,
    scored: &Scored,
    effects: &[SobolEffect],
) -> Value {
    let summaries = runs.summaries();
    let unit = |(at, (unit, summary)): (usize, (&String, &RankSummary))| {
        json!({
            "unit": unit, "rank": cell(&scored.ranks, at), "mean_rank": summary.mean,
            "median_rank": summary.median, "rank_5": summary.low, "rank_95": summary.high,
        })
    };
    let effect = |(input, effect): (&&str, &SobolEffect)| {
        json!({
            "input": input, "first": effect.first, "total": effect.total,
            "first_low": effect.first_interval.low, "first_high": effect.first_interval.high,
            "total_low": effect.total_interval.low, "total_high": effect.total_interval.high,
        })
    };
    json!({
        "command": "uncertainty", "method": "monte_carlo", "set": loaded.set.code,
        "seed": how.seed, "runs": how.runs, "shake": how.shake,
        "inputs": loaded.inputs, "input_hash": runs.inputs,
        "units": runs.units.iter().zip(&summaries).enumerate().map(unit).collect::<Vec<_>>(),
        "sobol": INPUTS.iter().zip(effects).map(effect).collect::<Vec<_>>(),
    })
}
