//! A table of scores as it was published: kept as it is, ranked, and looked at for errors.

use super::{Computed, Level, Note, Part, Rated, Score};
use ddci_index::{
    Fault, hash,
    model::IndexSet,
    published::{Finding, PublishedRow, check_published},
    rank::ranks,
};
use ddci_platform::org::UnitId;

/// One figure of a published table, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    /// The unit.
    pub unit: UnitId,
    /// The composite or a sub-index.
    pub part: Part,
    /// The points.
    pub value: i64,
}

/// The points as a number.
fn number(hundredths: i64) -> f64 {
    // Points are far below 2^53 hundredths.
    hundredths as f64 / 100.0
}

fn of<'a>(stated: &'a [Stated], unit: UnitId, part: &Part) -> Option<&'a Stated> {
    stated.iter().find(|figure| figure.unit == unit && figure.part == *part)
}

fn sub_index(code: &str) -> Part {
    Part { level: Level::SubIndex, code: code.to_owned() }
}

/// The figures of a published table. There are no intervals: nothing says how sure it is. A place that
/// the table does not state follows from the composites.
pub fn score_stated(set: &IndexSet, rated: &[Rated], stated: &[Stated]) -> Computed {
    let composites: Vec<f64> = rated
        .iter()
        .map(|unit| {
            let composite = of(stated, unit.unit, &Part::composite());
            composite.map_or(f64::NAN, |figure| number(figure.value))
        })
        .collect();
    let places = ranks(&composites, set.ties);
    let mut scores = Vec::new();
    for ((unit, composite), place) in rated.iter().zip(composites).zip(places) {
        let place = unit.stated_rank.or(place.map(|place| place as i32));
        let band = unit.stated_band.clone();
        let band = band.or_else(|| set.band(composite).map(str::to_owned));
        let whole = figure(set, unit, Part::composite(), stated);
        let band = band.filter(|_| whole.value.is_some());
        scores.push(Score { place, band, ..whole });
        let parts = set.sub_indices.iter().map(|known| sub_index(&known.code));
        scores.extend(parts.map(|part| figure(set, unit, part, stated)));
    }
    Computed { scores, input_hash: hash_of(set, rated, stated) }
}

fn figure(set: &IndexSet, unit: &Rated, part: Part, stated: &[Stated]) -> Score {
    let Some(found) = of(stated, unit.unit, &part) else {
        return Score::not_enough(unit.unit, part, unit.answers);
    };
    let scale = match part.level {
        Level::Composite => 100.0 / set.high * set.low..=100.0,
        _ => set.low..=set.high,
    };
    let note = if scale.contains(&number(found.value)) { Note::None } else { Note::OutsideScale };
    let value = Some(found.value);
    Score { value, note, ..Score::not_enough(unit.unit, part, unit.answers) }
}

fn hash_of(set: &IndexSet, rated: &[Rated], stated: &[Stated]) -> String {
    let mut hasher = hash::Hasher::default();
    hasher.bytes(hash::of_set(set).0.as_bytes());
    for unit in rated {
        hasher.bytes(unit.code.as_bytes());
        let figures = stated.iter().filter(|figure| figure.unit == unit.unit);
        for figure in figures {
            hasher.bytes(figure.part.code.as_bytes());
            hasher.bytes(&figure.value.to_le_bytes());
        }
    }
    hasher.done().0
}

/// What looks wrong in a published table: outside of the scale, composites that do not follow from the
/// sub-indices, twins, wrong places. Units are named as the table's.
///
/// # Errors
/// A [`Fault`] of the library.
pub fn findings(set: &IndexSet, rated: &[Rated], stated: &[Stated]) -> Result<Vec<Finding>, Fault> {
    let counting: Vec<&str> = set
        .sub_indices
        .iter()
        .filter(|known| known.counts)
        .map(|known| known.code.as_str())
        .collect();
    let row = |unit: &Rated| {
        let points = |part: &Part| of(stated, unit.unit, part).map(|figure| number(figure.value));
        Some(PublishedRow {
            unit: unit.name.clone(),
            sub_indices: counting.iter().map(|code| points(&sub_index(code))).collect(),
            composite: points(&Part::composite())?,
            rank: unit.stated_rank.and_then(|rank| u32::try_from(rank).ok()),
        })
    };
    let rows: Vec<PublishedRow> = rated.iter().filter_map(row).collect();
    // Weights are those of the set where it was held against its source; else they are guessed.
    let weights: Vec<f64> = set
        .sub_indices
        .iter()
        .filter(|known| known.counts)
        .map(|known| known.weight.to_f64())
        .collect();
    check_published(&rows, set.verified.then_some(&weights))
}
