//! What stands above and below the body of a plan.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Points;

/// The identity of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHead {
    /// The subject under the word "KẾ HOẠCH", or the title of a bare annex.
    pub title: String,
    /// "17/KH-UBND"; none where the number is left blank.
    pub number: Option<String>,
    /// None unless day, month and year all stand there.
    pub issued_on: Option<Date>,
    /// The year the plan is for.
    pub year: i16,
    /// "UBND huyện X".
    pub issuer: String,
    /// The stated total on the scale of 100.
    pub total_target: Option<Points>,
    /// The paragraphs that begin with "Căn cứ".
    pub legal_bases: Vec<String>,
    /// Who signs, as printed under the closing.
    pub signer: Option<String>,
}
