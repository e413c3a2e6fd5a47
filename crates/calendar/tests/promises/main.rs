//! What the calendar promises, one file per noun. The dates are worked apart from the
//! crate, from the days off of each year.

#![cfg(test)]

mod amended;
mod announced;
mod announced_properties;
mod counting;
mod deadlines;
mod explanations;
mod lists;
mod next_year;
mod occurrences;
mod periods;
mod properties;
mod reminders;
mod rolled_dates;
mod stored;
mod timeliness;
mod vietnam;
