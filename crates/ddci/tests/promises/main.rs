//! What the program promises, one file per subject.

#![cfg(test)]

mod api;
mod attacks;
mod audit;
mod authority;
mod backup;
mod canary;
mod cli;
mod command;
mod doctor;
mod guide;
/// The guides, which the wiring hands in.
#[path = "../../src/guides.rs"]
mod guides;
mod index;
mod installation;
mod issue;
mod jobs;
mod kill;
mod landed;
mod lineage;
mod metrics;
mod nodes;
mod paper;
mod plan;
mod reading;
/// The wiring of the program itself, which has no library that tests could ask.
#[path = "../../src/rooms.rs"]
mod rooms;
mod routes;
mod rows;
mod schemathesis;
mod serving;
mod survey;
mod words;
