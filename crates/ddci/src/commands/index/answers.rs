//! Answers that count, as a sample.

use super::fieldwork::{fieldwork, integer, repeated};
use super::inputs::{Input, Opened, Refused, open, set};
use clap::Args;
use ddci_index::Table;
use ddci_index::clean::{Cleaned, CleaningRules, Evaluation, Respondent, clean};
use ddci_index::model::{Answer, Block, IndexSet, Question, SubIndex};
use ddci_index::score::{Measured, Sample, Scored, measure, score};
use ddci_platform::web::Lang;
use ddci_survey_reader::{Answers, Frame, Role, Sheet, sample};
use std::path::PathBuf;

/// What a survey is scored from.
#[derive(Debug, Clone, Args)]
pub struct Survey {
    /// Answers, one row for each evaluation: .csv, .xlsx or .parquet
    pub answers: PathBuf,
    /// The index set: the code of a shipped one, or a TOML file
    #[arg(long)]
    pub set: String,
    #[command(flatten)]
    pub beside: Beside,
}

/// What may lie beside the answers.
#[derive(Debug, Clone, Args)]
pub struct Beside {
    /// Figures from records: a row for each unit, a column for each indicator
    #[arg(long)]
    pub hard: Option<PathBuf>,
    /// The sampling frame, with the population of each stratum
    #[arg(long)]
    pub frame: Option<PathBuf>,
    /// Raw values of an earlier year, for sets that pool years; may be repeated
    #[arg(long)]
    pub previous: Vec<PathBuf>,
    /// Only this year of the file
    #[arg(long)]
    pub year: Option<String>,
    /// Only units of this block, as the file calls it
    #[arg(long)]
    pub block: Option<String>,
    /// Count every row, the ineligible ones too
    #[arg(long)]
    pub keep_all: bool,
}

/// A survey that was read.
pub struct Loaded {
    /// The set.
    pub set: IndexSet,
    /// The evaluations that count.
    pub sample: Sample,
    /// Kinds of respondents, one for each evaluation that counts.
    pub groups: Option<Vec<String>>,
    /// Figures from records.
    pub records: Option<Table>,
    /// Raw values of earlier years.
    pub previous: Vec<Table>,
    /// What was used.
    pub inputs: Vec<Input>,
    /// Columns that mean nothing here.
    pub unknown: Vec<String>,
    /// What became of each row.
    pub cleaned: Cleaned,
}

impl Survey {
    /// Reads it.
    ///
    /// # Errors
    /// Everything that is wrong with the first file that is not right.
    pub fn load(&self, lang: Lang) -> Result<Loaded, Refused> {
        let (set, set_input) = set(lang, &self.set)?;
        let file = open(lang, &self.answers, "answers")?;
        let sheet = file.sheet(lang)?;
        let answers = self.beside.chosen(lang, &file, &sheet, &set)?;
        let (records, previous, mut inputs) = self.beside.tables(lang)?;
        let frame_file =
            self.beside.frame.as_ref().map(|path| open(lang, path, "frame")).transpose()?;
        let frame_sheet = frame_file.as_ref().map(|file| file.sheet(lang)).transpose()?;
        let frame = match (&frame_sheet, &frame_file) {
            (Some(sheet), Some(file)) => {
                Some(Frame::read(sheet).map_err(|faults| file.refused(lang, &faults))?)
            }
            _ => None,
        };
        let cleaned = cleaned(&answers, &set);
        let counted = match self.beside.keep_all || cleaned.counts.iter().all(|counts| *counts) {
            true => answers.clone(),
            false => answers.only(|row| cleaned.counts.get(row).copied().unwrap_or(false)),
        };
        let sample =
            sample(&counted, &set, frame.as_ref()).map_err(|faults| file.refused(lang, &faults))?;
        let groups = counted.names(Role::Group);
        let groups = groups.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let unknown = answers.unknown.iter().map(|name| (*name).to_owned()).collect();
        inputs.extend(frame_file.map(|file| file.input));
        let inputs = [set_input, file.input].into_iter().chain(inputs).collect();
        Ok(Loaded { set, sample, groups, records, previous, inputs, unknown, cleaned })
    }
}

/// Figures from records, raw values of earlier years, and where they came from.
type Tables = (Option<Table>, Vec<Table>, Vec<Input>);

