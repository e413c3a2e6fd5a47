//! Ranks under thousands of other choices.

use std::path::Path;

use ddci_index::aggregate::Mean;
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::numeric::random::Stream;
use ddci_index::robust::{Assumptions, RankSummary, Uncertainty, monte_carlo};
use ddci_index::treat::{Treatment, treat};
use ddci_index::weigh::shaken;
use ddci_index::{Direction, Fault, Node, Table, Tree};

use crate::files;
use crate::measure::best;
use crate::row::Row;

/// Few units, many runs.
pub const WIDE: Row = Row {
    name: "uncertainty",
    what: "method uncertainty of 51 units × 49 indicators, 10,000 runs",
    aim: "15 ms",
    script: "uncertainty.py",
    repeats: 7,
    prepare: |folder| prepare(folder, 51, 10_000),
    work,
    compare,
};

/// Many units.
pub const LONG: Row = Row {
    name: "uncertainty-700",
    what: "the same of 700 units, 1,000 runs",
    aim: "40 ms",
    prepare: |folder| prepare(folder, 700, 1_000),
    ..WIDE
};

const INDICATORS: usize = 49;
const NOISE: f64 = 0.25;
const SEED: u64 = 1;

fn prepare(folder: &Path, units: usize, runs: usize) -> anyhow::Result<()> {
    let mut stream = Stream::new(5, 0, 0);
    let raw: Vec<f64> = (0..units * INDICATORS).map(|_| (stream.normal() * 0.7).exp()).collect();
    files::write(folder, "raw.f64", &raw)?;
    files::write_whole(folder, "runs.u32", &[runs as u32])?;
    // numpy is given what is drawn, so that both do the same runs.
    let tree = tree()?;
    let found = uncertainty(&tree, &table(folder)?, runs)?;
    let part = |of: fn(&ddci_index::robust::Setting) -> usize| -> Vec<u32> {
        found.settings.iter().map(|setting| of(setting) as u32).collect()
    };
    files::write_whole(folder, "table.u32", &part(|setting| setting.table))?;
    files::write_whole(folder, "mean.u32", &part(|setting| setting.mean))?;
    let weights: Vec<f64> = found
        .settings
        .iter()
        .flat_map(|setting| {
            shaken(&tree, NOISE, &mut Stream::new(SEED, setting.weights, 1)).collect::<Vec<f64>>()
        })
        .collect();
    files::write(folder, "weights.f64", &weights)
}

fn work(folder: &Path, _: &[&str]) -> anyhow::Result<()> {
    let runs = files::read_whole(folder, "runs.u32")?.first().copied().unwrap_or(0) as usize;
    let (tree, raw) = (tree()?, table(folder)?);
    let found = best(WIDE.repeats, || Ok(uncertainty(&tree, &raw, runs)?.summaries()))?;
    let numbers = |unit: &RankSummary| [unit.mean, unit.median, unit.low, unit.high];
    files::write(folder, "rust.f64", &found.iter().flat_map(numbers).collect::<Vec<f64>>())
}

fn compare(folder: &Path) -> anyhow::Result<String> {
    let (ours, theirs) = (files::read(folder, "rust.f64")?, files::read(folder, "numpy.f64")?);
    let (largest, _) = files::largest_difference(&ours, &theirs)?;
    Ok(format!("mean, median and quantiles of all ranks to {largest:.1e}"))
}

/// Treats and normalises in ten ways, and ranks.
fn uncertainty(tree: &Tree, raw: &Table, runs: usize) -> Result<Uncertainty, Fault> {
    let mut tables = Vec::new();
    for most_points in 1..=5 {
        let (treated, _) = treat(raw, &Treatment { most_points, ..Treatment::default() });
        let scale = Normalisation::ZScore { mean: 15.5, deviation: 1.0 };
        for (at, how) in [Normalisation::ONE_TO_TEN, scale].iter().enumerate() {
            tables.push((format!("{most_points}/{at}"), normalise(&treated, how)?.table));
        }
    }
    let means = vec![Mean::Arithmetic, Mean::Geometric];
    let assumptions = Assumptions { tables, means, weight_noise: NOISE, left_out: vec![None] };
    monte_carlo(tree, &assumptions, runs, SEED)
}

fn code(at: usize) -> String {
    format!("i{at:02}")
}

fn table(folder: &Path) -> anyhow::Result<Table> {
    let raw = files::read(folder, "raw.f64")?;
    let units = raw.len() / INDICATORS;
    let columns =
        raw.chunks_exact(units.max(1)).map(|column| column.iter().copied().map(Some).collect());
    let columns = columns.enumerate().map(|(at, column): (usize, Vec<_>)| (code(at), column));
    Ok(Table::new((0..units).map(|unit| format!("u{unit}")), columns)?)
}

/// Two halves, seven pillars of seven indicators.
fn tree() -> Result<Tree, Fault> {
    let node = |code: String, parent: Option<String>, weight: f64| Node {
        code,
        parent,
        weight,
        direction: Direction::Higher,
    };
    let mut nodes = vec![node("index".into(), None, 1.0)];
    nodes.extend((0..2).map(|at| node(format!("s{at}"), Some("index".into()), 1.0)));
    nodes.extend(
        (0..7).map(|at| {
            node(format!("p{at}"), Some(format!("s{}", at / 4)), 1.0 + f64::from(at) / 7.0)
        }),
    );
    nodes.extend((0..INDICATORS).map(|at| node(code(at), Some(format!("p{}", at / 7)), 1.0)));
    Tree::new(nodes)
}
