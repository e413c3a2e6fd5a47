//! What a computation found, as the figures of each unit.

use super::{LEVEL, Level, Note, Part, Rated, Score, hundredths, score::scaled};
use ddci_index::{
    Fault,
    design::Interval,
    model::{IndexSet, SubIndex},
    score::{Note as IndexNote, Scored},
    sure::{Composites, Part as Of, RankInterval, Replicated, indicator_interval},
};
use std::collections::BTreeSet;

/// Decimals of a raw value as it is kept.
const RAW_PLACES: u32 = 6;

/// A computation with the intervals of its parts.
pub(super) struct Figures<'a> {
    set: &'a IndexSet,
    replicated: &'a Replicated,
    scored: &'a Scored,
    composite: Vec<Interval>,
    sub_indices: Vec<Vec<Interval>>,
    places: Vec<Option<RankInterval>>,
    /// Units and parts that rest on some of what they should rest on.
    partial: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Figures<'a> {
    pub fn of(
        set: &'a IndexSet,
        replicated: &'a Replicated,
        scored: &'a Scored,
    ) -> Result<Self, Fault> {
        let part = |of: Of<'_>| Composites::of(set, replicated, &scored.ends, of);
        let composite = part(Of::Composite)?;
        let of_sub_index =
            |sub_index: &SubIndex| Ok(part(Of::SubIndex(&sub_index.code))?.intervals(LEVEL));
        let partial = scored.notes.iter().filter_map(|note| match note {
            IndexNote::Partial { unit, of, .. } => Some((unit.as_str(), of.as_str())),
            _ => None,
        });
        Ok(Self {
            set,
            replicated,
            scored,
            sub_indices: set.sub_indices.iter().map(of_sub_index).collect::<Result<_, Fault>>()?,
            places: composite.rank_intervals(&scored.composite, LEVEL),
            composite: composite.intervals(LEVEL),
            partial: partial.collect(),
        })
    }

    /// All figures of a unit; one that nobody rated has none but "not enough".
    pub fn of_unit(&self, rated: &Rated) -> Vec<Score> {
        let units = &self.replicated.measured.units;
        let Some(row) = units.iter().position(|code| *code == rated.code) else {
            return self.nothing(rated);
        };
        let mut scores = vec![self.composite(rated, row)];
        scores.extend(self.sub_indices(rated, row));
        scores.extend(self.indicators(rated, row));
        scores
    }

    fn nothing(&self, rated: &Rated) -> Vec<Score> {
        let sub_indices = self.set.sub_indices.iter().map(|known| (Level::SubIndex, &known.code));
        let indicators = self.set.indicators().map(|known| (Level::Indicator, &known.code));
        let parts =
            sub_indices.chain(indicators).map(|(level, code)| Part { level, code: code.clone() });
        [Part::composite()]
            .into_iter()
            .chain(parts)
            .map(|part| Score::not_enough(rated.unit, part, 0))
            .collect()
    }

    fn composite(&self, rated: &Rated, row: usize) -> Score {
        let score = Score::not_enough(rated.unit, Part::composite(), rated.answers);
        let Some(value) = self.scored.composite.get(row).copied().flatten() else { return score };
        let place = |place: usize| i32::try_from(place).unwrap_or(i32::MAX);
        Score {
            place: self.scored.ranks.get(row).copied().flatten().and_then(whole),
            places: self
                .places
                .get(row)
                .and_then(Option::as_ref)
                .map(|places| (place(places.best), place(places.worst))),
            band: self.scored.bands.get(row).cloned().flatten(),
            ..self.found(score, value, self.composite.get(row).copied(), &rated.code)
        }
    }

    fn sub_indices(&self, rated: &Rated, row: usize) -> Vec<Score> {
        let of = |(known, intervals): (&SubIndex, &Vec<Interval>)| {
            let part = Part { level: Level::SubIndex, code: known.code.clone() };
            let score = Score::not_enough(rated.unit, part, rated.answers);
            match self.scored.sub_indices.get(&rated.code, &known.code) {
                Some(value) => self.found(score, value, intervals.get(row).copied(), &rated.code),
                None => score,
            }
        };
        self.set.sub_indices.iter().zip(&self.sub_indices).map(of).collect()
    }

    fn indicators(&self, rated: &Rated, row: usize) -> Vec<Score> {
        let estimates = self.replicated.measured.estimates.get(row);
        let estimates = estimates.map_or(&[][..], Vec::as_slice);
        let of = |(known, estimate): (&ddci_index::model::Indicator, &_)| {
            let estimate: &ddci_index::design::Estimate = estimate;
            let part = Part { level: Level::Indicator, code: known.code.clone() };
            let answers = i64::try_from(estimate.answers).unwrap_or(i64::MAX);
            let score = Score::not_enough(rated.unit, part, answers);
            match self.scored.normalised.get(&rated.code, &known.code) {
                Some(value) => Score {
                    raw: scaled(estimate.value, RAW_PLACES),
                    raw_interval: ends(indicator_interval(known, estimate, LEVEL), |value| {
                        scaled(value, RAW_PLACES)
                    }),
                    ..self.found(score, value, None, &rated.code)
                },
                None => score,
            }
        };
        self.set.indicators().zip(estimates).map(of).collect()
    }

    /// The score with what was found; what is not a number leaves it as it is.
    fn found(&self, score: Score, value: f64, interval: Option<Interval>, unit: &str) -> Score {
        let Some(value) = hundredths(value) else { return score };
        let partial = self.partial.contains(&(unit, score.part.code.as_str()));
        Score {
            value: Some(value),
            interval: interval.and_then(|interval| ends(interval, hundredths)),
            note: if partial { Note::Partial } else { Note::None },
            ..score
        }
    }
}

/// Both ends of an interval, or none.
fn ends(interval: Interval, scale: impl Fn(f64) -> Option<i64>) -> Option<(i64, i64)> {
    scale(interval.low).zip(scale(interval.high))
}

/// A place as a whole number; sets that share half a place are not taken.
fn whole(place: f64) -> Option<i32> {
    scaled(place, 0).and_then(|place| i32::try_from(place).ok())
}
