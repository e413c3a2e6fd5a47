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

/// Why a unit's composite changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its parts.
    pub parts: Decomposition,
    /// Whether kinds of respondents are told apart in both years; else another mix is within the unit's
    /// own part.
    pub tells_mix: bool,
}

/// Why the unit's composite changed.
///
/// The mix of respondents is told where both years tell their kinds apart and the unit is the one it was.
/// Answers to single questions are missing in one kind more than in another; what that makes is within
/// the own part.
///
/// # Errors
/// A year without a score, or sets so different that one year's answers make no composite of the other.
pub fn changed(
    before: &Basis,
    after: &Basis,
    origin: &Origin,
    unit: &str,
) -> Result<Change, Fault> {
    let largest = origin.largest().unwrap_or_default();
    let compared = one(before, largest)?;
    let now = one(after, unit)?;
    let earlier = |raw| Side { set: &before.set, ends: &before.scored.ends, raw, mix: &WHOLE };
    let later = Side { set: &after.set, ends: &after.scored.ends, raw: &now, mix: &WHOLE };
    if origin.is_composed {
        let composed = composed(before, origin)?;
        let parts = decompose(&earlier(&compared), &later, Some(&earlier(&composed)))?;
        return Ok(Change { parts, tells_mix: false });
    }
    let mut parts = decompose(&earlier(&compared), &later, None)?;
    let grouped = before.grouped.get(largest).zip(after.grouped.get(unit));
    let told = grouped.and_then(|(old, new)| {
        let old = Side { raw: &old.raw, mix: &old.mix, ..earlier(&compared) };
        decompose(&old, &Side { raw: &new.raw, mix: &new.mix, ..later }, None).ok()
    });
    let tells_mix = told.is_some();
    if let Some(told) = told {
        parts.own += parts.mix - told.mix;
        parts.mix = told.mix;
    }
    Ok(Change { parts, tells_mix })
}

/// The parts of a change as they are shown, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What the unit itself did; the mix of respondents is within it where it is not told.
    pub own: i64,
    /// That other kinds of respondents answered.
    pub mix: Option<i64>,
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
    pub fn of(change: &Change, total: i64) -> Option<Self> {
        let exact = &change.parts;
        let own = match change.tells_mix {
            true => exact.own,
            false => exact.own + exact.mix,
        };
        let [own, goalposts, set, lineage] =
            [own, exact.goalposts, exact.set, exact.lineage].map(hundredths);
        let mix = if change.tells_mix { Some(hundredths(exact.mix)?) } else { None };
        let (own, goalposts, set, lineage) = (own?, goalposts?, set?, lineage?);
        let mut parts = Self { own, mix, goalposts, set, lineage };
        let rest = total - (own + mix.unwrap_or(0) + goalposts + set + lineage);
        let Self { own, mix, goalposts, set, lineage } = &mut parts;
        let all = [own, goalposts, set, lineage].into_iter().chain(mix);
        if let Some(largest) = all.max_by_key(|part| part.abs()) {
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
    use super::{Change, Parts};
    use ddci_index::change::Decomposition;

    #[test]
    fn what_is_shown_adds_up() {
        let parts = Decomposition {
            total: 2.6158,
            own: 2.2558,
            goalposts: 0.355,
            set: 0.005,
            mix: 0.0,
            lineage: 0.0,
            series_break: false,
        };
        // 2,26 + 0,36 + 0,01 would be 2,63, where 2,61 was published.
        let shown = Parts { own: 224, mix: None, goalposts: 36, set: 1, lineage: 0 };
        let change = Change { parts: parts.clone(), tells_mix: false };
        assert_eq!(Parts::of(&change, 261), Some(shown));
        let parts = Decomposition { own: 2.0058, mix: 0.25, ..parts };
        let shown = Parts { own: 199, mix: Some(25), goalposts: 36, set: 1, lineage: 0 };
        assert_eq!(Parts::of(&Change { parts, tells_mix: true }, 261), Some(shown));
    }
}
