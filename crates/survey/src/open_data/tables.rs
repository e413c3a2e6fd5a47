//! The tables of a round.

use super::{Cell, Column, Published, Sheet};
use crate::model::{Basis, Level, Part, Rated, Score, fraction, is_small, own_weight};
use ddci_index::{
    Direction,
    design::{Estimate, Interval},
    model::{Indicator, Kind, SubIndex},
    sure::indicator_interval,
};

/// One row for each unit.
pub(super) fn units(published: &Published<'_>) -> Sheet {
    let row = |rated: &Rated| {
        let score = published.score(rated, &Part::composite());
        let places = score.and_then(|score| score.places);
        let mut row = vec![Cell::Text(rated.code.clone()), Cell::Text(rated.name.clone())];
        row.extend(counted(published.hides(rated.answers), Some(rated.answers)));
        row.push(Cell::points(score.and_then(|score| score.value)));
        row.extend(ends(score));
        row.push(Cell::whole(score.and_then(|score| score.place)));
        row.push(Cell::whole(places.map(|places| places.0)));
        row.push(Cell::whole(places.map(|places| places.1)));
        row.push(Cell::text(score.and_then(|score| score.band.as_deref())));
        row
    };
    Sheet {
        name: "units",
        columns: vec![
            Column::Unit,
            Column::Name,
            Column::Answers,
            Column::Suppressed,
            Column::Composite,
            Column::Low,
            Column::High,
            Column::Place,
            Column::BestPlace,
            Column::WorstPlace,
            Column::Band,
        ],
        rows: published.rated.iter().map(row).collect(),
    }
}

/// One row for each unit and sub-index.
pub(super) fn sub_indices(published: &Published<'_>) -> Sheet {
    let of = |rated: &Rated, known: &SubIndex| {
        let part = Part { level: Level::SubIndex, code: known.code.clone() };
        let score = published.score(rated, &part);
        let mut row = vec![Cell::Text(rated.code.clone()), Cell::Text(known.code.clone())];
        row.push(Cell::points(score.and_then(|score| score.value)));
        row.extend(ends(score));
        row
    };
    let parts = &published.set.sub_indices;
    let rows =
        published.rated.iter().flat_map(|rated| parts.iter().map(move |part| of(rated, part)));
    Sheet {
        name: "sub-indices",
        columns: vec![Column::Unit, Column::SubIndex, Column::Score, Column::Low, Column::High],
        rows: rows.collect(),
    }
}

/// One row for each indicator: how it counts, and the goalposts that were used.
pub(super) fn indicators(published: &Published<'_>, basis: &Basis) -> Sheet {
    let known = published.set.sub_indices.iter();
    let known = known.flat_map(|part| part.indicators.iter().map(move |own| (part, own)));
    let row = |((part, own), ends): ((&SubIndex, &Indicator), &Option<_>)| {
        let ends: Option<ddci_index::normalise::Goalposts> = *ends;
        let questions: Vec<&str> =
            own.questions.iter().map(|question| question.code.as_str()).collect();
        vec![
            Cell::Text(own.code.clone()),
            Cell::Text(part.code.clone()),
            Cell::Text(measure(own.kind).to_owned()),
            Cell::Text(direction(own.direction).to_owned()),
            Cell::Text(own_weight(part, own)),
            Cell::Text(fraction(part.weight)),
            Cell::Flag(part.counts),
            Cell::number(ends.map(|ends| ends.min)),
            Cell::number(ends.map(|ends| ends.max)),
            Cell::Text(questions.join(" ")),
        ]
    };
    Sheet {
        name: "indicators",
        columns: vec![
            Column::Indicator,
            Column::SubIndex,
            Column::Measure,
            Column::Direction,
            Column::Weight,
            Column::SubIndexWeight,
            Column::Counts,
            Column::GoalpostMin,
            Column::GoalpostMax,
            Column::Questions,
        ],
        rows: known.zip(&basis.scored.ends).map(row).collect(),
    }
}

/// One row for each unit and indicator: what everything else is worked out from.
pub(super) fn values(published: &Published<'_>, basis: &Basis) -> Sheet {
    let of = |rated: &Rated, own: &Indicator| {
        let found = basis.measured.get(&rated.code, &own.code);
        let answers = found.and_then(|found| i64::try_from(found.answers).ok());
        let shown = found.filter(|_| !published.hides(answers.unwrap_or(0)));
        let part = Part { level: Level::Indicator, code: own.code.clone() };
        let score = published.score(rated, &part).filter(|_| shown.is_some());
        let mut row = vec![Cell::Text(rated.code.clone()), Cell::Text(own.code.clone())];
        row.extend(counted(shown.is_none(), answers));
        row.extend(raw(own, shown));
        row.push(Cell::points(score.and_then(|score| score.value)));
        row
    };
    let known: Vec<_> = published.set.indicators().collect();
    let rows = published.rated.iter().flat_map(|rated| known.iter().map(move |own| of(rated, own)));
    Sheet {
        name: "values",
        columns: vec![
            Column::Unit,
            Column::Indicator,
            Column::Answers,
            Column::Suppressed,
            Column::Raw,
            Column::Error,
            Column::RawLow,
            Column::RawHigh,
            Column::Score,
        ],
        rows: rows.collect(),
    }
}

impl Published<'_> {
    fn score(&self, rated: &Rated, part: &Part) -> Option<&Score> {
        self.scores.iter().find(|score| score.unit == rated.unit && score.part == *part)
    }

    /// Whether that many answers are too few; a published table was public before.
    fn hides(&self, answers: i64) -> bool {
        self.basis.is_some() && is_small(answers)
    }
}

/// How many answers there are, and whether that is left out: a count of few is not told either.
fn counted(is_left_out: bool, answers: Option<i64>) -> [Cell; 2] {
    let answers = answers.filter(|_| !is_left_out);
    [Cell::whole(answers), Cell::Flag(is_left_out)]
}

fn ends(score: Option<&Score>) -> [Cell; 2] {
    let interval = score.and_then(|score| score.interval);
    [interval.map(|ends| ends.0), interval.map(|ends| ends.1)].map(Cell::points)
}

/// Decimals of the ends of a raw interval, as they are kept.
const END_PLACES: u32 = 6;

/// The raw value with its error, to the last digit because everything is worked out from it, and its
/// interval.
fn raw(own: &Indicator, found: Option<&Estimate>) -> [Cell; 4] {
    let interval: Option<Interval> =
        found.map(|found| indicator_interval(own, found, crate::model::LEVEL));
    let end = |value: f64| ddci_index::shown(value, END_PLACES);
    [
        found.map(|found| found.value),
        found.map(|found| found.error),
        interval.map(|interval| end(interval.low)),
        interval.map(|interval| end(interval.high)),
    ]
    .map(Cell::number)
}

/// The words of index sets.
fn measure(kind: Kind) -> &'static str {
    match kind {
        Kind::TopTwoShare => "top_two_share",
        Kind::YesShare => "yes_share",
        Kind::LikertMean => "likert_mean",
        Kind::Median => "median",
        Kind::HardRatio => "hard_ratio",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
    }
}
