//! What the plan room promises, one file per subject, on both databases.

#![cfg(test)]

mod amending;
mod at_once;
mod binding;
mod calendar;
mod calendar_pages;
mod counters;
mod deadlines;
mod digests;
mod doing;
mod entries;
mod escalating;
mod executor;
mod hands;
mod heirs;
mod importing;
mod issuing;
mod leads;
mod lifecycle;
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
mod scores;
mod seeing;
mod sending;
mod settle;
mod shares;
mod sides;
mod strangers;
mod table;
mod timeline;
mod timeliness;
mod urging;
mod visibility;
mod work;
mod year;
