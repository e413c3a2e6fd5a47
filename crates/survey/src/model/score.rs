//! A stored figure.

use super::vocabulary;
use ddci_index::shown;
use ddci_platform::org::UnitId;

/// What is scored, from the whole to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The composite, on 100.
    Composite,
    /// A sub-index, on the scale of the set.
    SubIndex,
    /// An indicator, on the scale of the set, with its raw value.
    Indicator,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Composite, Self::SubIndex, Self::Indicator];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Composite => "composite",
            Self::SubIndex => "sub_index",
            Self::Indicator => "indicator",
        }
    }
}

/// What must be known beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    None,
    /// Fewer answers than the index set asks for: no score, no rank.
    NotEnough,
    /// It rests on some of its parts only.
    Partial,
    /// A stated figure lies outside of the scale.
    OutsideScale,
}

impl Note {
    /// All notes.
    pub const ALL: [Self; 4] = [Self::None, Self::NotEnough, Self::Partial, Self::OutsideScale];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::NotEnough => "not_enough",
            Self::Partial => "partial",
            Self::OutsideScale => "outside_scale",
        }
    }
}

vocabulary!(Level, Note);

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// How far down.
    pub level: Level,
    /// The code in the index set; `composite` for the composite.
    pub code: String,
}

impl Part {
    /// The composite.
    pub fn composite() -> Self {
        Self { level: Level::Composite, code: Level::Composite.word().to_owned() }
    }
}

/// One figure of one unit. Points are hundredths, raw values millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The unit.
    pub unit: UnitId,
    /// What is scored.
    pub part: Part,
    /// How many answers it rests on.
    pub answers: i64,
    /// The points as published; none where there is not enough data.
    pub value: Option<i64>,
    /// The lower and upper end of its interval; none of a table of published scores.
    pub interval: Option<(i64, i64)>,
    /// The raw value of an indicator: a share from 0 to 1, a mean, days, thousands of dong.
    pub raw: Option<i64>,
    /// The interval of the raw value.
    pub raw_interval: Option<(i64, i64)>,
    /// The place of the composite.
    pub place: Option<i32>,
    /// The best and the worst place that it may truly hold.
    pub places: Option<(i32, i32)>,
    /// What the composite is called.
    pub band: Option<String>,
    /// What must be known beside it.
    pub note: Note,
}

impl Score {
    /// A figure that rests on too little.
    pub fn not_enough(unit: UnitId, part: Part, answers: i64) -> Self {
        Self {
            unit,
            part,
            answers,
            value: None,
            interval: None,
            raw: None,
            raw_interval: None,
            place: None,
            places: None,
            band: None,
            note: Note::NotEnough,
        }
    }
}

/// Points as published: hundredths, rounded half up once.
pub fn hundredths(value: f64) -> Option<i64> {
    scaled(value, 2)
}

/// A number as a whole number of `10^-places`; none where it is no number.
pub(super) fn scaled(value: f64, places: u32) -> Option<i64> {
    let unit = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let whole = (shown(value, places) * unit).round();
    (whole.abs() < 9e15).then_some(whole as i64)
}
