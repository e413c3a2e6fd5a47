//! What the reader promises, one file per subject.

#![cfg(test)]

mod files;
mod properties;
mod support;
mod tables;
mod workbooks;
