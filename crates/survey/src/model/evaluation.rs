//! Answers as they are kept: numbers only, in an order that says nothing of who came when.

use ddci_platform::org::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was answered to one question.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A number on the question's scale.
    Value(f64),
    /// "Don't know".
    DontKnow,
    /// Nothing.
    Gap,
}

/// What parts and lines end with, and no name of a group may hold.
const SEPARATORS: [char; 3] = [';', '\n', '\r'];

/// The mark of "don't know" in a stored line.
const DONT_KNOW: &str = "k";

impl Cell {
    /// Its number; NaN where there is none.
    pub fn number(self) -> f64 {
        match self {
            Self::Value(value) => value,
            Self::DontKnow | Self::Gap => f64::NAN,
        }
    }

    fn written(self) -> String {
        match self {
            Self::Value(value) => value.to_string(),
            Self::DontKnow => DONT_KNOW.to_owned(),
            Self::Gap => String::new(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Gap),
            DONT_KNOW => Some(Self::DontKnow),
            number => number.parse().ok().filter(|n: &f64| n.is_finite()).map(Self::Value),
        }
    }
}

/// One respondent's evaluation of one unit. The respondent is a number within the round: it tells
/// evaluations of one respondent from those of another, and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The unit.
    pub unit: UnitId,
    /// The respondent's number within the round.
    pub respondent: u32,
    /// How many it stands for; 1 where nothing was weighted.
    pub weight: f64,
    /// The stratum it was drawn from, a number within the round.
    pub stratum: u32,
    /// What was answered, in the order of the questions of the set.
    pub cells: Vec<Cell>,
    /// The kind of respondent, where enough of it answered about the unit
    /// ([`tell_groups`](super::tell_groups)).
    pub group: Option<String>,
}

impl Evaluation {
    fn body(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(|cell| cell.written()).collect();
        let group = self.group.as_ref().map(|name| format!(";{}", name.replace(SEPARATORS, " ")));
        let (weight, stratum, cells) = (self.weight, self.stratum, cells.join(","));
        format!("{weight};{stratum};{cells}{}", group.unwrap_or_default())
    }
}

/// Evaluations in an order of their own, with respondents numbered anew in that order: neither order
/// nor number leads back to the file.
pub fn canonical(mut evaluations: Vec<Evaluation>) -> Vec<Evaluation> {
    // All that a respondent said, so that two orders of one file come to one order here.
    let mut said: BTreeMap<u32, Vec<(UnitId, String)>> = BTreeMap::new();
    for evaluation in &evaluations {
        said.entry(evaluation.respondent).or_default().push((evaluation.unit, evaluation.body()));
    }
    said.values_mut().for_each(|all| all.sort());
    let mut order: Vec<(Vec<(UnitId, String)>, u32)> =
        said.into_iter().map(|(respondent, all)| (all, respondent)).collect();
    order.sort();
    let numbers: BTreeMap<u32, u32> =
        order.iter().map(|(_, respondent)| *respondent).zip(1..).collect();
    for evaluation in &mut evaluations {
        evaluation.respondent = numbers.get(&evaluation.respondent).copied().unwrap_or(0);
    }
    evaluations.sort_by_cached_key(|evaluation| {
        (evaluation.unit, evaluation.respondent, evaluation.body())
    });
    evaluations
}

/// The evaluations of one unit as one text, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines(pub String);

impl Lines {
    /// Writes evaluations: respondent, weight, stratum, answers, and the group where it is told.
    pub fn of<'a>(evaluations: impl Iterator<Item = &'a Evaluation>) -> Self {
        let line = |one: &Evaluation| format!("{};{}", one.respondent, one.body());
        Self(evaluations.map(line).collect::<Vec<_>>().join("\n"))
    }

    /// Reads them; none where the text is not what [`Lines::of`] wrote.
    pub fn read(&self, unit: UnitId) -> Option<Vec<Evaluation>> {
        let read = |line: &str| {
            let mut parts = line.splitn(5, ';');
            Some(Evaluation {
                unit,
                respondent: parts.next()?.parse().ok()?,
                weight: parts.next()?.parse().ok()?,
                stratum: parts.next()?.parse().ok()?,
                cells: parts.next()?.split(',').map(Cell::read).collect::<Option<_>>()?,
                group: parts.next().map(str::to_owned),
            })
        };
        self.0.lines().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Evaluation, Lines, canonical};
    use ddci_platform::org::UnitId;
    use uuid::Uuid;

    fn evaluation(unit: u128, respondent: u32, answer: f64) -> Evaluation {
        let cells = vec![Cell::Value(answer), Cell::DontKnow, Cell::Gap];
        let unit = UnitId(Uuid::from_u128(unit));
        Evaluation { unit, respondent, weight: 1.25, stratum: 0, cells, group: None }
    }

    #[test]
    fn what_is_kept_reads_back() {
        let unit = UnitId(Uuid::from_u128(1));
        let kept = vec![evaluation(1, 1, 4.0), evaluation(1, 2, 2.5)];
        assert_eq!(Lines::of(kept.iter()).read(unit), Some(kept));
        assert_eq!(Lines("1;x".to_owned()).read(unit), None);
        let named = Evaluation { group: Some("hộ; kinh doanh".into()), ..evaluation(1, 1, 4.0) };
        let read = Lines::of([&named].into_iter()).read(unit).unwrap();
        assert_eq!(read[0].group.as_deref(), Some("hộ  kinh doanh"));
    }

    /// The order of a file and the numbers it uses leave no trace; that two evaluations are one
    /// respondent's does.
    #[test]
    fn neither_order_nor_number_leads_back() {
        let one = vec![evaluation(1, 70, 4.0), evaluation(2, 70, 1.0), evaluation(1, 12, 2.0)];
        let other = vec![evaluation(1, 3, 2.0), evaluation(2, 9, 1.0), evaluation(1, 9, 4.0)];
        let kept = canonical(one);
        assert_eq!(kept, canonical(other));
        let respondents: Vec<u32> = kept.iter().map(|evaluation| evaluation.respondent).collect();
        assert_eq!(respondents, [1, 2, 2]);
    }
}
