//! `ddci index check`

use super::answers::{Beside, cleaned};
use super::fault;
use super::inputs::{Input, Opened, Refused, open, set};
use super::output::Speaking;
use super::published_table::of_published;
use super::report::{Cell, Grid, Report};
use crate::words::t;
use clap::Args;
use ddci_index::clean::{Action, Cleaned, RuleId};
use ddci_index::model::IndexSet;
use ddci_platform::web::Lang;
use ddci_survey_reader::{Answers, Sheet, published, sample};
use serde_json::json;
use std::collections::BTreeMap;
use std::{path::PathBuf, process::ExitCode};

/// Checks a file.
#[derive(Debug, Args)]
pub struct Check {
    /// Answers or a published table (.csv, .xlsx, .parquet), or an index set (.toml)
    file: PathBuf,
    /// The index set the file belongs to: the code of a shipped one, or a TOML file
    #[arg(long)]
    set: Option<String>,
    /// Only this year of the file
    #[arg(long)]
    year: Option<String>,
    /// Only units of this block, as the file calls it
    #[arg(long)]
    block: Option<String>,
    #[command(flatten)]
    speaking: Speaking,
}

impl Check {
    /// Checks and prints; status 1 where something was found.
    ///
    /// # Errors
    /// A file that cannot be read at all, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.speaking.lang;
        let file = open(lang, &self.file, "file")?;
        let (report, sound) = if self.file.extension().is_some_and(|end| end == "toml") {
            of_set(lang, &file)
        } else {
            let sheet = file.sheet(lang)?;
            let set = self.set.as_deref().map(|code| set(lang, code)).transpose()?;
            match set.filter(|(set, _)| asks(set, &sheet)) {
                Some((set, input)) => self.of_answers(&file, &sheet, &set, input)?,
                None => {
                    let set = self.set.as_deref().map(|code| super::inputs::set(lang, code));
                    let set = set.transpose()?.map(|(set, _)| set);
                    let table = published(&sheet).map_err(|faults| file.refused(lang, &faults))?;
                    of_published(lang, &file, &table, set.as_ref())?
                }
            }
        };
        report.print(self.speaking);
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn of_answers(
        &self,
        file: &Opened,
        sheet: &Sheet,
        set: &IndexSet,
        set_input: Input,
    ) -> Result<(Report, bool), Refused> {
        let lang = self.speaking.lang;
        let beside = Beside {
            hard: None,
            frame: None,
            previous: Vec::new(),
            year: self.year.clone(),
            block: self.block.clone(),
            keep_all: false,
        };
        let answers = beside.chosen(lang, file, sheet, set)?;
        let log = cleaned(&answers, set);
        let wrong = sample(&answers, set, None).err();
        let mut notes = vec![t!(lang, "check-cleaning")];
        if !answers.unknown.is_empty() {
            notes.push(t!(lang, "note-unknown-columns", columns = answers.unknown.join(", ")));
        }
        let faults = wrong.as_ref().map(|faults| fault::sentences(lang, &file.name, faults));
        notes.extend(faults.clone().unwrap_or_default());
        let report = Report {
            title: t!(
                lang,
                "check-answers",
                file = file.name.clone(),
                rows = answers.len().to_string(),
                counted = log.counts.iter().filter(|counts| **counts).count().to_string()
            ),
            grids: vec![
                by_unit(lang, &answers, &log),
                entries(lang, &log),
                by_question(lang, &answers),
            ],
            notes,
            json: json!({
                "command": "check", "kind": "answers", "set": set.code,
                "inputs": [set_input, file.input.clone()],
                "rows": answers.len(), "counted": log.counts.iter().filter(|c| **c).count(),
                "log": log.log, "faults": faults.unwrap_or_default(),
                "unknown_columns": answers.unknown,
            }),
        };
        Ok((report, wrong.is_none()))
    }
}

/// Whether a sheet holds an answer to any question of a set.
fn asks(set: &IndexSet, sheet: &Sheet) -> bool {
    let mut questions = set.indicators().flat_map(|indicator| &indicator.questions);
    questions.any(|question| sheet.place(&question.code).is_some())
}

/// Heads by code and name.
pub fn named(head: &[(&str, String)]) -> Vec<(String, String)> {
    head.iter().map(|(code, words)| ((*code).to_owned(), words.clone())).collect()
}

