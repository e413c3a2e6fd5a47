//! What became of units: the timeline, and recording a reorganisation.

pub(super) mod lines;
pub(super) mod record;
mod refused;
mod rows;
pub(super) mod timeline;
