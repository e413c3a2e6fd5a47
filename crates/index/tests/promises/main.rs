//! What the library promises, one file for each subject.

#![cfg(test)]

mod change;
mod clean;
mod coverage;
mod exact;
mod faults;
#[path = "../support/generator.rs"]
mod generator;
mod invariances;
mod missing;
mod nonresponse;
mod pooling;
mod published;
mod raking;
mod robust;
mod sets;
mod sure;
mod targets;
mod two_stages;
