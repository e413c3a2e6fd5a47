//! The survey room: a round of the competitiveness index, from answers or published scores to ranks
//! that say how sure they are, to pages that anybody may read.
//!
//! Round → rated unit → score of the composite, a sub-index or an indicator. Figures come from
//! `ddci-index`; this room keeps what went in, what came out, and who decided what.

pub mod api;
pub mod model;
pub mod open_data;
pub mod pages;
mod published_scores;
pub mod store;
pub mod transitions;
pub mod words;

pub use published_scores::PublishedScores;

use ddci_platform::store::Migration;

/// This room's tables, in order; the platform's come before.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "survey/0001_round", sql: include_str!("../migrations/0001_round.sql") },
    Migration { name: "survey/0002_results", sql: include_str!("../migrations/0002_results.sql") },
];
