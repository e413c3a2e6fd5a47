//! The plan room: from the document an authority has written to obligations with dates and owners,
//! to what was done about each, to where things stand.
//!
//! Plan → sub-index → block → task → schedule → obligation: one task in one period for one unit.
//! Work state is set by people through `transitions`; whether something is late is derived.

pub mod api;
mod chores;
mod deadlines;
mod file_guard;
mod letter_text;
pub mod model;
mod open_dates;
pub mod pages;
pub mod store;
mod targets;
mod tells;
mod told;
pub mod transitions;
pub mod words;

pub use chores::Escalations;
pub use deadlines::PlanDeadlines;
pub use file_guard::PlanFiles;
pub use open_dates::PlanDates;
pub use targets::PlanTargets;
pub use tells::PlanTells;
pub use told::PlanNews;

use ddci_platform::store::Migration;

/// This room's tables, in order; the platform's come before.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "plan/0001_plan", sql: include_str!("../migrations/0001_plan.sql") },
    Migration {
        name: "plan/0002_obligation",
        sql: include_str!("../migrations/0002_obligation.sql"),
    },
    Migration { name: "plan/0003_edit", sql: include_str!("../migrations/0003_edit.sql") },
    Migration {
        name: "plan/0005_saved_view",
        sql: include_str!("../migrations/0005_saved_view.sql"),
    },
    Migration { name: "plan/0006_moves", sql: include_str!("../migrations/0006_moves.sql") },
    Migration {
        name: "plan/0007_amendment",
        sql: include_str!("../migrations/0007_amendment.sql"),
    },
    Migration { name: "plan/0008_table", sql: include_str!("../migrations/0008_table.sql") },
    Migration { name: "plan/0009_progress", sql: include_str!("../migrations/0009_progress.sql") },
    Migration { name: "plan/0010_desk", sql: include_str!("../migrations/0010_desk.sql") },
    Migration {
        name: "plan/0012_task_figures",
        sql: include_str!("../migrations/0012_task_figures.sql"),
    },
    Migration {
        name: "plan/0013_lifecycle",
        sql: include_str!("../migrations/0013_lifecycle.sql"),
    },
    Migration {
        name: "plan/0014_withdrawn",
        sql: include_str!("../migrations/0014_withdrawn.sql"),
    },
    Migration { name: "plan/0015_folded", sql: include_str!("../migrations/0015_folded.sql") },
    Migration { name: "plan/0016_executor", sql: include_str!("../migrations/0016_executor.sql") },
    Migration {
        name: "plan/0017_escalation",
        sql: include_str!("../migrations/0017_escalation.sql"),
    },
    Migration {
        name: "plan/0018_urging_letter",
        sql: include_str!("../migrations/0018_urging_letter.sql"),
    },
    Migration { name: "plan/0023_comment", sql: include_str!("../migrations/0023_comment.sql") },
    Migration {
        name: "plan/0019_coordination",
        sql: include_str!("../migrations/0019_coordination.sql"),
    },
    Migration {
        name: "plan/0020_extension",
        sql: include_str!("../migrations/0020_extension.sql"),
    },
    Migration { name: "plan/0021_bounce", sql: include_str!("../migrations/0021_bounce.sql") },
    Migration { name: "plan/0022_quality", sql: include_str!("../migrations/0022_quality.sql") },
    Migration { name: "plan/0023_comment", sql: include_str!("../migrations/0023_comment.sql") },
    Migration { name: "plan/0024_meeting", sql: include_str!("../migrations/0024_meeting.sql") },
    Migration { name: "plan/0025_follows", sql: include_str!("../migrations/0025_follows.sql") },
    Migration { name: "plan/0025_follows", sql: include_str!("../migrations/0025_follows.sql") },
    Migration { name: "plan/0024_meeting", sql: include_str!("../migrations/0024_meeting.sql") },
    Migration { name: "plan/0026_handover", sql: include_str!("../migrations/0026_handover.sql") },
];
