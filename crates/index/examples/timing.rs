//! Times the heavy computations: `cargo run --release -p ddci-index --example timing`.
//!
//! Wall and processor time, and the memory at its highest where the system tells it.

#[path = "../tests/support/generator.rs"]
#[expect(clippy::indexing_slicing, reason = "it is made for tests")]
mod generator;

use std::time::Instant;

use ddci_index::aggregate::Mean;
use ddci_index::design::{Design, Domains, means_by};
use ddci_index::model::IndexSet;
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::numeric::random::Stream;
use ddci_index::robust::{Assumptions, RankSummary, monte_carlo};
use ddci_index::score::{Measured, score};
use ddci_index::sure::{
    Bootstrap, Cells, Column, Composites, GAP, Part, Replicated, Statistic, replicate_means,
};
use ddci_index::treat::{Treatment, treat};
use ddci_index::{Direction, Fault, Node, Table, Tree, hash};
use generator::{Size, Survey};

/// User and system seconds of this process, from `/proc`; zero elsewhere.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 =
        after.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn timed<T>(what: &str, aim: &str, work: impl FnOnce() -> T) -> T {
    let (wall, cpu) = (Instant::now(), processor_seconds());
    let result = work();
    let (wall, cpu) = (wall.elapsed().as_secs_f64(), processor_seconds() - cpu);
    println!(
        "{what:58} {:9.1} ms wall {cpu:6.2} CPU s  peak {:4.0} MB  (aim {aim})",
        wall * 1e3,
        peak_megabytes()
    );
    result
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    method("51 units × 49 indicators, 10,000 runs", "15 ms", 51, 10_000)?;
    method("700 units × 49 indicators, 1,000 runs", "40 ms", 700, 1_000)?;
    survey()
}

/// Method uncertainty: five treatments and two normalisations, two means, weights shaken by a quarter.
fn method(
    what: &str,
    aim: &str,
    units: usize,
    runs: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut stream = Stream::new(5, 0, 0);
    let codes: Vec<String> = (0..49).map(|at| format!("i{at:02}")).collect();
    let mut columns = Vec::new();
    for code in &codes {
        let column: Vec<Option<f64>> =
            (0..units).map(|_| Some((stream.normal() * 0.7).exp())).collect();
        columns.push((code.clone(), column));
    }
    let raw = Table::new((0..units).map(|unit| format!("u{unit}")), columns)?;
    let node = |code: String, parent: Option<String>, weight: f64| Node {
        code,
        parent,
        weight,
        direction: Direction::Higher,
    };
    let mut nodes = vec![node("index".into(), None, 1.0)];
    nodes.extend((0..2).map(|at| node(format!("s{at}"), Some("index".into()), 1.0)));
    nodes.extend(
        (0..7)
            .map(|at| node(format!("p{at}"), Some(format!("s{}", at / 4)), 1.0 + at as f64 / 7.0)),
    );
    nodes.extend(
        codes
            .iter()
            .enumerate()
            .map(|(at, code)| node(code.clone(), Some(format!("p{}", at / 7)), 1.0)),
    );
    let tree = Tree::new(nodes)?;
    for _ in 0..4 {
        timed(what, aim, || -> Result<Vec<RankSummary>, Fault> {
            let mut tables = Vec::new();
            for most_points in 1..=5 {
                let (treated, _) = treat(&raw, &Treatment { most_points, ..Treatment::default() });
                let norms = [
                    Normalisation::ONE_TO_TEN,
                    Normalisation::ZScore { mean: 15.5, deviation: 1.0 },
                ];
                for (at, how) in norms.iter().enumerate() {
                    tables.push((format!("{most_points}/{at}"), normalise(&treated, how)?.table));
                }
            }
            let means = vec![Mean::Arithmetic, Mean::Geometric];
            let assumptions =
                Assumptions { tables, means, weight_noise: 0.25, left_out: vec![None] };
            Ok(monte_carlo(&tree, &assumptions, runs, 1)?.summaries())
        })?;
    }
    Ok(())
}

