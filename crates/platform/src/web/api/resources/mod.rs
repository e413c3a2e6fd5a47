//! The platform's resources, one file each.

pub mod audit;
pub mod calendar;
pub mod groups;
pub mod openapi;
pub mod people;
pub mod units;
