//! Moving a date off a day off.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Calendar, WhyOff};

/// Which way a date moves that falls on a day off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// It stays.
    None,
    /// To the working day before, so that a stated date is never overrun.
    #[default]
    Back,
    /// To the working day after (Bộ luật Dân sự 2015, điều 148 khoản 5, for terms).
    Forward,
}

/// A day off that a date moved over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The day off.
    pub date: Date,
    /// Why it is one.
    pub why: WhyOff,
}

/// Where a date ended, and the days off it moved over to get there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rolled {
    /// Where it ended.
    pub date: Date,
    /// The days off on the way, the first one being where it began; empty when it did not move.
    pub skipped: Vec<Skipped>,
}

impl Calendar {
    /// Moves a date over days off, the way `roll` says.
    pub fn roll(&self, date: Date, roll: Roll) -> Rolled {
        let step = match roll {
            Roll::None => return Rolled { date, skipped: Vec::new() },
            Roll::Back => |date: Date| date.yesterday().ok(),
            Roll::Forward => |date: Date| date.tomorrow().ok(),
        };
        let mut rolled = Rolled { date, skipped: Vec::new() };
        while let Some(why) = self.why_off(rolled.date) {
            let Some(next) = step(rolled.date) else { break };
            rolled.skipped.push(Skipped { date: rolled.date, why });
            rolled.date = next;
        }
        rolled
    }
}
