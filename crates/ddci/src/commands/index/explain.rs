//! Any number, down to counts and the formula with its source.

use super::answers::Loaded;
use super::inputs::Refused;
use super::notes::name;
use super::report::{Cell, Grid, Report, figure};
use crate::words::t;
use ddci_index::Direction;
use ddci_index::model::{Indicator, Kind, Question, SubIndex};
use ddci_index::score::{Measured, Scored};
use ddci_platform::web::Lang;
use serde_json::json;
use std::collections::BTreeMap;

/// Scores that are explained.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The language.
    pub lang: Lang,
    /// The survey.
    pub loaded: &'a Loaded,
    /// Raw values.
    pub measured: &'a Measured,
    /// Scores.
    pub scored: &'a Scored,
}

impl Told<'_> {
    /// The explanation of a unit's composite, sub-index or indicator.
    ///
    /// # Errors
    /// A unit or code that is not there.
    pub fn report(&self, unit: &str, of: &str) -> Result<Report, Refused> {
        let lang = self.lang;
        let Some(row) = self.measured.units.iter().position(|own| own == unit) else {
            return Err(Refused::one(t!(lang, "no-such-unit", unit = unit.to_owned())));
        };
        let set = &self.loaded.set;
        let mut report = if of == "composite" {
            self.composite(unit, row)
        } else if let Some(own) = set.sub_indices.iter().find(|own| own.code == of) {
            self.sub_index(unit, own)
        } else if let Some(own) = set.indicators().find(|own| own.code == of) {
            self.indicator(unit, row, own)
        } else {
            return Err(Refused::one(t!(lang, "no-such-code", code = of.to_owned())));
        };
        report.json = json!({
            "command": "explain", "unit": unit, "of": of, "formula": report.notes,
            "inputs": self.loaded.inputs,
            "parts": report.grids.first().map(Grid::csv),
        });
        Ok(report)
    }

    fn title(&self, unit: &str, of: &str, value: Option<f64>) -> String {
        let value = value.map_or_else(|| "–".to_owned(), |value| figure(self.lang, value, 4));
        let of = name(&self.loaded.set, self.lang, of);
        t!(self.lang, "explain-title", unit = unit.to_owned(), of = of, value = value)
    }

    /// Sub-indices with their weights.
    fn composite(&self, unit: &str, row: usize) -> Report {
        let (lang, set) = (self.lang, &self.loaded.set);
        let counting = set.sub_indices.iter().filter(|own| own.counts);
        let rows = counting.map(|own| {
            vec![
                Cell::text(Some(&own.code)),
                Cell::text(Some(&own.name)),
                Cell::number(Some(own.weight.to_f64()), 4),
                Cell::number(self.scored.sub_indices.get(unit, &own.code), 4),
            ]
        });
        let grid = Grid { title: String::new(), head: self.head(), rows: rows.collect() };
        let formula = t!(lang, "explain-composite", factor = figure(lang, 100.0 / set.high, 2));
        Report {
            title: self.title(unit, "composite", super::score::cell(&self.scored.composite, row)),
            grids: vec![grid],
            notes: vec![formula, t!(lang, "explain-source", source = set.source.clone())],
            ..Report::default()
        }
    }

    /// Indicators with their weights.
    fn sub_index(&self, unit: &str, own: &SubIndex) -> Report {
        let lang = self.lang;
        let rows = own.indicators.iter().map(|indicator| {
            let weight = indicator.weight.map_or(1.0 / own.indicators.len() as f64, |w| w.to_f64());
            vec![
                Cell::text(Some(&indicator.code)),
                Cell::text(Some(&kind(lang, indicator.kind))),
                Cell::number(Some(weight), 4),
                Cell::number(self.scored.normalised.get(unit, &indicator.code), 4),
            ]
        });
        Report {
            title: self.title(unit, &own.code, self.scored.sub_indices.get(unit, &own.code)),
            grids: vec![Grid { title: String::new(), head: self.head(), rows: rows.collect() }],
            notes: vec![
                t!(lang, "explain-sub-index"),
                t!(lang, "explain-source", source = self.loaded.set.source.clone()),
            ],
            ..Report::default()
        }
    }

    fn head(&self) -> Vec<(String, String)> {
        let lang = self.lang;
        vec![
            ("code".to_owned(), t!(lang, "word-code")),
            ("name".to_owned(), t!(lang, "word-name")),
            ("weight".to_owned(), t!(lang, "word-weight")),
            ("score".to_owned(), t!(lang, "word-score")),
        ]
    }

    /// Counts of answers, the raw value, the goalposts and the score.
    fn indicator(&self, unit: &str, row: usize, own: &Indicator) -> Report {
        let (lang, set) = (self.lang, &self.loaded.set);
        let raw = self.measured.get(unit, &own.code).map(|found| (found.value, found.error));
        let mut notes = vec![t!(lang, "explain-raw", how = kind(lang, own.kind))];
        if let Some((value, error)) = raw {
            let (value, error) = (figure(lang, value, 6), figure(lang, error, 6));
            notes.push(t!(lang, "explain-raw-value", value = value, error = error));
        }
        let place = set.indicators().position(|other| other.code == own.code);
        let ends = place.and_then(|place| super::score::cell(&self.scored.ends, place));
        if let (Some(ends), Some((value, _))) = (ends, raw) {
            let [min, max] = [ends.min, ends.max].map(|end| figure(lang, end, 6));
            let at = |end: f64| self.at(&own.code, end);
            notes.push(t!(
                lang,
                "explain-goalposts",
                min = min.clone(),
                max = max.clone(),
                lowest = at(ends.min),
                highest = at(ends.max)
            ));
            let [low, high] = [set.low, set.high].map(|end| figure(lang, end, 0));
            let span = figure(lang, set.high - set.low, 0);
            let value = figure(lang, value, 6);
            notes.push(match own.direction {
                Direction::Higher => {
                    t!(
                        lang,
                        "explain-higher",
                        value = value,
                        min = min,
                        max = max,
                        span = span,
                        low = low
                    )
                }
                Direction::Lower => {
                    t!(
                        lang,
                        "explain-lower",
                        value = value,
                        min = min,
                        max = max,
                        span = span,
                        high = high
                    )
                }
            });
        }
        notes.push(t!(lang, "explain-source", source = set.source.clone()));
        let grids = own.questions.iter().map(|question| self.counts(row, question)).collect();
        let title = self.title(unit, &own.code, self.scored.normalised.get(unit, &own.code));
        Report { title, grids, notes, ..Report::default() }
    }

    /// The units whose raw value is an end of the scale.
    fn at(&self, code: &str, end: f64) -> String {
        let raw = |unit: &&String| self.measured.get(unit, code).is_some_and(|e| e.value == end);
        let units: Vec<&str> = self.measured.units.iter().filter(raw).map(String::as_str).collect();
        if units.is_empty() { "–".to_owned() } else { units.join(", ") }
    }

    /// How often each answer was given in a unit, and with what weight.
    fn counts(&self, unit: usize, question: &Question) -> Grid {
        let lang = self.lang;
        let sample = &self.loaded.sample;
        let mut counts: BTreeMap<u64, (f64, usize, f64)> = BTreeMap::new();
        let (mut gaps, mut weight_of_gaps) = (0, 0.0);
        let answers = sample.answers.get(&question.code).into_iter().flatten();
        let rows = answers.zip(&sample.members).zip(sample.design.weights());
        for ((answer, _), weight) in rows.filter(|((_, member), _)| **member == Some(unit as u32)) {
            if answer.is_nan() {
                (gaps, weight_of_gaps) = (gaps + 1, weight_of_gaps + weight);
                continue;
            }
            // Answers are zero or more, so that their bits are in their order.
            let entry = counts.entry(answer.to_bits()).or_insert((*answer, 0, 0.0));
            (entry.1, entry.2) = (entry.1 + 1, entry.2 + weight);
        }
        let row = |answer: Cell, count: usize, weight: f64| {
            vec![answer, Cell::number(Some(count as f64), 0), Cell::number(Some(weight), 2)]
        };
        let mut rows: Vec<Vec<Cell>> = counts
            .values()
            .map(|(answer, count, weight)| {
                let places = if answer.fract() == 0.0 { 0 } else { 3 };
                row(Cell::number(Some(*answer), places), *count, *weight)
            })
            .collect();
        rows.push(row(Cell::Gap, gaps, weight_of_gaps));
        let head = [
            ("answer", t!(lang, "word-answer")),
            ("count", t!(lang, "word-answers")),
            ("weight", t!(lang, "word-weight")),
        ];
        let head = head.map(|(code, words)| (code.to_owned(), words)).to_vec();
        Grid { title: t!(lang, "explain-question", question = question.code.clone()), head, rows }
    }
}

/// How answers become a raw value.
pub fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::TopTwoShare => t!(lang, "kind-top-two"),
        Kind::YesShare => t!(lang, "kind-yes"),
        Kind::LikertMean => t!(lang, "kind-mean"),
        Kind::Median => t!(lang, "kind-median"),
        Kind::HardRatio => t!(lang, "kind-record"),
    }
}
