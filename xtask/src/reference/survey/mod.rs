//! A folder with `responses.csv`, `frame.csv` and `items.csv`, or with subfolders of them: estimates by
//! design. A folder called `twostage`, or whose frame says that communes were drawn, has two stages; else,
//! and in one called `strat`, strata are unit × group, and the population of a stratum is the sum of its
//! weights.
//!
//! The first, third and fifth item of the code book are what is estimated.

mod api;
mod margins;

use super::program::{Program, Rows, field, text};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Whether a folder is one.
pub fn is(dir: &Path) -> bool {
    !samples(dir).is_empty() || !api::tables(dir).is_empty()
}

/// The folders of samples: this one, or those in it.
fn samples(dir: &Path) -> Vec<PathBuf> {
    let whole = |dir: &Path| {
        ["responses.csv", "frame.csv", "items.csv"].iter().all(|name| dir.join(name).exists())
    };
    if whole(dir) {
        return vec![dir.to_owned()];
    }
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut samples: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| whole(path)).collect();
    samples.sort();
    samples
}

/// Writes `expected.json`, `calibrated_weights.csv` and, for given replicate weights, their copy.
pub fn run(program: &Program, dir: &Path, out: &Path) -> Result<()> {
    let mut found = Map::from_iter([
        ("software".to_owned(), json!("ddci")),
        ("lonely_psu".to_owned(), json!("adjust")),
    ]);
    for folder in samples(dir) {
        let name =
            folder.file_name().and_then(|name| name.to_str()).context("a folder has a name")?;
        let sample = Sample::of(program, &folder)?;
        if sample.two_stage {
            found.insert(
                if folder == dir { "twostage" } else { name }.to_owned(),
                sample.clustered()?,
            );
            continue;
        }
        found.insert(if folder == dir { "strat" } else { name }.to_owned(), sample.stratified()?);
        found.insert("raking".to_owned(), margins::raked(&sample, dir, out)?);
        if let Some(bootstrap) = sample.bootstrap(dir, out)? {
            found.insert("bootstrap".to_owned(), bootstrap);
        }
        let jackknife = sample.json("replicates", &["--jackknife", "--mean", &sample.items[0]])?;
        found.insert(
            "jackknife_jkn".to_owned(),
            json!({key(&sample, "mean"): field(&jackknife, "mean")}),
        );
    }
    for table in api::tables(dir) {
        found.insert(table.name.clone(), table.estimates(program)?);
    }
    let found = unboxed(Value::Object(found));
    std::fs::write(out.join("expected.json"), format!("{found:#}\n"))?;
    Ok(())
}

/// A list of one as its only element, as the layout's JSON has it.
fn unboxed(value: Value) -> Value {
    match value {
        Value::Array(mut list) if list.len() == 1 => unboxed(list.remove(0)),
        Value::Array(list) => list.into_iter().map(unboxed).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, own)| (name, unboxed(own))).collect()
        }
        single => single,
    }
}

/// What is estimated of the first item, as a key.
fn key(sample: &Sample<'_>, what: &str) -> String {
    format!("{what}_{}", sample.items[0])
}

/// One sample.
pub struct Sample<'a> {
    program: &'a Program,
    responses: PathBuf,
    frame: PathBuf,
    /// The first, third and fifth item; the last ones where there are fewer.
    items: [String; 3],
    two_stage: bool,
}

impl<'a> Sample<'a> {
    fn of(program: &'a Program, folder: &Path) -> Result<Self> {
        let frame = Rows::read(&folder.join("frame.csv"))?;
        let (all, drawn) = (frame.column("M_communes"), frame.column("m_communes"));
        let items = Rows::read(&folder.join("items.csv"))?;
        let items = items.column("item");
        let item = |place: usize| items.get(place).or(items.last()).map(|item| (*item).to_owned());
        let item = |place| item(place).context("a code book without items");
        Ok(Self {
            program,
            responses: folder.join("responses.csv"),
            frame: folder.join("frame.csv"),
            items: [item(0)?, item(2)?, item(4)?],
            two_stage: match folder.file_name().and_then(|name| name.to_str()) {
                Some("twostage") => true,
                Some("strat") => false,
                _ => all.iter().zip(&drawn).any(|(all, drawn)| all != drawn),
            },
        })
    }

    /// What a step says of strata of unit × group.
    fn json(&self, step: &str, more: &[&str]) -> Result<Value> {
        let from =
            ["step", step, text(&self.responses)?, "--weight", "w_nr", "--strata", "unit_id,group"];
        self.program.json(&[&from[..], more].concat())
    }

    fn stratified(&self) -> Result<Value> {
        let [a, b, c] = &self.items;
        let finite =
            |more: &[&str]| self.json("survey", &[&["--population", "weights"][..], more].concat());
        let ratio = finite(&["--ratio", &format!("{c}/{a}")])?;
        Ok(json!({
            "design": "strata = unit_id x group, weight w_nr, fpc = sum of w_nr in the stratum",
            "degf": finite(&["--degrees"])?,
            format!("mean_{a}"): finite(&["--mean", a])?,
            format!("mean_{a}_nofpc"): self.json("survey", &["--mean", a])?,
            format!("{a}_by_unit"): finite(&["--mean", a, "--by", "unit_id"])?,
            format!("{b}_by_group"): finite(&["--mean", b, "--by", "group"])?,
            format!("total_{c}"): finite(&["--total", c])?,
            format!("ratio_{c}_{a}"): {"est": field(&ratio, "est"), "se": field(&ratio, "se")},
            format!("prop_{a}"): finite(&["--shares", a])?,
            format!("deff_{a}_nofpc"): self.json("survey", &["--effect", a])?,
            format!("unweighted_mean_{a}"): self.json("survey", &["--plain", a])?,
            "kish_deff": self.json("survey", &["--kish"])?,
        }))
    }

    fn clustered(&self) -> Result<Value> {
        let a = &self.items[0];
        let from = [
            "step",
            "survey",
            text(&self.responses)?,
            "--weight",
            "w_nr",
            "--strata",
            "unit_id",
            "--clusters",
            "unit_id,commune",
            "--population",
            "M_communes",
            "--frame",
            text(&self.frame)?,
            "--on",
            "year,unit_id,commune",
        ];
        let of = |more: &[&str]| self.program.json(&[&from[..], more].concat());
        Ok(json!({
            "design": "PSU = commune within unit (strata = unit), fpc = M_communes at the first stage only",
            "degf": of(&["--degrees"])?,
            format!("mean_{a}"): of(&["--mean", a])?,
            format!("{a}_by_unit"): of(&["--mean", a, "--by", "unit_id"])?,
            "deff": of(&["--effect", a])?,
        }))
    }

    /// With the replicate weights that are given; draws of another program cannot be drawn again.
    fn bootstrap(&self, dir: &Path, out: &Path) -> Result<Option<Value>> {
        let given = dir.join("bootstrap_weights.csv");
        if !given.exists() {
            return Ok(None);
        }
        if dir != out {
            std::fs::copy(&given, out.join("bootstrap_weights.csv"))?;
        }
        let a = &self.items[0];
        let found = self.json("replicates", &["--weights", text(&given)?, "--mean", a])?;
        Ok(Some(json!({
            "kind": "Rao-Wu, n_h - 1 draws; divisor 1/(R-1)",
            format!("mean_{a}"): field(&found, "mean"),
            "replicates": field(&found, "replicates"),
            "scale": field(&found, "scale"),
        })))
    }
}
