//! What the reader promises, one file per subject.

#![cfg(test)]

#[cfg(feature = "parquet")]
mod columns;
mod files;
mod properties;
mod support;
mod tables;
mod workbooks;
