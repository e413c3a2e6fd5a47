//! `ddci index target`

use super::answers::{Loaded, Survey};
use super::inputs::{Refused, wrong};
use super::notes::name;
use super::output::Speaking;
use super::report::{Cell, Grid, Report, figure};
use super::uncertainty::{Sure, sure};
use crate::words::t;
use clap::Args;
use ddci_index::Exact;
use ddci_index::model::SubIndex;
use ddci_index::sure::{Bootstrap, Composites, Part};
use ddci_index::target::{Lever, Needed, levers, needed_for_sub_index};
use ddci_platform::web::Lang;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Goes back from a target to raw terms.
#[derive(Debug, Args)]
pub struct Target {
    #[command(flatten)]
    survey: Survey,
    #[command(flatten)]
    speaking: Speaking,
    /// The unit
    #[arg(long)]
    unit: String,
    /// The composite on 100 that is aimed at
    #[arg(long, required_unless_present = "sub_index")]
    composite: Option<Exact>,
    /// A sub-index that is aimed at, as time=8,79; may be repeated
    #[arg(long, value_parser = aim)]
    sub_index: Vec<(String, Exact)>,
    /// Replicates of the bootstrap behind chances
    #[arg(long, short = 'B', default_value_t = 1000)]
    replicates: usize,
    /// The seed of all random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn aim(text: &str) -> Result<(String, Exact), String> {
    let (code, value) =
        text.split_once('=').ok_or_else(|| format!("{text:?} is not CODE=VALUE"))?;
    let value = value.parse().map_err(|_| format!("{value:?} is no number"))?;
    Ok((code.to_owned(), value))
}

/// One sub-index that is aimed at.
struct Aim {
    code: String,
    target: f64,
    now: Option<f64>,
    chance: Option<f64>,
    needed: Vec<Needed>,
}

