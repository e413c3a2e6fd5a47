//! `ddci index uncertainty`

use super::answers::{Loaded, Survey};
use super::inputs::{Refused, wrong};
use super::monte_carlo;
use super::output::Speaking;
use super::progress::Progress;
use super::report::{Cell, Grid, Report};
use super::score::{cell, order, sentences};
use crate::words::t;
use clap::{Args, ValueEnum};
use ddci_index::design::Interval;
use ddci_index::score::{Measured, Scored};
use ddci_index::sure::{
    Bootstrap, Composites, Part, RankInterval, Replicated, bootstrap_watched, indicator_interval,
};
use ddci_platform::web::Lang;
use serde_json::{Map, Value, json};
use std::process::ExitCode;

/// What is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// The answers: who was drawn and who answered
    Sample,
    /// The method: other normalisations, means, weights, sub-indices left out
    Method,
}

/// Says how sure scores and ranks are.
#[derive(Debug, Args)]
pub struct Uncertainty {
    #[command(flatten)]
    survey: Survey,
    #[command(flatten)]
    speaking: Speaking,
    /// What is varied
    #[arg(long, value_enum, default_value_t = Source::Sample)]
    method: Source,
    /// Replicates of the bootstrap, or runs over the method
    #[arg(long, short = 'B', default_value_t = 1000)]
    replicates: usize,
    /// The seed of all random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The level of intervals
    #[arg(long, default_value_t = 0.95, value_parser = share)]
    level: f64,
    /// How far weights are shaken by --method method: 0.25 is a quarter up or down
    #[arg(long, default_value_t = 0.25, value_parser = share)]
    shake: f64,
}

/// A share between 0 and 1.
pub fn share(text: &str) -> Result<f64, String> {
    let value = ddci_survey_reader::number(text).filter(|value| (0.0..1.0).contains(value));
    value.ok_or_else(|| format!("{text:?} is no share between 0 and 1"))
}

/// Scores with their replicates.
pub struct Sure {
    /// Raw values.
    pub measured: Measured,
    /// Scores.
    pub scored: Scored,
    /// Indicators in all replicates.
    pub replicated: Replicated,
    /// Composites in all replicates.
    pub composites: Composites,
}

/// Scores a survey, and again in every replicate.
///
/// # Errors
/// What the library refuses, in words.
pub fn sure(lang: Lang, loaded: &Loaded, how: Bootstrap) -> Result<Sure, Refused> {
    let refused = |fault: ddci_index::Fault| wrong(lang, &fault);
    let steps = how.replicates * loaded.sample.design.len() * loaded.set.indicators().count();
    let parts = how.replicates * loaded.sample.units.len();
    let progress = Progress::of(steps, parts, t!(lang, "progress-bootstrap"));
    let watch = |done| progress.more(done);
    let records = loaded.records.as_ref();
    let replicated =
        bootstrap_watched(&loaded.set, &loaded.sample, records, how, &watch).map_err(refused)?;
    let measured = replicated.measured.clone();
    let previous: Vec<&ddci_index::Table> = loaded.previous.iter().collect();
    let scored =
        ddci_index::score::score(&loaded.set, &measured.table(0), &measured.rows, &previous)
            .map_err(refused)?;
    let composites =
        Composites::of(&loaded.set, &replicated, &scored.ends, Part::Composite).map_err(refused)?;
    Ok(Sure { measured, scored, replicated, composites })
}

