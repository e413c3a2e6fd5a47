//! The commands, one file each.

pub mod audit;
pub mod backup;
pub mod demo;
pub mod doctor;
pub mod index;
pub mod init;
pub mod jobs;
pub mod key;
pub mod migrate;
pub mod plan;
pub mod restore;
mod secret;
pub mod serve;
pub mod unit;
pub mod user;
