//! What the plan room promises, one file per subject, on both databases.

#![cfg(test)]

mod amending;
mod at_once;
mod binding;
mod calendar;
mod calendar_pages;
mod counters;
mod doing;
mod entries;
mod hands;
mod issuing;
mod leads;
mod materialise;
mod mending;
mod merging;
mod owing;
mod pages;
mod paper;
mod quota;
mod running_again;
mod saved_views;
mod scene;
mod seeing;
mod settle;
mod sides;
mod strangers;
mod table;
mod timeliness;
mod visibility;
mod work;
mod year;
