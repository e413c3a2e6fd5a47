//! What every room of ddci stands on: clock, store, organisation, identity, permits, audit, files,
//! the calendar as law, jobs, the outbox, and the web shell.
//!
//! Rooms depend on the platform, never on each other, and the platform on no room. Whatever one
//! room must know of another passes through a trait in [`seam`] that the program wires up.

pub mod audit;
pub mod backup;
pub mod clock;
pub mod digest;
pub mod feed;
pub mod files;
pub mod id;
pub mod identity;
pub mod jobs;
pub mod law;
pub mod org;
pub mod outbox;
pub mod permit;
pub mod random;
pub mod seam;
pub mod store;
pub mod web;

/// The platform's own tables, in order.
pub const MIGRATIONS: &[store::Migration] = &[
    store::Migration { name: "platform/0001_org", sql: include_str!("../migrations/0001_org.sql") },
    store::Migration {
        name: "platform/0002_identity",
        sql: include_str!("../migrations/0002_identity.sql"),
    },
    store::Migration {
        name: "platform/0003_audit",
        sql: include_str!("../migrations/0003_audit.sql"),
    },
    store::Migration {
        name: "platform/0004_files",
        sql: include_str!("../migrations/0004_files.sql"),
    },
    store::Migration {
        name: "platform/0005_units",
        sql: include_str!("../migrations/0005_units.sql"),
    },
    store::Migration {
        name: "platform/0006_calendar",
        sql: include_str!("../migrations/0006_calendar.sql"),
    },
    store::Migration {
        name: "platform/0006_lineage",
        sql: include_str!("../migrations/0006_lineage.sql"),
    },
    store::Migration {
        name: "platform/0007_positions",
        sql: include_str!("../migrations/0007_positions.sql"),
    },
    store::Migration {
        name: "platform/0009_person_folded",
        sql: include_str!("../migrations/0009_person_folded.sql"),
    },
    store::Migration {
        name: "platform/0010_superior",
        sql: include_str!("../migrations/0010_superior.sql"),
    },
    store::Migration { name: "platform/0011_job", sql: include_str!("../migrations/0011_job.sql") },
    store::Migration {
        name: "platform/0012_outbox",
        sql: include_str!("../migrations/0012_outbox.sql"),
    },
    store::Migration {
        name: "platform/0013_email",
        sql: include_str!("../migrations/0013_email.sql"),
    },
    store::Migration {
        name: "platform/0014_second_factor",
        sql: include_str!("../migrations/0014_second_factor.sql"),
    },
    store::Migration {
        name: "platform/0017_api_token",
        sql: include_str!("../migrations/0017_api_token.sql"),
    },
    store::Migration {
        name: "platform/0021_feed",
        sql: include_str!("../migrations/0021_feed.sql"),
    },
    store::Migration {
        name: "platform/0020_digest",
        sql: include_str!("../migrations/0020_digest.sql"),
    },
];
