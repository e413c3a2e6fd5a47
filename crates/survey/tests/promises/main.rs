//! What the survey room promises, one file per subject, on both databases.

#![cfg(test)]

mod anonymity;
mod changing;
mod computing;
mod importing;
mod levers;
mod licence;
mod method;
mod open_data;
mod opening;
mod pages;
mod publishing;
mod reading_files;
mod scene;
mod small_cells;
mod words;
mod years;
