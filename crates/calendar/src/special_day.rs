//! A day that differs from the ordinary week.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a special day does to the ordinary week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpecialKind {
    /// A holiday, a compensation day, or a weekday swapped off.
    Off,
    /// A day of the weekend that is worked, in exchange for a weekday swapped off.
    Working,
}

/// A day that differs from the ordinary week, and the act that says so.
///
/// Bộ luật Lao động 2019, điều 111 and 112; swaps are announced year by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// The day itself.
    pub date: Date,
    /// Whether it is off or worked.
    pub kind: SpecialKind,
    /// Its name in Vietnamese.
    pub name_vi: String,
    /// Its name in English.
    pub name_en: String,
    /// The act that makes it so, as it is cited.
    pub legal_basis: String,
    /// Whether that act is known to fix this very date.
    pub verified: bool,
}