impl Target {
    /// Computes and prints.
    ///
    /// # Errors
    /// An input that is refused, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.speaking.lang;
        let loaded = self.survey.load(lang)?;
        let how = Bootstrap { replicates: self.replicates, seed: self.seed };
        let sure = sure(lang, &loaded, how)?;
        let Some(row) = sure.measured.units.iter().position(|own| *own == self.unit) else {
            return Err(Refused::one(t!(lang, "no-such-unit", unit = self.unit.clone())));
        };
        let now = super::score::cell(&sure.scored.composite, row);
        let aims: Result<Vec<Aim>, Refused> = self
            .sub_index
            .iter()
            .map(|(code, target)| self.aim(&loaded, &sure, code, *target))
            .collect();
        let aims = aims?;
        let ranked = levers(&loaded.set, &sure.scored, &sure.measured.table(0), &self.unit);
        let mut grids = vec![self.levers(&sure, &ranked, now)];
        grids.extend(aims.iter().map(|aim| needed(lang, &loaded, aim)));
        let mut notes = self.sentences(&loaded, &sure, &aims, now);
        notes.extend(super::notes::of_survey(lang, &loaded, self.survey.beside.keep_all));
        let report = Report {
            title: t!(
                lang,
                "target-title",
                unit = self.unit.clone(),
                now = now
                    .map_or_else(|| "–".to_owned(), |now| figure(lang, now, loaded.set.decimals))
            ),
            grids,
            notes,
            json: self.whole(&loaded, &sure, &aims, &ranked, now),
        };
        report.print(self.speaking);
        Ok(ExitCode::SUCCESS)
    }

    fn aim(&self, loaded: &Loaded, sure: &Sure, code: &str, target: Exact) -> Result<Aim, Refused> {
        let lang = self.speaking.lang;
        let refused = |fault: ddci_index::Fault| wrong(lang, &fault);
        let target = target.to_f64();
        let raw = sure.measured.table(0);
        let needed =
            needed_for_sub_index(&loaded.set, &sure.scored, &raw, &self.unit, code, target)
                .map_err(refused)?;
        let scores =
            Composites::of(&loaded.set, &sure.replicated, &sure.scored.ends, Part::SubIndex(code))
                .map_err(refused)?;
        Ok(Aim {
            code: code.to_owned(),
            target,
            now: sure.scored.sub_indices.get(&self.unit, code),
            chance: scores.chance_of(&self.unit, target),
            needed,
        })
    }

    /// What the targets are, how far away, how likely, and what they make together.
    fn sentences(
        &self,
        loaded: &Loaded,
        sure: &Sure,
        aims: &[Aim],
        now: Option<f64>,
    ) -> Vec<String> {
        let lang = self.speaking.lang;
        let mut notes = Vec::new();
        if let (Some(target), Some(now)) = (self.composite.map(Exact::to_f64), now) {
            let chance = sure.composites.chance_of(&self.unit, target).unwrap_or(0.0);
            notes.push(t!(
                lang,
                "target-composite",
                target = figure(lang, target, loaded.set.decimals),
                short = figure(lang, (target - now).max(0.0), loaded.set.decimals),
                chance = figure(lang, chance * 100.0, 0)
            ));
        }
        for aim in aims {
            notes.push(t!(
                lang,
                "target-sub-index",
                of = name(&loaded.set, lang, &aim.code),
                target = figure(lang, aim.target, loaded.set.decimals),
                now = aim
                    .now
                    .map_or_else(|| "–".to_owned(), |now| figure(lang, now, loaded.set.decimals)),
                chance = figure(lang, aim.chance.unwrap_or(0.0) * 100.0, 0)
            ));
        }
        if let Some(total) = self.total(loaded) {
            notes.push(t!(
                lang,
                "target-total",
                total = figure(lang, total.to_f64(), loaded.set.decimals)
            ));
        }
        notes.push(t!(lang, "target-moving"));
        notes
    }

    /// What all targets make, where each sub-index that counts has one.
    fn total(&self, loaded: &Loaded) -> Option<Exact> {
        let of = |own: &SubIndex| {
            self.sub_index.iter().find(|(code, _)| *code == own.code).map(|(_, target)| *target)
        };
        let counting = loaded.set.sub_indices.iter().filter(|own| own.counts);
        let targets: Option<Vec<Exact>> = counting.map(of).collect();
        loaded.set.composite(&targets?).ok()
    }

    fn levers(&self, sure: &Sure, ranked: &[Lever], now: Option<f64>) -> Grid {
        let lang = self.speaking.lang;
        let head = [
            ("indicator", t!(lang, "word-indicator")),
            ("now", t!(lang, "word-now")),
            ("gain_per_step", t!(lang, "word-gain-per-step")),
            ("room", t!(lang, "word-room")),
            ("needed", t!(lang, "word-needed-alone")),
        ];
        let row = |lever: &Lever| {
            let raw = sure.measured.get(&self.unit, &lever.indicator).map(|found| found.value);
            vec![
                Cell::text(Some(&lever.indicator)),
                Cell::number(raw, 4),
                Cell::number(Some(lever.gain_per_step), 3),
                Cell::number(Some(lever.room), 2),
                Cell::number(self.alone(lever, raw, now), 4),
            ]
        };
        Grid {
            title: t!(lang, "target-levers"),
            head: head.map(|(code, words)| (code.to_owned(), words)).to_vec(),
            rows: ranked.iter().map(row).collect(),
        }
    }

    /// The raw value at which this lever alone reaches the composite; none where its room is too small.
    fn alone(&self, lever: &Lever, raw: Option<f64>, now: Option<f64>) -> Option<f64> {
        let short = self.composite?.to_f64() - now?;
        (short > 0.0 && short <= lever.room)
            .then(|| raw.map(|raw| raw + lever.direction.sign() * short / lever.gain_per_raw))?
    }

    fn whole(
        &self,
        loaded: &Loaded,
        sure: &Sure,
        aims: &[Aim],
        ranked: &[Lever],
        now: Option<f64>,
    ) -> Value {
        let aim = |aim: &Aim| {
            let needed = |own: &Needed| {
                json!({
                    "indicator": own.indicator, "now": own.now, "needed": own.needed,
                    "within_goalposts": own.within_goalposts,
                })
            };
            json!({
                "sub_index": aim.code, "target": aim.target, "now": aim.now, "chance": aim.chance,
                "needed": aim.needed.iter().map(needed).collect::<Vec<_>>(),
            })
        };
        let lever = |lever: &Lever| {
            let raw = sure.measured.get(&self.unit, &lever.indicator).map(|found| found.value);
            json!({
                "indicator": lever.indicator, "now": raw, "gain_per_raw": lever.gain_per_raw,
                "gain_per_step": lever.gain_per_step, "room": lever.room,
                "needed_alone": self.alone(lever, raw, now),
            })
        };
        let target = self.composite.map(Exact::to_f64);
        json!({
            "command": "target", "set": loaded.set.code, "unit": self.unit, "composite": now,
            "target": target,
            "chance": target.and_then(|target| sure.composites.chance_of(&self.unit, target)),
            "sub_indices": aims.iter().map(aim).collect::<Vec<_>>(),
            "total_of_targets": self.total(loaded),
            "levers": ranked.iter().map(lever).collect::<Vec<_>>(),
            "seed": self.seed, "replicates": self.replicates, "inputs": loaded.inputs,
        })
    }
}

fn needed(lang: Lang, loaded: &Loaded, aim: &Aim) -> Grid {
    let head = [
        ("indicator", t!(lang, "word-indicator")),
        ("now", t!(lang, "word-now")),
        ("needed", t!(lang, "word-needed-alone")),
        ("within", t!(lang, "word-within")),
    ];
    let within = |is| if is { t!(lang, "word-yes") } else { t!(lang, "word-no") };
    let row = |own: &Needed| {
        vec![
            Cell::text(Some(&own.indicator)),
            Cell::number(Some(own.now), 4),
            Cell::number(Some(own.needed), 4),
            Cell::Text(within(own.within_goalposts)),
        ]
    };
    Grid {
        title: t!(
            lang,
            "target-needed",
            of = name(&loaded.set, lang, &aim.code),
            target = figure(lang, aim.target, loaded.set.decimals)
        ),
        head: head.map(|(code, words)| (code.to_owned(), words)).to_vec(),
        rows: aim.needed.iter().map(row).collect(),
    }
}
