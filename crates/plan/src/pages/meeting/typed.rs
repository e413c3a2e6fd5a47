//! What somebody types at a meeting; nothing of it is lost when something is wrong.

use ddci_platform::org::UnitId;
use serde::Deserialize;

/// Opening and closing.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Frame {
    #[serde(default)]
    pub(super) held_on: String,
    #[serde(default)]
    pub(super) attended: String,
    #[serde(default)]
    pub(super) conclusion: String,
}

/// What comes of one thing.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct OfItem {
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) unit: String,
    #[serde(default)]
    pub(super) due_on: String,
    #[serde(default)]
    pub(super) leader: String,
}

impl OfItem {
    /// The unit that was chosen.
    pub(super) fn unit(&self) -> Option<UnitId> {
        self.unit.parse().ok()
    }
}
