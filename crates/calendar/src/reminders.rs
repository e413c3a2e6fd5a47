//! On which days a thing that is due is spoken of.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::Calendar;

/// The most steps before a date, and the longest step in days.
const MOST_STEPS: usize = 10;
const LONGEST_STEP: u16 = 180;

/// The steps at which a thing that is not done is spoken of: some days before its date, and then
/// again and again.
///
/// Our default, no law behind it: 15, 7, 3 and 1 days before, on the day, and every third working
/// day after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderSteps {
    /// Days of the calendar before the date, the largest first; 0 is the date itself.
    days_before: Vec<u16>,
    /// Every how many working days after the date.
    then_every: u16,
}

/// Why steps cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSteps {
    /// None, more than ten, or one that lies more than half a year before the date.
    #[error("from 1 to {MOST_STEPS} steps, each at most {LONGEST_STEP} days before the date")]
    BadDays,
    /// After the date it is spoken of every 1 to 180 working days: silence is no choice.
    #[error("after the date, every 1 to {LONGEST_STEP} working days")]
    BadPace,
}

/// How a thing is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// Its date has passed: the working days since, at least 1.
    Overdue(u32),
    /// It is due today.
    Today,
    /// It is due later: the working days left, the due day included.
    Soon(u32),
}

impl Default for ReminderSteps {
    fn default() -> Self {
        Self { days_before: vec![15, 7, 3, 1, 0], then_every: 3 }
    }
}

impl ReminderSteps {
    /// Steps so many days before the date, in any order, then every so many working days.
    ///
    /// # Errors
    /// [`NoSteps`].
    pub fn new(mut days_before: Vec<u16>, then_every: u16) -> Result<Self, NoSteps> {
        days_before.sort_unstable_by(|one, other| other.cmp(one));
        days_before.dedup();
        let too_far = days_before.iter().any(|days| *days > LONGEST_STEP);
        if days_before.is_empty() || days_before.len() > MOST_STEPS || too_far {
            return Err(NoSteps::BadDays);
        }
        if then_every == 0 || then_every > LONGEST_STEP {
            return Err(NoSteps::BadPace);
        }
        Ok(Self { days_before, then_every })
    }

    /// Days of the calendar before the date, the largest first.
    pub fn days_before(&self) -> &[u16] {
        &self.days_before
    }

    /// Every how many working days after the date.
    pub fn then_every(&self) -> u16 {
        self.then_every
    }

    /// The last date of which anything is spoken on `today`: no step lies before it yet. Steps move
    /// back over days off, so that the longest break is added.
    pub fn horizon(&self, today: Date, calendar: &Calendar) -> Date {
        let longest = self.days_before.first().copied().unwrap_or_default();
        let next = calendar.next_working_day(today);
        let furthest = next.checked_add(i32::from(longest).days());
        furthest.unwrap_or(Date::MAX)
    }

    /// How a thing due on `due` is spoken of on `today`, where a step was reached after the day
    /// `since` on which things were last spoken of. A step that was slept over is said once, by the
    /// next day that speaks; several that were reached together are one.
    pub fn spoken(
        &self,
        due: Date,
        since: Date,
        today: Date,
        calendar: &Calendar,
    ) -> Option<Reminder> {
        let reached = |day: Date| since < day && day <= today;
        let before = self.days_before.iter().any(|days| reached(step(due, *days, calendar)));
        if !before && !self.again(due, since, today, calendar) {
            return None;
        }
        let days = calendar.working_days_between(today, due).unsigned_abs();
        Some(match today.cmp(&due) {
            std::cmp::Ordering::Less => Reminder::Soon(days),
            std::cmp::Ordering::Equal => Reminder::Today,
            std::cmp::Ordering::Greater => Reminder::Overdue(days.max(1)),
        })
    }

    /// Whether one of the steps after the date was reached: the third working day, the sixth, …
    fn again(&self, due: Date, since: Date, today: Date, calendar: &Calendar) -> bool {
        if today <= due {
            return false;
        }
        let steps = |day: Date| {
            calendar.working_days_between(due, day.max(due)) / i32::from(self.then_every)
        };
        steps(today) > steps(since)
    }
}

/// The day of a step before the date. A step on a day off is taken on the last working day before:
/// nobody reads on Sunday, and Monday may be too late. The date itself stays where it is.
fn step(due: Date, days: u16, calendar: &Calendar) -> Date {
    let Ok(day) = due.checked_sub(i32::from(days).days()) else { return due };
    match calendar.is_working_day(day) || days == 0 {
        true => day,
        false => calendar.previous_working_day(day),
    }
}