/// A set of eight sub-indices of equal weight over the generated questions.
fn set(items: &[generator::Item]) -> Result<IndexSet, Fault> {
    let mut text = String::from(
        "code = \"generated\"\nprovince = \"p\"\nyear = 2025\nblock = \"locality\"\nsource = \"generated\"\nverified = true\n",
    );
    for sub_index in 0..8 {
        text +=
            &format!("[[sub_index]]\ncode = \"s{sub_index}\"\nname = \"s\"\nweight = \"1/8\"\n");
        for (at, item) in items.iter().enumerate().filter(|(_, item)| item.sub_index == sub_index) {
            let lower = matches!(item.kind, generator::Kind::Days | generator::Kind::Dong);
            let direction = if lower { "lower" } else { "higher" };
            text += &format!(
                "[[sub_index.indicator]]\ncode = \"q{at}\"\nkind = \"likert_mean\"\ndirection = \"{direction}\"\n\
                 [[sub_index.indicator.question]]\ncode = \"q{at}\"\nmin = 0.0\nmax = 1000000.0\n",
            );
        }
    }
    IndexSet::read(&text)
}

/// A column of small whole numbers as bytes.
fn as_bytes(column: &[f64]) -> Option<Vec<u8>> {
    let byte = |x: &f64| match x {
        x if x.is_nan() => Some(GAP),
        x if *x <= 5.0 => Some(*x as u8),
        _ => None,
    };
    column.iter().map(byte).collect()
}

fn survey() -> Result<(), Box<dyn std::error::Error>> {
    let size = Size {
        units: 700,
        per_unit: 500,
        items: 40,
        sub_indices: 8,
        communes: 8,
        item_missing: 0.04,
        nonresponse: 0.15,
    };
    let Survey { unit, group, weight, answers, items, .. } = Survey::generate(&size, 7);
    let set = set(&items)?;
    let strata: Vec<String> =
        unit.iter().zip(&group).map(|(unit, group)| format!("{unit:04}|{group}")).collect();
    let design = Design::new(weight)?.stratified(&strata)?;
    drop(strata);
    let members: Vec<Option<u32>> = unit.into_iter().map(Some).collect();
    let domains = Domains::new(&design, &members, size.units)?;
    println!("{} rows, {} questions, {} units", design.len(), answers.len(), size.units);
    let views: Vec<&[f64]> = answers.iter().map(Vec::as_slice).collect();
    for _ in 0..4 {
        timed("Taylor errors of 28,000 means", "50 ms", || means_by(&design, &domains, &views))?;
    }
    let estimates = means_by(&design, &domains, &views)?;
    let names: Vec<String> = (0..size.units).map(|unit| format!("u{unit:04}")).collect();
    let rows = vec![usize::MAX; size.units];
    let measured = Measured {
        units: names,
        codes: (0..40).map(|at| format!("q{at}")).collect(),
        estimates,
        rows,
    };
    let scored = score(&set, &measured.table(0), &measured.rows, &[])?;
    drop(views);
    // Likert and yes/no answers are kept as bytes.
    let bytes: Vec<Option<Vec<u8>>> = answers.iter().map(|column| as_bytes(column)).collect();
    let numbers: Vec<Vec<f64>> = answers
        .into_iter()
        .zip(&bytes)
        .map(|(column, bytes)| if bytes.is_some() { Vec::new() } else { column })
        .collect();
    let cells = bytes.iter().zip(&numbers).map(|(bytes, numbers)| match bytes {
        Some(bytes) => Cells::Bytes(bytes),
        None => Cells::Numbers(numbers),
    });
    let columns: Vec<Column<'_>> =
        cells.map(|cells| Column { cells, statistic: Statistic::Mean }).collect();
    for _ in 0..2 {
        let how = Bootstrap { replicates: 1000, seed: 7 };
        let what = "bootstrap of all rows, 1,000 replicates, to rank intervals";
        timed(what, "1.2 CPU s, 250 MB", || -> Result<usize, Fault> {
            let means = timed("  its means", "", || {
                replicate_means(&design, &domains, &columns, how.replicates, how.seed)
            })?;
            let inputs = hash::of_design(&design);
            let replicated = Replicated { measured: measured.clone(), means, how, inputs };
            let composites = timed("  its composites", "", || {
                Composites::of(&set, &replicated, &scored.ends, Part::Composite)
            })?;
            let ranks = timed("  its rank intervals", "", || {
                composites.rank_intervals(&scored.composite, 0.95)
            });
            Ok(ranks.iter().flatten().map(|rank| rank.worst - rank.best).sum())
        })?;
    }
    Ok(())
}
