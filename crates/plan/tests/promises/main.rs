//! What the plan room promises, one file per subject, on both databases.

#![cfg(test)]

mod doing;
mod hands;
mod materialise;
mod pages;
mod paper;
mod quota;
mod scene;
mod settle;
mod timeliness;
mod visibility;
