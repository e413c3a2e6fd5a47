//! What the platform promises to every room, one file per subject, on both databases.

#![cfg(test)]

mod audit;
mod csrf;
mod edge;
mod file_kinds;
mod files;
mod guessing;
mod law;
mod links;
mod migrations;
mod notes;
mod org;
mod passwords;
mod permit;
mod photo_samples;
mod photos;
mod sessions;
mod sign_in;
mod site;
mod throttle;
mod transitions;
mod two_nodes;
mod words;
mod workbook;
