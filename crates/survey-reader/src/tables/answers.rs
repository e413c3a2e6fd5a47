//! Answers: one row for each evaluation.

use std::collections::BTreeMap;

use super::{names, numbers, numbers_needed};
use crate::columns::{Columns, Role};
use crate::fault::{Faults, Rule};
use crate::moment::moment;
use crate::number::{is_gap, number};
use crate::sheet::Sheet;

/// What a column of answers may say besides an answer.
const KNOWN: &[Role] = &[
    Role::Evaluation,
    Role::Respondent,
    Role::Code,
    Role::Year,
    Role::Unit,
    Role::Block,
    Role::Stratum,
    Role::Cluster,
    Role::Group,
    Role::Sector,
    Role::Size,
    Role::Weight,
    Role::BaseWeight,
    Role::Population,
    Role::DealtWith,
    Role::Seconds,
    Role::Started,
    Role::Ended,
    Role::Enumerator,
    Role::Device,
    Role::Mode,
    Role::Version,
    Role::Privacy,
    Role::Attention,
];
const NAMES: &[Role] = &[
    Role::Evaluation,
    Role::Respondent,
    Role::Code,
    Role::Year,
    Role::Block,
    Role::Stratum,
    Role::Cluster,
    Role::Group,
    Role::Sector,
    Role::Size,
    Role::Enumerator,
    Role::Device,
    Role::Mode,
    Role::Version,
    Role::Privacy,
    Role::Attention,
];
/// What the columns of seconds on one screen begin with, and those of a question asked again.
const SCREEN: &str = "seconds_";
const REPEAT: &str = "repeat_";
const YES: [&str; 6] = ["1", "yes", "true", "co", "x", "roi"];
const NO: [&str; 5] = ["0", "no", "false", "khong", "chua"];

/// Answers as text, with what is known of who gave them. All lists have one entry for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers<'a> {
    /// The row numbers, as people see them.
    pub rows: Vec<u32>,
    /// The unit each row rates.
    pub units: Vec<&'a str>,
    /// The weight of each row; none where the file has no weights.
    pub weights: Option<Vec<f64>>,
    /// The population of each row's stratum.
    pub populations: Option<Vec<f64>>,
    /// Whether the respondent has dealt with the unit.
    pub dealt_with: Option<Vec<bool>>,
    /// Seconds it took; NaN where it is not known.
    pub seconds: Option<Vec<f64>>,
    /// When it was started, in seconds since 1970 by Vietnam's clocks; none where it is not known.
    pub started: Option<Vec<Option<i64>>>,
    /// When it was ended, likewise.
    pub ended: Option<Vec<Option<i64>>>,
    /// Seconds on each screen, from columns such as `seconds_s1`; NaN where they are not known.
    pub screens: BTreeMap<&'a str, Vec<f64>>,
    /// Answers to questions that were asked again, by question, from columns such as `repeat_tim2`.
    pub repeats: BTreeMap<&'a str, Vec<&'a str>>,
    /// The answers by question, as they stand in the file.
    pub questions: BTreeMap<&'a str, Vec<&'a str>>,
    /// Columns that are neither: they are left alone, and a caller should name them.
    pub unknown: Vec<&'a str>,
    names: BTreeMap<Role, Vec<&'a str>>,
    sheet: &'a Sheet,
}

