//! The sub-indices of a plan: their names, targets and leaders.

mod leader;
mod names;
mod registry;
mod targets;
mod total;

pub(crate) use leader::{leader_in_brackets, leader_of, leader_of_numbers, leader_sentence};
pub(crate) use names::{heading_name, plain_name};
pub(crate) use registry::Registry;
pub(crate) use targets::{TargetItem, items_in, score_in_brackets, score_of};
pub(crate) use total::{Total, Totals};
