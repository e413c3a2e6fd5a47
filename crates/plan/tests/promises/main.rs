//! What the plan room promises, one file per subject, on both databases.

#![cfg(test)]

mod against;
mod amending;
mod api;
mod asked_pages;
mod at_once;
mod binding;
mod bounces;
mod calendar;
mod calendar_pages;
mod counters;
mod deadlines;
mod digests;
mod doing;
mod entries;
mod escalating;
mod executor;
mod extensions;
mod handing_over;
mod hands;
mod heirs;
mod importing;
mod issuing;
mod leads;
mod lifecycle;
mod materialise;
mod meeting;
mod mending;
mod merging;
mod next_year;
mod owing;
mod pages;

mod paper;
mod pieces;
mod quality;
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
mod talk;
mod timeline;
mod timeliness;
mod urging;
mod visibility;
mod work;
mod year;
