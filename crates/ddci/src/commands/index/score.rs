//! `ddci index score`

use super::answers::{Loaded, Survey};
use super::explain;
use super::inputs::Refused;
use super::notes;
use super::output::Speaking;
use super::report::{Cell, Grid, Report};
use crate::words::t;
use clap::Args;
use ddci_index::model::IndexSet;
use ddci_index::score::{Measured, Scored};
use ddci_platform::web::Lang;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Scores answers.
#[derive(Debug, Args)]
pub struct Score {
    #[command(flatten)]
    survey: Survey,
    #[command(flatten)]
    speaking: Speaking,
    /// Explains the numbers of this unit, down to counts and formulas
    #[arg(long)]
    explain: Option<String>,
    /// What of it: the code of a sub-index or indicator; the composite where none is given
    #[arg(long, requires = "explain")]
    of: Option<String>,
}

impl Score {
    /// Scores and prints.
    ///
    /// # Errors
    /// An input that is refused, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.speaking.lang;
        let loaded = self.survey.load(lang)?;
        let (measured, scored) = loaded.scored(lang)?;
        if let Some(unit) = &self.explain {
            let told =
                explain::Told { lang, loaded: &loaded, measured: &measured, scored: &scored };
            let of = self.of.as_deref().unwrap_or("composite");
            told.report(unit, of)?.print(self.speaking);
            return Ok(ExitCode::SUCCESS);
        }
        let report = Report {
            title: t!(
                lang,
                "score-title",
                set = loaded.set.code.clone(),
                units = measured.units.len().to_string(),
                rows = loaded.sample.design.len().to_string()
            ),
            grids: vec![grid(lang, &loaded.set, &measured, &scored)],
            notes: sentences(lang, &loaded, &scored, self.survey.beside.keep_all),
            json: whole(&loaded, &measured, &scored),
        };
        report.print(self.speaking);
        Ok(ExitCode::SUCCESS)
    }
}

/// Everything a reader must know of scores.
pub fn sentences(lang: Lang, loaded: &Loaded, scored: &Scored, keep_all: bool) -> Vec<String> {
    let notes = scored.notes.iter().map(|note| notes::sentence(lang, &loaded.set, note));
    notes.chain(notes::of_survey(lang, loaded, keep_all)).collect()
}

/// Units from the best down, those without a rank last.
pub fn order(scored: &Scored) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scored.ranks.len()).collect();
    let rank = |at: &usize| scored.ranks.get(*at).copied().flatten().unwrap_or(f64::INFINITY);
    order.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    order
}

/// One cell of a list of scores.
pub fn cell<T: Copy>(list: &[Option<T>], row: usize) -> Option<T> {
    list.get(row).copied().flatten()
}

fn grid(lang: Lang, set: &IndexSet, measured: &Measured, scored: &Scored) -> Grid {
    let mut head = vec![
        ("rank".to_owned(), t!(lang, "word-rank")),
        ("unit".to_owned(), t!(lang, "word-unit")),
        ("composite".to_owned(), t!(lang, "word-composite")),
        ("band".to_owned(), t!(lang, "word-band")),
        ("answers".to_owned(), t!(lang, "word-answers")),
    ];
    head.extend(set.sub_indices.iter().map(|own| (own.code.clone(), own.code.clone())));
    let row = |at: usize| {
        let unit = measured.units.get(at).map_or("", String::as_str);
        let band = scored.bands.get(at).and_then(Option::as_deref);
        let answers = measured.rows.get(at).map(|rows| *rows as f64);
        let own = [
            Cell::number(cell(&scored.ranks, at), 0),
            Cell::text(Some(unit)),
            Cell::number(cell(&scored.composite, at), set.decimals),
            Cell::text(band),
            Cell::number(answers, 0),
        ];
        let parts = set.sub_indices.iter();
        let parts =
            parts.map(|part| Cell::number(scored.sub_indices.get(unit, &part.code), set.decimals));
        own.into_iter().chain(parts).collect()
    };
    Grid { title: String::new(), head, rows: order(scored).into_iter().map(row).collect() }
}

fn whole(loaded: &Loaded, measured: &Measured, scored: &Scored) -> Value {
    let units: Vec<Value> =
        (0..measured.units.len()).map(|at| unit(loaded, measured, scored, at)).collect();
    let ends: serde_json::Map<String, Value> = measured
        .codes
        .iter()
        .zip(&scored.ends)
        .map(|(code, ends)| (code.clone(), json!(ends)))
        .collect();
    json!({
        "command": "score",
        "set": loaded.set.code,
        "inputs": loaded.inputs,
        "units": units,
        "goalposts": ends,
        "notes": scored.notes,
        "left_out": loaded.cleaned.counts.iter().filter(|counts| !**counts).count(),
        "unknown_columns": loaded.unknown,
    })
}

fn unit(loaded: &Loaded, measured: &Measured, scored: &Scored, at: usize) -> Value {
    let unit = measured.units.get(at).map_or("", String::as_str);
    let indicator = |code: &String| {
        let found = measured.get(unit, code);
        let there = |value: f64| Some(value).filter(|value| value.is_finite());
        let answers =
            found.map(|estimate| estimate.answers).filter(|answers| *answers < usize::MAX);
        let value = json!({
            "raw": found.and_then(|estimate| there(estimate.value)),
            "error": found.and_then(|estimate| there(estimate.error)),
            "answers": answers,
            "normalised": scored.normalised.get(unit, code),
        });
        (code.clone(), value)
    };
    let part = |code: &String| (code.clone(), json!(scored.sub_indices.get(unit, code)));
    let indicators: serde_json::Map<String, Value> = measured.codes.iter().map(indicator).collect();
    let codes = loaded.set.sub_indices.iter().map(|sub_index| &sub_index.code);
    let sub_indices: serde_json::Map<String, Value> = codes.map(part).collect();
    json!({
        "unit": unit,
        "answers": measured.rows.get(at),
        "composite": cell(&scored.composite, at),
        "rank": cell(&scored.ranks, at),
        "band": scored.bands.get(at),
        "sub_indices": sub_indices,
        "indicators": indicators,
    })
}
