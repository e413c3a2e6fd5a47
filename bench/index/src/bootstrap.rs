//! From answers to rank intervals.

use std::path::Path;

use ddci_index::design::{Domains, means_by};
use ddci_index::hash;
use ddci_index::model::IndexSet;
use ddci_index::numeric::moments::standard_deviation;
use ddci_index::replicate::bootstrap_weights;
use ddci_index::score::{Measured, score};
use ddci_index::sure::{
    Bootstrap, Cells, Column, Composites, Part, RankInterval, Replicated, Statistic,
    replicate_means,
};

use crate::files;
use crate::measure::best;
use crate::row::Row;
use crate::survey::{self, QUESTIONS, Survey, as_bytes, code};

pub const ROW: Row = Row {
    name: "bootstrap",
    what: "bootstrap of 302,000 rows × 40 questions over 700 units, 1,000 replicates, to rank intervals",
    aim: "1,200 ms CPU, 250 MB",
    script: "bootstrap.py",
    repeats: 2,
    prepare,
    work,
    compare,
};

const HOW: Bootstrap = Bootstrap { replicates: 1000, seed: 7 };
/// Replicates whose weights numpy is given, to compare means one by one.
const GIVEN: usize = 3;

fn prepare(folder: &Path) -> anyhow::Result<()> {
    survey::prepare(folder, 700, 500)?;
    let weights = bootstrap_weights(&Survey::read(folder)?.design, GIVEN, HOW.seed)?;
    files::write(folder, "weights.f64", &weights.weights.concat())
}

/// Everything in memory before the clock starts; whole numbers are bytes.
pub struct Prepared {
    set: IndexSet,
    survey: Survey,
    domains: Domains,
    measured: Measured,
    bytes: Vec<Option<Vec<u8>>>,
}

impl Prepared {
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut survey = Survey::read(folder)?;
        let domains = survey.domains()?;
        let views: Vec<&[f64]> = survey.answers.iter().map(Vec::as_slice).collect();
        let measured = Measured {
            estimates: means_by(&survey.design, &domains, &views)?,
            codes: (0..QUESTIONS).map(code).collect(),
            rows: vec![usize::MAX; survey.units.len()],
            units: survey.units.clone(),
        };
        let mut bytes = Vec::new();
        for column in &mut survey.answers {
            bytes.push(as_bytes(column));
            if matches!(bytes.last(), Some(Some(_))) {
                *column = Vec::new();
            }
        }
        Ok(Self { set: survey::set(folder)?, survey, domains, measured, bytes })
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let cells = self.bytes.iter().zip(&self.survey.answers).map(|pair| match pair {
            (Some(bytes), _) => Cells::Bytes(bytes),
            (None, numbers) => Cells::Numbers(numbers),
        });
        cells.map(|cells| Column { cells, statistic: Statistic::Mean }).collect()
    }

    /// Replicates, composites, rank intervals.
    pub fn bootstrap(&self, how: Bootstrap) -> anyhow::Result<Found> {
        let measured = self.measured.clone();
        let scored = score(&self.set, &measured.table(0), &measured.rows, &[])?;
        let means = replicate_means(
            &self.survey.design,
            &self.domains,
            &self.columns(),
            how.replicates,
            how.seed,
        )?;
        let inputs = hash::of_design(&self.survey.design);
        let replicated = Replicated { measured, means, how, inputs };
        let composites = Composites::of(&self.set, &replicated, &scored.ends, Part::Composite)?;
        let ranks = composites.rank_intervals(&scored.composite, 0.95);
        Ok(Found { scores: scored.composite, replicated, ranks })
    }
}

/// What comes out.
pub struct Found {
    pub scores: Vec<Option<f64>>,
    pub replicated: Replicated,
    pub ranks: Vec<Option<RankInterval>>,
}

fn work(folder: &Path, _: &[&str]) -> anyhow::Result<()> {
    let prepared = Prepared::read(folder)?;
    let found = best(ROW.repeats, || prepared.bootstrap(HOW))?;
    let scores: Vec<f64> = found.scores.iter().map(|score| score.unwrap_or(f64::NAN)).collect();
    files::write(folder, "rust.f64", &scores)?;
    let ranks = found.ranks.iter().flatten().flat_map(|rank| [rank.best as f64, rank.worst as f64]);
    files::write(folder, "rust-ranks.f64", &ranks.collect::<Vec<f64>>())?;
    let errors = |unit: &[f32]| -> Vec<f64> {
        let column = |question: usize| {
            unit.iter().skip(question).step_by(QUESTIONS).map(|x| f64::from(*x)).collect::<Vec<_>>()
        };
        (0..QUESTIONS).map(|question| standard_deviation(&column(question))).collect()
    };
    let size = HOW.replicates * QUESTIONS;
    let units = || found.replicated.means.chunks_exact(size);
    files::write(folder, "rust-errors.f64", &units().flat_map(errors).collect::<Vec<f64>>())?;
    let given = (0..GIVEN).flat_map(|replicate| {
        units().flat_map(move |unit| unit.iter().skip(replicate * QUESTIONS).take(QUESTIONS))
    });
    files::write(folder, "rust-given.f64", &given.map(|x| f64::from(*x)).collect::<Vec<f64>>())
}

fn compare(folder: &Path) -> anyhow::Result<String> {
    let both = |name: &str| -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
        Ok((
            files::read(folder, &format!("rust{name}.f64"))?,
            files::read(folder, &format!("numpy{name}.f64"))?,
        ))
    };
    let (ours, theirs) = both("")?;
    let (scores, _) = files::largest_difference(&ours, &theirs)?;
    let (ours, theirs) = both("-given")?;
    let (_, given) = files::largest_difference(&ours, &theirs)?;
    let (ours, theirs) = both("-errors")?;
    let errors = ours.iter().sum::<f64>() / theirs.iter().sum::<f64>() - 1.0;
    let (ours, theirs) = both("-ranks")?;
    let places = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs()).sum::<f64>();
    Ok(format!(
        "scores to {scores:.1e}, means under the same weights to {given:.1e} of their size; each with its \
         own draws: errors {:+.2} % on average, ends of rank intervals {:.2} places apart on average",
        errors * 100.0,
        places / ours.len() as f64,
    ))
}
