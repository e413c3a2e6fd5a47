//! Speed and memory of the index library, each row beside a numpy script that does the same work on the
//! same data in the same run.

mod bootstrap;
mod curves;
mod files;
mod measure;
mod province;
mod row;
mod survey;
mod taylor;
mod uncertainty;

use std::path::Path;

use anyhow::bail;

use row::Row;

/// Every row with its aim.
const ROWS: [Row; 5] =
    [uncertainty::WIDE, uncertainty::LONG, bootstrap::ROW, taylor::ROW, province::ROW];

/// Runs all rows and curves, or what the arguments name: `[--ddci PATH [ARGUMENT…]]`, a row, or
/// `curves`. Measured work runs in children of this program, started with `index-row` and `index-curve`.
///
/// # Errors
/// Whatever hinders a measurement, or an argument that names nothing.
pub fn run(arguments: &[&str]) -> anyhow::Result<()> {
    match arguments {
        [] => all(),
        ["--ddci", command @ ..] if !command.is_empty() => province::ROW.run(command),
        ["curves"] => curves::run(),
        ["index-row", name, folder, command @ ..] => match named(name) {
            Some(row) => (row.work)(Path::new(folder), command),
            None => bail!("no row {name}"),
        },
        ["index-curve", units, per_unit, replicates] => {
            curves::point(units.parse()?, per_unit.parse()?, replicates.parse()?)
        }
        [name] => match named(name) {
            Some(row) => row.run(&[]),
            None => bail!("{}, curves or --ddci PATH", ROWS.map(|row| row.name).join(", ")),
        },
        _ => bail!("one row, curves, or --ddci PATH [ARGUMENT…]"),
    }
}

fn named(name: &str) -> Option<Row> {
    ROWS.into_iter().find(|row| row.name == name)
}

fn all() -> anyhow::Result<()> {
    for row in ROWS {
        row.run(&[])?;
    }
    curves::run()
}
