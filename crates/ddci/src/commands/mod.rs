//! The commands, one file each.

pub mod audit;
pub mod demo;
pub mod index;
pub mod init;
pub mod jobs;
pub mod migrate;
pub mod plan;
mod secret;
pub mod serve;
pub mod unit;
pub mod user;
