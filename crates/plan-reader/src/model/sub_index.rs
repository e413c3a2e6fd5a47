//! One component of the index the plan wants to improve.

use serde::{Deserialize, Serialize};

use super::Points;

/// A sub-index ("chỉ số thành phần") with its target for the plan year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubIndex {
    /// The number it has in the plan.
    pub ordinal: u32,
    /// Its name without "Chỉ số", number and quotes.
    pub name: String,
    /// The floor to reach; none where the plan sets none.
    pub target: Option<Points>,
    /// False for a sub-index that is only followed.
    pub counts_toward_total: bool,
    /// The leader of the authority who answers for it.
    pub responsible_leader: Option<String>,
    /// Where it is first named.
    pub line: u32,
}