impl<'a> Answers<'a> {
    /// Reads answers. `asked` are the codes of the questions; without them every column of no other
    /// meaning is a question.
    ///
    /// # Errors
    /// No column for the unit, a question without a column, a row without a unit, a weight or
    /// population that is none, a yes or no that is neither; all of them.
    pub fn read(sheet: &'a Sheet, asked: Option<&[&str]>) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let asks = |name: &str| asked.is_some_and(|asked| asked.contains(&name));
        let columns = Columns::of(sheet, KNOWN, &mut faults);
        let units = columns
            .needed(Role::Unit, &mut faults)
            .map_or_else(Vec::new, |place| names(sheet, place, &mut faults));
        let mut answers = Self {
            rows: sheet.numbers().to_vec(),
            units,
            weights: columns.place(Role::Weight).or(columns.place(Role::BaseWeight)).map(|place| {
                numbers_needed(sheet, place, |w| w >= 0.0, &Rule::NotNegative, &mut faults)
            }),
            populations: columns.place(Role::Population).map(|place| {
                numbers_needed(sheet, place, |n| n > 0.0, &Rule::AboveZero, &mut faults)
            }),
            dealt_with: columns
                .place(Role::DealtWith)
                .map(|place| yes_or_no(sheet, place, &mut faults)),
            seconds: columns.place(Role::Seconds).map(|place| numbers(sheet, place, &mut faults)),
            started: columns.place(Role::Started).map(|at| moments(sheet, at)),
            ended: columns.place(Role::Ended).map(|at| moments(sheet, at)),
            screens: BTreeMap::new(),
            repeats: BTreeMap::new(),
            questions: BTreeMap::new(),
            unknown: Vec::new(),
            names: BTreeMap::new(),
            sheet,
        };
        for role in NAMES {
            if let Some(place) = columns.place(*role) {
                answers.names.insert(*role, sheet.column(place).collect());
            }
        }
        for (place, name) in columns.others() {
            let cells = || sheet.column(place).collect();
            let seconds = |cell: &str| number(cell).unwrap_or(f64::NAN);
            if asks(name) {
                answers.questions.insert(name, cells());
            } else if let Some(screen) = name.strip_prefix(SCREEN) {
                answers.screens.insert(screen, sheet.column(place).map(seconds).collect());
            } else if let Some(question) = name.strip_prefix(REPEAT) {
                answers.repeats.insert(question, cells());
            } else if asked.is_none() {
                answers.questions.insert(name, cells());
            } else {
                answers.unknown.push(name);
            }
        }
        for code in
            asked.unwrap_or(&[]).iter().filter(|code| !answers.questions.contains_key(*code))
        {
            let row = Some(sheet.head_row());
            faults.push(sheet.fault(row, usize::MAX, code, Rule::ColumnNeeded));
        }
        faults.unless_any(answers)
    }

    /// The names a role has, such as the groups of respondents.
    pub fn names(&self, role: Role) -> Option<&[&'a str]> {
        match role {
            Role::Unit => Some(&self.units),
            role => self.names.get(&role).map(Vec::as_slice),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Only the rows for which `keep` holds, by their place.
    #[must_use]
    pub fn only(&self, keep: impl Fn(usize) -> bool) -> Self {
        fn pick<T: Clone>(list: &[T], keep: &impl Fn(usize) -> bool) -> Vec<T> {
            let kept = list.iter().enumerate().filter(|(place, _)| keep(*place));
            kept.map(|(_, cell)| cell.clone()).collect()
        }
        let all = |lists: &BTreeMap<&'a str, Vec<&'a str>>| {
            lists.iter().map(|(code, list)| (*code, pick(list, &keep))).collect()
        };
        Self {
            rows: pick(&self.rows, &keep),
            units: pick(&self.units, &keep),
            weights: self.weights.as_ref().map(|list| pick(list, &keep)),
            populations: self.populations.as_ref().map(|list| pick(list, &keep)),
            dealt_with: self.dealt_with.as_ref().map(|list| pick(list, &keep)),
            seconds: self.seconds.as_ref().map(|list| pick(list, &keep)),
            started: self.started.as_ref().map(|list| pick(list, &keep)),
            ended: self.ended.as_ref().map(|list| pick(list, &keep)),
            screens: self.screens.iter().map(|(name, l)| (*name, pick(l, &keep))).collect(),
            repeats: all(&self.repeats),
            questions: all(&self.questions),
            unknown: self.unknown.clone(),
            names: self.names.iter().map(|(role, list)| (*role, pick(list, &keep))).collect(),
            sheet: self.sheet,
        }
    }

    /// The sheet they stand in.
    pub fn sheet(&self) -> &'a Sheet {
        self.sheet
    }
}

/// A column of moments. What is none is a gap, a day without a time of day too: nothing that is counted
/// hangs on it, so no file is refused for it.
fn moments(sheet: &Sheet, column: usize) -> Vec<Option<i64>> {
    sheet.column(column).map(moment).collect()
}

fn yes_or_no(sheet: &Sheet, column: usize, faults: &mut Faults) -> Vec<bool> {
    let cell = |(cell, row): (&str, &u32)| {
        let folded = ddci_vntext::fold(cell);
        // A gap is no "no": paper forms leave out what goes without saying.
        if is_gap(cell) || YES.contains(&folded.as_str()) {
            return true;
        }
        if !NO.contains(&folded.as_str()) {
            faults.push(sheet.fault(Some(*row), column, cell, Rule::YesNo));
        }
        false
    };
    sheet.column(column).zip(sheet.numbers()).map(cell).collect()
}
