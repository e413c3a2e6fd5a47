//! What the charts promise, one file for each subject.

#![cfg(test)]

#[path = "../../examples/gallery/charts.rs"]
mod charts;
mod faults;
mod looks;
mod snapshots;
mod words;
mod xml;
