//! What the library promises, one file for each subject.

#![cfg(test)]

mod exact;
mod faults;
mod invariances;
mod published;
mod sets;
