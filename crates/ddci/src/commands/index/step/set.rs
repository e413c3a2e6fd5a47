//! `ddci index step set`

use super::super::inputs::{Refused, open, wrong};
use super::data::{column, place, sheet};
use clap::{Args, ValueEnum};
use ddci_index::model::{Block, GoalpostScope, IndexSet, Indicator, Kind, Question, SubIndex};
use ddci_index::rank::Ties;
use ddci_index::{Exact, Fault, Rule};
use ddci_platform::web::Lang;
use ddci_survey_reader::{Item, items};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Who is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ranked {
    /// Departments
    Department,
    /// Localities
    Locality,
}

/// Makes an index set of a code book: each question an indicator by its mean, sub-indices in their
/// order.
#[derive(Debug, Args)]
pub struct Set {
    /// The code book: item, sub_index, and type, direction, lower, upper if they are there
    items: PathBuf,
    /// Weights of sub-indices: columns sub_index and weight; rescaled to 1. Equal where none are given
    #[arg(long)]
    weights: Option<PathBuf>,
    /// The code of the set
    #[arg(long, default_value = "code-book")]
    code: String,
    /// Its year
    #[arg(long, default_value_t = 2025)]
    year: u16,
    /// Who is ranked
    #[arg(long, value_enum, default_value_t = Ranked::Locality)]
    block: Ranked,
    /// Decimals at which scores tie
    #[arg(long, default_value_t = 2)]
    decimals: u32,
    /// Answers that stand for “don't know”, separated by commas
    #[arg(long, value_delimiter = ',')]
    dont_know: Vec<String>,
    /// Take answers as they stand, whatever bounds the code book states
    #[arg(long)]
    unbounded: bool,
}

/// The highest amount that is told apart, where the code book states none.
const MOST: f64 = 1e12;

impl Set {
    /// The set as TOML.
    ///
    /// # Errors
    /// A code book or weight that is refused.
    pub fn run(&self, lang: Lang) -> Result<String, Refused> {
        let file = open(lang, &self.items, "items")?;
        let items = items(&file.sheet(lang)?).map_err(|faults| file.refused(lang, &faults))?;
        let weights = self.weights(lang, &items)?;
        let set = self.set(&file.name, &items, weights);
        set.check().map_err(|fault| file.wrong(lang, &fault))?;
        toml::to_string(&set)
            .map_err(|error| wrong(lang, &Fault::new(Rule::Form, error.to_string())))
    }

    /// Sub-indices with exact weights that add up to one.
    fn weights(&self, lang: Lang, items: &[Item]) -> Result<Vec<(String, Exact)>, Refused> {
        let mut codes: Vec<String> = Vec::new();
        for item in items {
            if !codes.contains(&item.sub_index) {
                codes.push(item.sub_index.clone());
            }
        }
        let mut stated: Vec<(String, Exact)> =
            codes.iter().map(|code| (code.clone(), Exact::ONE)).collect();
        if let Some(path) = &self.weights {
            let (file, sheet) = sheet(lang, path, "weights")?;
            let code = place(lang, &file, &sheet, "sub_index")?;
            let numbers = column(lang, &file, &sheet, "weight")?;
            for (code, weight) in sheet.column(code).zip(numbers) {
                let weight = Exact::from_f64(weight).map_err(|fault| file.wrong(lang, &fault))?;
                let own = stated.iter_mut().find(|(own, _)| own == code);
                let missing = || Fault::new(Rule::Known, code).at("", "sub_index");
                own.ok_or_else(|| file.wrong(lang, &missing()))?.1 = weight;
            }
        }
        rescaled(stated).map_err(|fault| wrong(lang, &fault))
    }

    fn set(&self, source: &str, items: &[Item], weights: Vec<(String, Exact)>) -> IndexSet {
        let sub_index = |(code, weight): (String, Exact)| SubIndex {
            indicators: items
                .iter()
                .filter(|item| item.sub_index == code)
                .map(|item| self.indicator(item))
                .collect(),
            name: code.clone(),
            code,
            weight,
            counts: true,
        };
        IndexSet {
            code: self.code.clone(),
            province: String::new(),
            year: self.year,
            block: if self.block == Ranked::Department {
                Block::Department
            } else {
                Block::Locality
            },
            source: source.to_owned(),
            verified: true,
            low: 1.0,
            high: 10.0,
            goalposts: GoalpostScope::BlockYear,
            ties: Ties::Lowest,
            least_answers: 0,
            least_share: 0.0,
            decimals: self.decimals,
            bands: Vec::new(),
            sub_indices: weights.into_iter().map(sub_index).collect(),
        }
    }

    fn indicator(&self, item: &Item) -> Indicator {
        let lowest = if self.unbounded { -MOST } else { 0.0 };
        let question = Question {
            code: item.code.clone(),
            text: None,
            text_en: None,
            min: item.lower.filter(|_| !self.unbounded).unwrap_or(lowest),
            max: item.upper.filter(|_| !self.unbounded).unwrap_or(MOST),
            dont_know_codes: self.dont_know.clone(),
            dont_know: Default::default(),
            recode: BTreeMap::new(),
        };
        Indicator {
            code: item.code.clone(),
            kind: Kind::LikertMean,
            direction: item.direction,
            weight: None,
            goalposts: None,
            questions: vec![question],
        }
    }
}

/// Weights that add up to one exactly.
fn rescaled(stated: Vec<(String, Exact)>) -> Result<Vec<(String, Exact)>, Fault> {
    let sum = stated.iter().try_fold(Exact::ZERO, |sum, (_, weight)| sum.plus(*weight))?;
    stated.into_iter().map(|(code, weight)| Ok((code, weight.over(sum)?))).collect()
}
