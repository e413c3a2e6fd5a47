//! Times the heavy computations: `cargo run --release -p ddci-index --example timing`.
//!
//! Wall and processor time, and the memory at its highest where the system tells it.

#[path = "../tests/support/generator.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod generator;

use std::time::Instant;

use ddci_index::design::{Design, Domains, means_by};
use ddci_index::model::{GoalpostScope, IndexSet};
use ddci_index::sure::{
    Bootstrap, Cells, Column, Composites, Part, Replicated, Statistic, replicate_means,
};
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
    survey()?;
    Ok(())
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
    let strata: Vec<String> =
        unit.iter().zip(&group).map(|(unit, group)| format!("{unit:04}|{group}")).collect();
    let design = Design::new(weight)?.stratified(&strata)?;
    drop(strata);
    let members: Vec<Option<u32>> = unit.into_iter().map(Some).collect();
    let domains = Domains::new(&design, &members, size.units)?;
    println!("{} rows, {} questions, {} units", design.len(), answers.len(), size.units);
    {
        let views: Vec<&[f64]> = answers.iter().map(Vec::as_slice).collect();
        for _ in 0..3 {
            timed("Taylor errors of 28,000 means", "50 ms", || {
                means_by(&design, &domains, &views)
            })?;
        }
    }
    let columns: Vec<Column<'_>> = answers
        .iter()
        .map(|column| Column { cells: Cells::Numbers(column), statistic: Statistic::Mean })
        .collect();
    let _ = items;
    for _ in 0..2 {
        timed("bootstrap, means only", "", || {
            replicate_means(&design, &domains, &columns, 1000, 7)
        })?;
    }
    Ok(())
}
