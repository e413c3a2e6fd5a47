//! What the platform promises to every room, one file per subject, on both databases.

#![cfg(test)]

mod audit;
mod backup;
mod backup_damage;
mod csrf;
mod edge;
mod file_kinds;
mod files;
mod guessing;
mod jobs;
mod law;
mod lineage;
mod links;
mod migrations;
mod notes;
mod org;
mod outbox;
mod passwords;
mod people;
mod people_find;
mod people_import;
mod people_pages;
mod people_workbook;
mod permit;
mod photo_samples;
mod photos;
mod second_factor;
mod second_pages;
mod sessions;
mod sign_in;
mod site;
mod steady;
mod superior;
mod throttle;
mod timeline;
mod transitions;
mod two_nodes;
mod unit_names;
mod unit_pages;
mod units;
mod words;
mod workbook;
mod worked_out;
