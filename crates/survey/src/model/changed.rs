//! A unit's change from one round to another, in parts that add up.

use super::{Basis, hundredths};
use ddci_index::{
    Fault, Table,
    change::{Decomposition, Side, compose, decompose},
};

/// What a unit was before: units of the earlier round, each with its share of the unit; one whole share
/// where it is the same unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The codes in the earlier round with their shares, which add up to 1; the largest first.
    pub parts: Vec<(String, f64)>,
    /// Whether the unit is another than the one it is compared with.
    pub is_composed: bool,
}

impl Origin {
    /// The same unit, under the code it had.
    pub fn same(code: &str) -> Self {
        Self { parts: vec![(code.to_owned(), 1.0)], is_composed: false }
    }

    /// The unit it is compared with: the largest part.
    pub fn largest(&self) -> Option<&str> {
        self.parts.first().map(|(code, _)| code.as_str())
    }
}

/// Why the unit's composite changed.
///
/// Respondents of different groups are not told apart, because what is kept of an answer does not name
/// its group: the whole sample of a unit is one group, and a change of its mix is part of the own change.
///
/// # Errors
/// A year without a score, or sets so different that one year's answers make no composite of the other.
pub fn changed(
    before: &Basis,
    after: &Basis,
    origin: &Origin,
    unit: &str,
) -> Result<Decomposition, Fault> {
    let compared = one(before, origin.largest().unwrap_or_default())?;
    let now = one(after, unit)?;
    let composed = match origin.is_composed {
        true => Some(composed(before, origin)?),
        false => None,
    };
    let earlier = |raw| Side { set: &before.set, ends: &before.scored.ends, raw, mix: &WHOLE };
    let later = Side { set: &after.set, ends: &after.scored.ends, raw: &now, mix: &WHOLE };
    decompose(&earlier(&compared), &later, composed.as_ref().map(earlier).as_ref())
}

/// The parts of a change as they are shown, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What the unit itself did; the mix of respondents is within it.
    pub own: i64,
    /// The ends of the scales.
    pub goalposts: i64,
    /// Weights and questions.
    pub set: i64,
    /// That the unit is another than before.
    pub lineage: i64,
}

impl Parts {
    /// Each part rounded once; the largest takes what rounding leaves, so that what is shown adds up to
    /// the difference of the published scores.
    pub fn of(change: &Decomposition, total: i64) -> Option<Self> {
        let own = hundredths(change.own + change.mix)?;
        let [goalposts, set, lineage] =
            [change.goalposts, change.set, change.lineage].map(hundredths);
        let mut parts = Self { own, goalposts: goalposts?, set: set?, lineage: lineage? };
        let rest = total - (parts.own + parts.goalposts + parts.set + parts.lineage);
        let all = [&mut parts.own, &mut parts.goalposts, &mut parts.set, &mut parts.lineage];
        if let Some(largest) = all.into_iter().max_by_key(|part| part.abs()) {
            *largest += rest;
        }
        Some(parts)
    }
}

/// The whole sample as its only group.
const WHOLE: [f64; 1] = [1.0];

/// The raw values of one unit as a table of one row.
fn one(basis: &Basis, unit: &str) -> Result<Table, Fault> {
    let columns =
        basis.raw.codes().iter().map(|code| (code.clone(), vec![basis.raw.get(unit, code)]));
    Table::new(["all"], columns)
}

fn composed(before: &Basis, origin: &Origin) -> Result<Table, Fault> {
    let tables: Vec<(Table, f64)> = origin
        .parts
        .iter()
        .map(|(code, share)| Ok((one(before, code)?, *share)))
        .collect::<Result<_, Fault>>()?;
    let parts: Vec<(&Table, f64)> = tables.iter().map(|(table, share)| (table, *share)).collect();
    compose(&parts)
}

#[cfg(test)]
mod tests {
    use super::Parts;
    use ddci_index::change::Decomposition;

    #[test]
    fn what_is_shown_adds_up() {
        let change = Decomposition {
            total: 2.6158,
            own: 2.2558,
            goalposts: 0.355,
            set: 0.005,
            mix: 0.0,
            lineage: 0.0,
            series_break: false,
        };
        // 2,26 + 0,36 + 0,01 would be 2,63, where 2,61 was published.
        let shown = Parts { own: 224, goalposts: 36, set: 1, lineage: 0 };
        assert_eq!(Parts::of(&change, 261), Some(shown));
    }
}
