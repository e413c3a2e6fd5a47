//! Linearised standard errors of all questions in all units.

use std::path::Path;

use ddci_index::design::means_by;

use crate::files;
use crate::measure::best;
use crate::row::Row;
use crate::survey::{self, Survey};

pub const ROW: Row = Row {
    name: "taylor",
    what: "28,000 Taylor standard errors (302,000 rows × 40 questions, 700 units, 2,100 strata)",
    aim: "50 ms",
    script: "taylor.py",
    repeats: 7,
    prepare: |folder| survey::prepare(folder, 700, 500),
    work,
    compare,
};

fn work(folder: &Path, _: &[&str]) -> anyhow::Result<()> {
    let survey = Survey::read(folder)?;
    let domains = survey.domains()?;
    let views: Vec<&[f64]> = survey.answers.iter().map(Vec::as_slice).collect();
    let found = best(ROW.repeats, || Ok(means_by(&survey.design, &domains, &views)?))?;
    let values = found.iter().flatten().map(|estimate| estimate.value);
    let errors = found.iter().flatten().map(|estimate| estimate.error);
    files::write(folder, "rust.f64", &values.chain(errors).collect::<Vec<f64>>())
}

fn compare(folder: &Path) -> anyhow::Result<String> {
    let (ours, theirs) = (files::read(folder, "rust.f64")?, files::read(folder, "numpy.f64")?);
    let (_, relative) = files::largest_difference(&ours, &theirs)?;
    Ok(format!("means and errors to {relative:.1e} of their size"))
}
