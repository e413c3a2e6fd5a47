//! What the program promises, one file per subject.

#![cfg(test)]

mod audit;
mod authority;
mod cli;
mod command;
mod installation;
mod issue;
mod kill;
mod lineage;
mod paper;
mod plan;
mod reading;
/// The wiring of the program itself, which has no library that tests could ask.
#[path = "../../src/rooms.rs"]
mod rooms;
mod routes;
mod rows;
mod serving;
