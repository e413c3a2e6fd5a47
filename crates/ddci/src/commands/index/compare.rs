//! `ddci index compare`

use super::answers::{Beside, Loaded, Survey};
use super::changes::{Change, grid};
use super::groups::by_group;
use super::inputs::{Refused, open, wrong};
use super::output::Speaking;
use super::report::Report;
use super::uncertainty::{Sure, share, sure};
use crate::words::t;
use clap::Args;
use ddci_index::change::{Decomposition, Side, Verdict, compose, decompose, verdict_of_replicates};
use ddci_index::sure::Bootstrap;
use ddci_index::{Fault, Rule, Table};
use ddci_platform::web::Lang;
use ddci_survey_reader::number;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

/// Splits the change between two years into its causes.
#[derive(Debug, Args)]
pub struct Compare {
    /// Answers of the earlier year
    before: PathBuf,
    /// Answers of the later year
    after: PathBuf,
    /// The index set of the later year, and of both where no other is given
    #[arg(long)]
    set: String,
    /// The index set of the earlier year
    #[arg(long)]
    set_before: Option<String>,
    /// The frame of the later year
    #[arg(long)]
    frame: Option<PathBuf>,
    /// The frame of the earlier year
    #[arg(long)]
    frame_before: Option<PathBuf>,
    /// Figures from records of the later year
    #[arg(long)]
    hard: Option<PathBuf>,
    /// Figures from records of the earlier year
    #[arg(long)]
    hard_before: Option<PathBuf>,
    /// What units were made of: columns unit, predecessor, share
    #[arg(long)]
    lineage: Option<PathBuf>,
    /// Only units of this block, as the files call it
    #[arg(long)]
    block: Option<String>,
    /// The earlier year, where files hold several
    #[arg(long)]
    year_before: Option<String>,
    /// The later year
    #[arg(long)]
    year: Option<String>,
    /// Split off what other kinds of respondents make, by the column of groups
    #[arg(long)]
    by_group: bool,
    /// Count every row, the ineligible ones too
    #[arg(long)]
    keep_all: bool,
    /// Replicates of the bootstrap behind verdicts
    #[arg(long, short = 'B', default_value_t = 1000)]
    replicates: usize,
    /// The seed of all random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The level of intervals
    #[arg(long, default_value_t = 0.95, value_parser = share)]
    level: f64,
    #[command(flatten)]
    speaking: Speaking,
}

/// Raw values of one unit, by group, with the share of each group.
struct Own {
    raw: Table,
    mix: Vec<f64>,
}

/// A year with its scores.
struct Year {
    loaded: Loaded,
    sure: Sure,
}

