//! How the bootstrap's time grows with respondents and with replicates.

use ddci_index::sure::Bootstrap;

use crate::bootstrap::Prepared;
use crate::measure::best;
use crate::row::child;
use crate::survey;

const UNITS: usize = 100;
const PER_UNIT: usize = 200;
const REPLICATES: usize = 500;

/// Measures and prints both curves, each point in a child of its own with one thread.
pub fn run() -> anyhow::Result<()> {
    println!("\nbootstrap to rank intervals, {UNITS} units × 40 questions, one core:");
    curve("respondents a unit", [1, 2, 4, 8].map(|times| (PER_UNIT * times, REPLICATES)), |p| p.0)?;
    curve("replicates", [250, 500, 1000, 2000].map(|count| (2 * PER_UNIT, count)), |p| p.1)
}

fn curve(
    what: &str,
    points: [(usize, usize); 4],
    size: fn((usize, usize)) -> usize,
) -> anyhow::Result<()> {
    let mut first = None;
    for point in points {
        let words = [UNITS, point.0, point.1].map(|number| number.to_string());
        let [units, per_unit, replicates] = &words;
        let cost = child(&["index-curve", units, per_unit, replicates], Some("1"))?;
        let each = cost.cpu / size(point) as f64;
        let first = *first.get_or_insert(each);
        println!(
            "  {:6} {what}: {:7.1} ms CPU, each {:.2} times what it costs at the start",
            size(point),
            cost.cpu * 1e3,
            each / first
        );
    }
    Ok(())
}

/// One point, in a child.
pub fn point(units: usize, per_unit: usize, replicates: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    survey::prepare(folder.path(), units, per_unit)?;
    let prepared = Prepared::read(folder.path())?;
    best(3, || prepared.bootstrap(Bootstrap { replicates, seed: 7 }))?;
    Ok(())
}
