//! Surveys by rule, in files and in memory.

use std::path::Path;

use ddci_index::design::{Design, Domains};
use ddci_index::model::IndexSet;
use ddci_index::sure::GAP;

use crate::files;

#[path = "../../../crates/index/tests/support/generator.rs"]
mod generator;

use generator::{Kind, Size};

/// Sub-indices of every survey.
const SUB_INDICES: usize = 8;
/// Questions of every survey.
pub const QUESTIONS: usize = 40;

/// Generates a survey into files.
pub fn prepare(folder: &Path, units: usize, per_unit: usize) -> anyhow::Result<()> {
    let size = Size {
        units,
        per_unit,
        items: QUESTIONS,
        sub_indices: SUB_INDICES,
        communes: 8,
        item_missing: 0.04,
        nonresponse: 0.15,
    };
    let survey = generator::Survey::generate(&size, 7);
    files::write_whole(folder, "unit.u32", &survey.unit)?;
    files::write_whole(folder, "group.u32", &survey.group)?;
    files::write(folder, "weight.f64", &survey.weight)?;
    files::write(folder, "answers.f64", &survey.answers.concat())?;
    let sub_index: Vec<u32> = survey.items.iter().map(|item| item.sub_index as u32).collect();
    files::write_whole(folder, "sub_index.u32", &sub_index)?;
    let lower = |kind: Kind| matches!(kind, Kind::Days | Kind::Dong);
    let lower: Vec<u32> = survey.items.iter().map(|item| u32::from(lower(item.kind))).collect();
    files::write_whole(folder, "lower.u32", &lower)
}

/// A survey as the library takes it.
pub struct Survey {
    pub design: Design,
    pub members: Vec<Option<u32>>,
    pub units: Vec<String>,
    /// `[question][row]`.
    pub answers: Vec<Vec<f64>>,
}

impl Survey {
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let unit = files::read_whole(folder, "unit.u32")?;
        let group = files::read_whole(folder, "group.u32")?;
        let strata: Vec<String> =
            unit.iter().zip(&group).map(|(unit, group)| format!("{unit:04}|{group}")).collect();
        let design = Design::new(files::read(folder, "weight.f64")?)?.stratified(&strata)?;
        let count = unit.iter().max().map_or(0, |last| last + 1);
        let answers = files::read_columns(folder, "answers.f64", unit.len())?;
        let units = (0..count).map(name).collect();
        Ok(Self { design, members: unit.into_iter().map(Some).collect(), units, answers })
    }

    pub fn domains(&self) -> anyhow::Result<Domains> {
        Ok(Domains::new(&self.design, &self.members, self.units.len())?)
    }
}

/// A unit's name; names stand in the order of the numbers.
pub fn name(unit: u32) -> String {
    format!("u{unit:04}")
}

/// A question's code.
pub fn code(question: usize) -> String {
    format!("q{question:02}")
}

/// A column of small whole numbers as bytes.
pub fn as_bytes(column: &[f64]) -> Option<Vec<u8>> {
    let byte = |x: &f64| match x {
        x if x.is_nan() => Some(GAP),
        x if *x <= 5.0 => Some(*x as u8),
        _ => None,
    };
    column.iter().map(byte).collect()
}

/// The index of a survey: sub-indices of equal weight, in which all questions weigh alike.
pub fn set(folder: &Path) -> anyhow::Result<IndexSet> {
    let sub_index = files::read_whole(folder, "sub_index.u32")?;
    let lower = files::read_whole(folder, "lower.u32")?;
    let mut text = String::from(
        "code = \"generated\"\nprovince = \"p\"\nyear = 2025\nblock = \"locality\"\n\
         source = \"generated\"\nverified = true\n",
    );
    for own in 0..SUB_INDICES {
        text += &format!("[[sub_index]]\ncode = \"s{own}\"\nname = \"s\"\nweight = \"1/8\"\n");
        let questions = sub_index.iter().zip(&lower).enumerate();
        for (at, (_, lower)) in questions.filter(|(_, (sub_index, _))| **sub_index == own as u32) {
            let (code, direction) = (code(at), if *lower == 1 { "lower" } else { "higher" });
            text += &format!(
                "[[sub_index.indicator]]\ncode = \"{code}\"\nkind = \"likert_mean\"\n\
                 direction = \"{direction}\"\n[[sub_index.indicator.question]]\n\
                 code = \"{code}\"\nmin = 0.0\nmax = 1000000.0\n",
            );
        }
    }
    Ok(IndexSet::read(&text)?)
}
