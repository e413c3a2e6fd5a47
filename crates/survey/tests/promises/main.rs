//! What the survey room promises, one file per subject, on both databases.

#![cfg(test)]

mod anonymity;
mod computing;
mod importing;
mod opening;
mod pages;
mod publishing;
mod reading_files;
mod scene;
mod words;
