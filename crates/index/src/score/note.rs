//! What a reader of scores must know.

use serde::Serialize;

/// Something about a score that is not an error.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Note {
    /// All units have the same raw value: the indicator has no score and its weight goes to the others.
    Flat {
        /// The indicator.
        indicator: String,
    },
    /// A raw value outside the goalposts was cut to the scale.
    Clamped {
        /// The unit.
        unit: String,
        /// The indicator.
        indicator: String,
        /// The raw value.
        raw: f64,
    },
    /// The unit has fewer answers than the set asks for: no score, no rank, no part in goalposts.
    NotEnoughData {
        /// The unit.
        unit: String,
        /// Its answers.
        answers: usize,
        /// What the set asks for.
        least: usize,
    },
    /// A sub-index rests on some of its indicators only.
    Partial {
        /// The unit.
        unit: String,
        /// The sub-index or the composite.
        of: String,
        /// How many parts are there.
        there: usize,
        /// How many there should be.
        parts: usize,
    },
    /// Too little was there for a score.
    NoScore {
        /// The unit.
        unit: String,
        /// The sub-index or the composite.
        of: String,
    },
}
