//! What tests of every room stand on: fresh databases, a clock that stands still, actors, a
//! browser without a browser, and fakes of other rooms.
//!
//! ```no_run
//! # use ddci_testkit::{Actors, Engine, TestDb};
//! # async fn example() {
//! let test = TestDb::new(Engine::Sqlite, ddci_platform::MIGRATIONS).await;
//! let actors = Actors::found(&test).await;
//! let coordinator = actors.coordinator();
//! # let _ = coordinator;
//! # }
//! ```
//!
//! A test of a store is written once and runs on both databases:
//!
//! ```ignore
//! #[rstest]
//! #[case::sqlite(Engine::Sqlite)]
//! #[case::postgres(Engine::Postgres)]
//! #[tokio::test]
//! async fn codes_are_unique(#[case] engine: Engine) { … }
//! ```

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "support of tests: what fails here is a failed test, and says why"
)]

mod actors;
mod client;
mod cluster;
mod engine;
mod measure;
mod messages;
mod moment;
mod test_db;

pub use actors::{
    Actors, COMMUNE, FINANCE, INTERIOR, Member, OFFICE, SECOND_COMMUNE, TAX, TOWNSHIP,
};
pub use client::{Answer, Client};
pub use engine::Engine;
pub use measure::CountedThings;
pub use messages::assert_same_messages;
pub use moment::{clock, moment};
pub use test_db::TestDb;