impl Compare {
    /// Compares and prints.
    ///
    /// # Errors
    /// An input that is refused, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.speaking.lang;
        let after = self.year(lang, true)?;
        let before = self.year(lang, false)?;
        let lineage = self.lineage(lang)?;
        let mut changes = Vec::new();
        for unit in &after.sure.measured.units {
            changes
                .extend(self.change(&before, &after, unit, &lineage).map_err(|f| wrong(lang, &f))?);
        }
        let mut notes = vec![t!(lang, "compare-how")];
        if changes.iter().any(|change| change.parts.series_break) {
            notes.push(t!(lang, "compare-break"));
        }
        for year in [&before, &after] {
            notes.extend(super::notes::of_survey(lang, &year.loaded, self.keep_all));
        }
        let report = Report {
            title: t!(
                lang,
                "compare-title",
                units = changes.len().to_string(),
                replicates = self.replicates.to_string(),
                seed = self.seed.to_string()
            ),
            grids: vec![grid(lang, &changes, after.loaded.set.decimals)],
            notes,
            json: self.whole(&before, &after, &changes),
        };
        report.print(self.speaking);
        Ok(ExitCode::SUCCESS)
    }

    fn year(&self, lang: Lang, later: bool) -> Result<Year, Refused> {
        let of = |after: &Option<PathBuf>, before: &Option<PathBuf>| {
            if later { after.clone() } else { before.clone() }
        };
        let beside = Beside {
            hard: of(&self.hard, &self.hard_before),
            frame: of(&self.frame, &self.frame_before),
            previous: Vec::new(),
            year: if later { self.year.clone() } else { self.year_before.clone() },
            block: self.block.clone(),
            keep_all: self.keep_all,
        };
        let set = self.set_before.clone().filter(|_| !later).unwrap_or_else(|| self.set.clone());
        let answers = if later { self.after.clone() } else { self.before.clone() };
        let loaded = Survey { answers, set, beside }.load(lang)?;
        // Two independent samples take two streams.
        let seed = if later { self.seed } else { self.seed.wrapping_add(1) };
        let sure = sure(lang, &loaded, Bootstrap { replicates: self.replicates, seed })?;
        Ok(Year { loaded, sure })
    }

    /// Predecessors with their shares, by unit.
    fn lineage(&self, lang: Lang) -> Result<BTreeMap<String, Vec<(String, f64)>>, Refused> {
        let mut lineage: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
        let Some(path) = &self.lineage else { return Ok(lineage) };
        let file = open(lang, path, "lineage")?;
        let sheet = file.sheet(lang)?;
        let places = ["unit", "predecessor", "share"].map(|name| sheet.place(name));
        let [Some(unit), Some(predecessor), Some(part)] = places else {
            return Err(Refused::one(t!(lang, "lineage-columns", file = file.name.clone())));
        };
        for row in sheet.rows() {
            let value = number(row.cell(part)).ok_or_else(|| {
                let fault = Fault::new(Rule::Share, row.cell(part)).at(row.number(), "share");
                file.wrong(lang, &fault)
            })?;
            let of = lineage.entry(row.cell(unit).to_owned()).or_default();
            of.push((row.cell(predecessor).to_owned(), value));
        }
        Ok(lineage)
    }

    /// The change of a unit; none where it has no score in one of the years.
    fn change(
        &self,
        before: &Year,
        after: &Year,
        unit: &str,
        lineage: &BTreeMap<String, Vec<(String, f64)>>,
    ) -> Result<Option<Change>, Fault> {
        let composed = lineage.get(unit).map(|parts| before.composed(parts)).transpose()?;
        // Predecessors are put together as wholes.
        let split = self.by_group && composed.is_none();
        let Some(now) = after.own(unit, split) else { return Ok(None) };
        let then = before.own(unit, split);
        // A unit that did not exist is compared with what it was made of.
        let Some(own) = then.as_ref().or(composed.as_ref()) else { return Ok(None) };
        let base = before.side(own);
        let from = composed.as_ref().filter(|_| then.is_some()).map(|raw| before.side(raw));
        let Ok(mut parts) = decompose(&base, &after.side(&now), from.as_ref()) else {
            return Ok(None);
        };
        parts.series_break |= composed.is_some();
        let [then_at, now_at] = [before, after].map(|year| year.place(unit));
        let rows =
            |year: &Year, at: usize| year.sure.composites.by_unit().nth(at).map(<[f64]>::to_vec);
        let pair =
            then_at.and_then(|at| rows(before, at)).zip(now_at.and_then(|at| rows(after, at)));
        Ok(Some(Change {
            unit: unit.to_owned(),
            before: then_at.and_then(|at| super::score::cell(&before.sure.scored.composite, at)),
            after: now_at.and_then(|at| super::score::cell(&after.sure.scored.composite, at)),
            parts,
            verdict: pair.map(|(then, now)| verdict_of_replicates(&then, &now, self.level)),
        }))
    }

    fn whole(&self, before: &Year, after: &Year, changes: &[Change]) -> Value {
        let change = |change: &Change| {
            let interval = change.verdict.map(|verdict| match verdict {
                Verdict::Up(i) | Verdict::Down(i) | Verdict::NotShown(i) => [i.low, i.high],
            });
            let Decomposition { total, own, goalposts, set, mix, lineage, series_break } =
                change.parts;
            json!({
                "unit": change.unit, "before": change.before, "after": change.after, "change": total,
                "own": own, "goalposts": goalposts, "set": set, "mix": mix, "lineage": lineage,
                "series_break": series_break, "verdict": change.verdict.as_ref().map(word),
                "interval": interval,
            })
        };
        json!({
            "command": "compare", "seed": self.seed, "replicates": self.replicates, "level": self.level,
            "set_before": before.loaded.set.code, "set_after": after.loaded.set.code,
            "inputs_before": before.loaded.inputs, "inputs_after": after.loaded.inputs,
            "units": changes.iter().map(change).collect::<Vec<_>>(),
        })
    }
}

impl Year {
    fn place(&self, unit: &str) -> Option<usize> {
        self.sure.measured.units.iter().position(|own| own == unit)
    }

    /// The raw values of a unit: as one row, or by kind of respondent.
    fn own(&self, unit: &str, split: bool) -> Option<Own> {
        super::score::cell(&self.sure.scored.composite, self.place(unit)?)?;
        if let Some(groups) = self.loaded.groups.as_ref().filter(|_| split) {
            let (raw, mix) = by_group(&self.loaded, groups, unit).ok()?;
            return Some(Own { raw, mix });
        }
        let row = self.sure.measured.table(0).keep_units(|own| own == unit);
        let cells = row.codes().iter().zip(row.columns()).map(|(code, column)| {
            let cells = column.iter().map(|cell| Some(*cell).filter(|cell| !cell.is_nan()));
            (code.clone(), cells.collect())
        });
        Some(Own { raw: Table::new(["all"], cells).ok()?, mix: vec![1.0] })
    }

    /// What a unit's predecessors make of it.
    fn composed(&self, parts: &[(String, f64)]) -> Result<Own, Fault> {
        let mut tables = Vec::new();
        for (unit, part) in parts {
            let missing = || Fault::new(Rule::Known, unit).at(unit, "predecessor");
            tables.push((self.own(unit, false).ok_or_else(missing)?.raw, *part));
        }
        let raw = compose(&tables.iter().map(|(table, part)| (table, *part)).collect::<Vec<_>>())?;
        Ok(Own { raw, mix: vec![1.0] })
    }

    fn side<'a>(&'a self, own: &'a Own) -> Side<'a> {
        Side { set: &self.loaded.set, ends: &self.sure.scored.ends, raw: &own.raw, mix: &own.mix }
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Up(_) => "up",
        Verdict::Down(_) => "down",
        Verdict::NotShown(_) => "not_shown",
    }
}