impl Beside {
    /// The rows of the chosen year and block.
    pub fn chosen<'a>(
        &self,
        lang: Lang,
        file: &Opened,
        sheet: &'a Sheet,
        set: &IndexSet,
    ) -> Result<Answers<'a>, Refused> {
        let asked: Vec<&str> = set
            .indicators()
            .flat_map(|indicator| &indicator.questions)
            .map(|question| question.code.as_str())
            .collect();
        let answers =
            Answers::read(sheet, Some(&asked)).map_err(|faults| file.refused(lang, &faults))?;
        if self.year.is_none() && self.block.is_none() {
            return Ok(answers);
        }
        let is = |role, wanted: &Option<String>, row: usize| {
            let cell = answers.names(role).and_then(|names| names.get(row));
            wanted.as_deref().is_none_or(|wanted| cell == Some(&wanted))
        };
        Ok(answers.only(|row| is(Role::Year, &self.year, row) && is(Role::Block, &self.block, row)))
    }

    fn tables(&self, lang: Lang) -> Result<Tables, Refused> {
        let mut inputs = Vec::new();
        let mut table = |path: &PathBuf, role| {
            let file = open(lang, path, role)?;
            let table = ddci_survey_reader::records(&file.sheet(lang)?)
                .map_err(|faults| file.refused(lang, &faults))?;
            inputs.push(file.input);
            Ok(table)
        };
        let records = self.hard.as_ref().map(|path| table(path, "hard")).transpose()?;
        let previous: Result<Vec<Table>, Refused> =
            self.previous.iter().map(|path| table(path, "previous")).collect();
        Ok((records, previous?, inputs))
    }
}

impl Loaded {
    /// Raw values and scores.
    ///
    /// # Errors
    /// What the library refuses, in words.
    pub fn scored(&self, lang: Lang) -> Result<(Measured, Scored), Refused> {
        let wrong = |fault: ddci_index::Fault| super::inputs::wrong(lang, &fault);
        let measured = measure(&self.set, &self.sample, self.records.as_ref()).map_err(wrong)?;
        let previous: Vec<&Table> = self.previous.iter().collect();
        let scored =
            score(&self.set, &measured.table(0), &measured.rows, &previous).map_err(wrong)?;
        Ok((measured, scored))
    }
}

/// Scales of more steps hold amounts, which say nothing of straight lines.
const STEPS: f64 = 10.0;

/// The rules of eligibility and quality on every row.
pub fn cleaned(answers: &Answers<'_>, set: &IndexSet) -> Cleaned {
    let rules = CleaningRules::default();
    let blocks: Vec<Vec<Asked<'_>>> =
        set.sub_indices.iter().map(|sub_index| opinions(answers, sub_index)).collect();
    let code = rules.dont_know_code;
    let evaluation = |row| Evaluation {
        blocks: blocks.iter().map(|block| given(block, row, code)).collect(),
        attention: integer(answers, Role::Attention, row).map(|given| (given, rules.attention)),
        pairs: repeated(answers, set, row),
        ..stranger(answers, set, row)
    };
    let evaluations: Vec<Evaluation> = (0..answers.len()).map(evaluation).collect();
    clean(&evaluations, &rules)
}

/// A question with its answers by row.
type Asked<'a> = (&'a Question, &'a [&'a str]);

/// The questions of a sub-index that ask for an opinion.
fn opinions<'a>(answers: &'a Answers<'_>, sub_index: &'a SubIndex) -> Vec<Asked<'a>> {
    let questions = sub_index.indicators.iter().flat_map(|indicator| &indicator.questions);
    let opinions = questions.filter(|question| question.max - question.min <= STEPS);
    opinions
        .filter_map(|question| Some((question, answers.questions.get(question.code.as_str())?)))
        .map(|(question, cells)| (question, cells.as_slice()))
        .collect()
}

/// What a row answers to questions.
fn given(block: &[Asked<'_>], row: usize, code: i16) -> Vec<Option<i16>> {
    let answer = |(question, cells): &Asked<'_>| match question.answer(cells.get(row)?).ok()? {
        Answer::Value(value) => Some(value as i16),
        Answer::DontKnow => Some(code),
        Answer::Gap => None,
    };
    block.iter().map(answer).collect()
}

/// Who a row comes from and what it rates, without its answers.
fn stranger(answers: &Answers<'_>, set: &IndexSet, row: usize) -> Evaluation {
    let cell = |role| answers.names(role).and_then(|names| names.get(row)).copied();
    let number = answers.rows.get(row).map(u32::to_string).unwrap_or_default();
    let id = cell(Role::Evaluation).map_or(number, str::to_owned);
    let respondent = cell(Role::Respondent).map_or_else(|| id.clone(), str::to_owned);
    let seconds = answers.seconds.as_ref().and_then(|list| list.get(row)).copied();
    Evaluation {
        code: cell(Role::Code).map_or_else(|| respondent.clone(), str::to_owned),
        kind: kind(cell(Role::Group).unwrap_or("")),
        unit: answers.units.get(row).map(|unit| (*unit).to_owned()).unwrap_or_default(),
        locality: set.block == Block::Locality,
        dealt_with: answers.dealt_with.as_ref().is_none_or(|list| list.get(row) != Some(&false)),
        seconds: seconds.filter(|seconds| !seconds.is_nan()),
        blocks: Vec::new(),
        attention: None,
        pairs: Vec::new(),
        fieldwork: fieldwork(answers, row),
        respondent,
        id,
    }
}

/// The kind of a respondent, as files name it.
fn kind(name: &str) -> Respondent {
    match ddci_vntext::fold(name).as_str() {
        "household" | "ho kinh doanh" | "hkd" => Respondent::Household,
        "cooperative" | "hop tac xa" | "htx" => Respondent::Cooperative,
        _ => Respondent::Enterprise,
    }
}
