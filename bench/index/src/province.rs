//! A province's file to a table with intervals, the start of the program included.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, ensure};
use ddci_index::design::Design;
use ddci_index::score::{Sample, score};
use ddci_index::sure::{Bootstrap, Composites, Part, bootstrap};
use nix::sys::resource::UsageWho;

use crate::files;
use crate::measure::{Cost, peak_of_children, seconds};
use crate::row::Row;
use crate::survey::{self, code, name};

pub const NAME: &str = "province";

pub const ROW: Row = Row {
    name: NAME,
    what: "CSV of 5,000 rows × 40 questions over 40 units to a table with intervals, start included",
    aim: "100 ms, 60 MB",
    script: "province.py",
    repeats: 5,
    prepare,
    work,
    compare,
};

const HOW: Bootstrap = Bootstrap { replicates: 1000, seed: 7 };
const FILE: &str = "answers.csv";
/// The argument of a child that does the work itself.
const ITSELF: &str = "itself";

fn prepare(folder: &Path) -> anyhow::Result<()> {
    survey::prepare(folder, 40, 147)?;
    let units = files::read_whole(folder, "unit.u32")?;
    let groups = files::read_whole(folder, "group.u32")?;
    let weights = files::read(folder, "weight.f64")?;
    let answers = files::read(folder, "answers.f64")?;
    let mut file = csv::Writer::from_path(folder.join(FILE))?;
    let head = ["unit", "group", "weight"].map(str::to_owned);
    let columns = answers.chunks_exact(units.len());
    file.write_record(head.into_iter().chain((0..columns.len()).map(code)))?;
    for (row, ((unit, group), weight)) in units.iter().zip(&groups).zip(&weights).enumerate() {
        let cells = columns.clone().map(|column| match column.get(row) {
            Some(answer) if !answer.is_nan() => answer.to_string(),
            _ => String::new(),
        });
        let own = [name(*unit), format!("g{group}"), weight.to_string()];
        file.write_record(own.into_iter().chain(cells))?;
    }
    Ok(file.flush()?)
}

/// Without arguments, measures a child that does the work with the library; with a command, that.
fn work(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    if arguments == [ITSELF] {
        return table(folder);
    }
    let command = match arguments {
        [] => {
            let mut command = Command::new(std::env::current_exe()?);
            command.args(["index-row", NAME]).arg(folder).arg(ITSELF);
            command
        }
        [program, arguments @ ..] => {
            let mut command = Command::new(program);
            // `{csv}` stands for the file.
            let file = folder.join(FILE).to_string_lossy().into_owned();
            command.args(arguments.iter().map(|argument| argument.replace("{csv}", &file)));
            command
        }
    };
    from_outside(command)?.tell();
    Ok(())
}

/// What a command costs, the best of several runs.
fn from_outside(mut command: Command) -> anyhow::Result<Cost> {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut best = Cost { wall: f64::INFINITY, cpu: 0.0, peak: 0.0 };
    for _ in 0..ROW.repeats {
        let (begun, cpu) = (Instant::now(), seconds(UsageWho::RUSAGE_CHILDREN)?);
        let output = command.output().with_context(|| format!("{:?}", command.get_program()))?;
        let wall = begun.elapsed().as_secs_f64();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure!(output.status.success(), "{}", said.lines().last().unwrap_or("no word"));
        if wall < best.wall {
            best = Cost { wall, cpu: seconds(UsageWho::RUSAGE_CHILDREN)? - cpu, peak: 0.0 };
        }
    }
    Ok(Cost { peak: peak_of_children()?, ..best })
}

/// Reads the file, scores, and prints each unit's score and rank with their intervals.
fn table(folder: &Path) -> anyhow::Result<()> {
    let mut file = csv::Reader::from_path(folder.join(FILE))?;
    let (mut units, mut strata, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut answers: Vec<Vec<f64>> = vec![Vec::new(); file.headers()?.len() - 3];
    let mut record = csv::StringRecord::new();
    while file.read_record(&mut record)? {
        let mut cells = record.iter();
        let mut next = || cells.next().context("a short line");
        let (unit, group) = (next()?, next()?);
        weights.push(next()?.parse::<f64>()?);
        strata.push(format!("{unit}|{group}"));
        units.push(unit.to_owned());
        for (column, cell) in answers.iter_mut().zip(cells) {
            column.push(if cell.is_empty() { f64::NAN } else { cell.parse()? });
        }
    }
    let design = Design::new(weights)?.stratified(&strata)?;
    let answers: BTreeMap<String, Vec<f64>> =
        answers.into_iter().enumerate().map(|(at, column)| (code(at), column)).collect();
    let sample = Sample::new(design, &units, answers)?;
    let set = survey::set(folder)?;
    let replicated = bootstrap(&set, &sample, None, HOW)?;
    let measured = &replicated.measured;
    let scored = score(&set, &measured.table(0), &measured.rows, &[])?;
    let composites = Composites::of(&set, &replicated, &scored.ends, Part::Composite)?;
    let ranks = composites.rank_intervals(&scored.composite, 0.95);
    let mut numbers = Vec::new();
    let intervals = composites.intervals(0.95);
    for ((unit, interval), (score, rank)) in
        measured.units.iter().zip(intervals).zip(scored.composite.iter().zip(ranks))
    {
        let (score, rank) = score.zip(rank).context("a unit without a score")?;
        println!(
            "{unit}\t{score}\t{}\t{}\t{}\t{}",
            interval.low, interval.high, rank.best, rank.worst
        );
        numbers.extend([score, interval.low, interval.high, rank.best as f64, rank.worst as f64]);
    }
    files::write(folder, "rust.f64", &numbers)
}

fn compare(folder: &Path) -> anyhow::Result<String> {
    let Ok(ours) = files::read(folder, "rust.f64") else {
        return Ok("the command's own table is not read".into());
    };
    let theirs = files::read(folder, "numpy.f64")?;
    let column = |numbers: &[f64], at: usize| -> Vec<f64> {
        numbers.iter().skip(at).step_by(5).copied().collect()
    };
    let (scores, _) = files::largest_difference(&column(&ours, 0), &column(&theirs, 0))?;
    let apart = |at: usize| {
        let pairs = column(&ours, at).into_iter().zip(column(&theirs, at));
        let apart: Vec<f64> = pairs.map(|(a, b)| (a - b).abs()).collect();
        apart.iter().sum::<f64>() / apart.len() as f64
    };
    Ok(format!(
        "scores to {scores:.1e}; each with its own draws: ends of the scores' intervals {:.2} points and \
         of the ranks' {:.2} places apart on average",
        (apart(1) + apart(2)) / 2.0,
        (apart(3) + apart(4)) / 2.0,
    ))
}