/// Rows, rows that count and answers given, by unit.
fn by_unit(lang: Lang, answers: &Answers<'_>, log: &Cleaned) -> Grid {
    let mut units: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (row, unit) in answers.units.iter().enumerate() {
        let counted = log.counts.get(row).copied().unwrap_or(false);
        let look = log.review.get(row).copied().unwrap_or(false);
        let [rows, counting, review] = units.entry(unit).or_default();
        (*rows, *counting, *review) =
            (*rows + 1, *counting + usize::from(counted), *review + usize::from(look));
    }
    let head = named(&[
        ("unit", t!(lang, "word-unit")),
        ("rows", t!(lang, "word-rows")),
        ("counted", t!(lang, "word-counted")),
        ("review", t!(lang, "word-review")),
    ]);
    let row = |(unit, counts): (&&str, &[usize; 3])| {
        let counts = counts.iter().map(|count| Cell::Number(*count as f64, 0));
        std::iter::once(Cell::text(Some(unit))).chain(counts).collect()
    };
    Grid { title: String::new(), head, rows: units.iter().map(row).collect() }
}

/// The log: every exclusion and flag.
fn entries(lang: Lang, log: &Cleaned) -> Grid {
    let head = named(&[
        ("row", t!(lang, "word-form")),
        ("rule", t!(lang, "word-rule")),
        ("action", t!(lang, "word-action")),
        ("value", t!(lang, "word-value")),
    ]);
    let row = |entry: &ddci_index::clean::Entry| {
        let action = match entry.action {
            Action::Excluded => t!(lang, "action-excluded"),
            Action::Flagged => t!(lang, "action-flagged"),
            Action::Serious => t!(lang, "action-serious"),
        };
        vec![
            Cell::text(Some(&entry.id)),
            Cell::Text(rule(lang, entry.rule)),
            Cell::Text(action),
            Cell::text(Some(&entry.value)),
        ]
    };
    Grid { title: t!(lang, "check-log"), head, rows: log.log.iter().map(row).collect() }
}

fn rule(lang: Lang, rule: RuleId) -> String {
    match rule {
        RuleId::NotDealtWith => t!(lang, "clean-not-dealt-with"),
        RuleId::CodeUsed => t!(lang, "clean-code-used"),
        RuleId::RatedBefore => t!(lang, "clean-rated-before"),
        RuleId::SecondLocality => t!(lang, "clean-second-locality"),
        RuleId::Incomplete => t!(lang, "clean-incomplete"),
        RuleId::TooFast => t!(lang, "clean-too-fast"),
        RuleId::StraightLined => t!(lang, "clean-straight-lined"),
        RuleId::LongRun => t!(lang, "clean-long-run"),
        RuleId::NoSpread => t!(lang, "clean-no-spread"),
        RuleId::DontKnow => t!(lang, "clean-dont-know"),
        RuleId::Inattentive => t!(lang, "clean-inattentive"),
        RuleId::Contradiction => t!(lang, "clean-contradiction"),
    }
}

/// What is missing, by question.
fn by_question(lang: Lang, answers: &Answers<'_>) -> Grid {
    let head = named(&[
        ("question", t!(lang, "word-question")),
        ("missing", t!(lang, "word-missing")),
        ("share", t!(lang, "word-share")),
    ]);
    let row = |(code, cells): (&&str, &Vec<&str>)| {
        let missing = cells.iter().filter(|cell| cell.is_empty() || **cell == "NA").count() as f64;
        let share = missing * 100.0 / cells.len().max(1) as f64;
        vec![Cell::text(Some(code)), Cell::Number(missing, 0), Cell::Number(share, 1)]
    };
    let rows = answers.questions.iter().map(row).collect();
    Grid { title: t!(lang, "check-missing"), head, rows }
}

fn of_set(lang: Lang, file: &Opened) -> (Report, bool) {
    let read = IndexSet::read(&String::from_utf8_lossy(&file.bytes));
    let (title, sound) = match &read {
        Ok(set) => {
            let (parts, indicators) = (set.sub_indices.len(), set.indicators().count());
            let title = t!(
                lang,
                "check-set",
                set = set.code.clone(),
                parts = parts.to_string(),
                indicators = indicators.to_string()
            );
            (title, true)
        }
        Err(fault) => (fault::of_library(lang, &file.name, fault), false),
    };
    let json = json!({
        "command": "check", "kind": "set", "inputs": [file.input.clone()], "sound": sound,
        "faults": if sound { Vec::new() } else { vec![title.clone()] },
    });
    (Report { title, json, ..Report::default() }, sound)
}
