//! Writes parts of a draft as a picture shows them. Positions of tasks have no gaps.

mod amended;
mod part;
mod schedule;
mod task;

pub(super) use amended::{add_amended_task, amend_task};
pub(super) use part::{finding, head, remove_sub_index, sub_index, unread};
pub(super) use task::{append_task, change_task, insert_task, remove_task, reorder};