impl Uncertainty {
    /// Computes and prints.
    ///
    /// # Errors
    /// An input that is refused, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.speaking.lang;
        let loaded = self.survey.load(lang)?;
        let report = match self.method {
            Source::Sample => self.of_sample(&loaded)?,
            Source::Method => {
                let how =
                    monte_carlo::How { runs: self.replicates, seed: self.seed, shake: self.shake };
                monte_carlo::report(lang, &loaded, how, self.survey.beside.keep_all)?
            }
        };
        report.print(self.speaking);
        Ok(ExitCode::SUCCESS)
    }

    fn of_sample(&self, loaded: &Loaded) -> Result<Report, Refused> {
        let lang = self.speaking.lang;
        let how = Bootstrap { replicates: self.replicates, seed: self.seed };
        let sure = sure(lang, loaded, how)?;
        let intervals = sure.composites.intervals(self.level);
        let places = sure.composites.rank_intervals(&sure.scored.composite, self.level);
        let title = t!(
            lang,
            "uncertainty-title",
            set = loaded.set.code.clone(),
            replicates = self.replicates.to_string(),
            seed = self.seed.to_string(),
            level = super::report::figure(lang, self.level * 100.0, 0)
        );
        let mut notes = vec![t!(lang, "uncertainty-how")];
        notes.extend(sentences(lang, loaded, &sure.scored, self.survey.beside.keep_all));
        Ok(Report {
            title,
            grids: vec![grid(lang, loaded, &sure, &intervals, &places)],
            notes,
            json: self.whole(loaded, &sure, &intervals, &places),
        })
    }

    fn whole(
        &self,
        loaded: &Loaded,
        sure: &Sure,
        intervals: &[Interval],
        places: &[Option<RankInterval>],
    ) -> Value {
        let units: Vec<Value> = (0..sure.measured.units.len())
            .map(|at| {
                let interval = intervals.get(at);
                let place = cell(places, at);
                json!({
                    "unit": sure.measured.units.get(at),
                    "answers": sure.measured.rows.get(at),
                    "composite": cell(&sure.scored.composite, at),
                    "low": interval.and_then(|i| finite(i.low)),
                    "high": interval.and_then(|i| finite(i.high)),
                    "rank": cell(&sure.scored.ranks, at),
                    "best_rank": place.map(|place| place.best),
                    "worst_rank": place.map(|place| place.worst),
                    "above": above(sure, at),
                    "indicators": self.indicators(loaded, sure, at),
                })
            })
            .collect();
        json!({
            "command": "uncertainty", "method": "bootstrap", "set": loaded.set.code,
            "seed": self.seed, "replicates": self.replicates, "level": self.level,
            "inputs": loaded.inputs, "input_hash": sure.replicated.inputs, "units": units,
        })
    }

    fn indicators(&self, loaded: &Loaded, sure: &Sure, at: usize) -> Map<String, Value> {
        let estimates = sure.measured.estimates.get(at).into_iter().flatten();
        let of = |(indicator, estimate): (
            &ddci_index::model::Indicator,
            &ddci_index::design::Estimate,
        )| {
            let interval = indicator_interval(indicator, estimate, self.level);
            let value = json!({
                "value": finite(estimate.value), "error": finite(estimate.error),
                "low": finite(interval.low), "high": finite(interval.high),
            });
            (indicator.code.clone(), value)
        };
        loaded.set.indicators().zip(estimates).map(of).collect()
    }
}

fn finite(value: f64) -> Option<f64> {
    Some(value).filter(|value| value.is_finite())
}

/// The chance that a unit is above each other unit.
fn above(sure: &Sure, at: usize) -> Map<String, Value> {
    let rows: Vec<&[f64]> = sure.composites.by_unit().collect();
    let Some(own) = rows.get(at) else { return Map::new() };
    let chance = |other: &[f64]| {
        let win = |(a, b): (&f64, &f64)| match a.partial_cmp(b) {
            Some(std::cmp::Ordering::Greater) => 1.0,
            Some(std::cmp::Ordering::Equal) => 0.5,
            _ => 0.0,
        };
        own.iter().zip(other).map(win).sum::<f64>() / sure.composites.replicates as f64
    };
    let others = sure.composites.units.iter().zip(&rows).enumerate();
    let scored = |place: usize| cell(&sure.scored.composite, place).is_some();
    let others = others.filter(|(place, _)| *place != at && scored(at) && scored(*place));
    others.map(|(_, (unit, row))| (unit.clone(), json!(chance(row)))).collect()
}

fn grid(
    lang: Lang,
    loaded: &Loaded,
    sure: &Sure,
    intervals: &[Interval],
    places: &[Option<RankInterval>],
) -> Grid {
    let head = [
        ("rank", t!(lang, "word-rank")),
        ("unit", t!(lang, "word-unit")),
        ("composite", t!(lang, "word-composite")),
        ("low", t!(lang, "word-low")),
        ("high", t!(lang, "word-high")),
        ("best_rank", t!(lang, "word-best-rank")),
        ("worst_rank", t!(lang, "word-worst-rank")),
        ("above_next", t!(lang, "word-above-next")),
        ("answers", t!(lang, "word-answers")),
    ];
    let head = head.map(|(code, words)| (code.to_owned(), words)).to_vec();
    let order = order(&sure.scored);
    let unit = |at: usize| sure.measured.units.get(at).map_or("", String::as_str);
    let decimals = loaded.set.decimals;
    let row = |(place, at): (usize, &usize)| {
        let next =
            order.get(place + 1).filter(|next| cell(&sure.scored.composite, **next).is_some());
        let next = next.map(|next| unit(*next));
        let ranked = cell(places, *at);
        let whole = |rank: Option<usize>| Cell::number(rank.map(|rank| rank as f64), 0);
        let scored = cell(&sure.scored.composite, *at);
        let interval = intervals.get(*at).filter(|_| scored.is_some());
        vec![
            Cell::number(cell(&sure.scored.ranks, *at), 0),
            Cell::text(Some(unit(*at))),
            Cell::number(scored, decimals),
            Cell::number(interval.map(|i| i.low), decimals),
            Cell::number(interval.map(|i| i.high), decimals),
            whole(ranked.map(|ranked| ranked.best)),
            whole(ranked.map(|ranked| ranked.worst)),
            Cell::number(next.and_then(|next| sure.composites.chance_above(unit(*at), next)), 2),
            whole(sure.measured.rows.get(*at).copied()),
        ]
    };
    Grid { title: String::new(), head, rows: order.iter().enumerate().map(row).collect() }
}
