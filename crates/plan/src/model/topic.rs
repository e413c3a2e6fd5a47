//! What people talk about: a task, or what one unit owes of it in one period.

use super::{ObligationId, TaskId};

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A task: whoever sees the plan sees it.
    Task(TaskId),
    /// What is owed of one: only its part of the people see it.
    Obligation(ObligationId),
}

impl Topic {
    /// Its key, under which it is watched.
    pub fn key(self) -> uuid::Uuid {
        match self {
            Self::Task(task) => task.0,
            Self::Obligation(obligation) => obligation.0,
        }
    }

    /// Its page.
    pub fn path(self) -> String {
        match self {
            Self::Task(task) => format!("/tasks/{task}"),
            Self::Obligation(obligation) => format!("/obligations/{obligation}"),
        }
    }

    /// How the audit log names it.
    pub fn subject(self) -> String {
        match self {
            Self::Task(task) => format!("task:{task}"),
            Self::Obligation(obligation) => format!("obligation:{obligation}"),
        }
    }
}
