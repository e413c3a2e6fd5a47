//! What a score is called.

use serde::{Deserialize, Serialize};

use crate::Exact;

/// A band of the composite. The same word means different scores in different provinces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name as published.
    pub name: String,
    /// The lowest composite, on the scale of 100, that is in it.
    pub at_least: Exact,
}
