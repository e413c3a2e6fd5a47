//! Tables of targets and tables of tasks.

mod columns;
mod rows;

pub(crate) use columns::{Column, Layout, layout_of};
pub(crate) use rows::{Kind, kind_of};
