//! What the tests of this crate share.

pub mod compare;
pub mod day_off;
