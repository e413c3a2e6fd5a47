//! What the plan of the next year takes over from a plan: its tasks as they stand, each time a year
//! on, and what somebody has to decide about. Pure: the preview and the draft are both made of it.

use super::{ScheduleImage, TaskId, TaskImage, write_rule};
use ddci_calendar::{
    Calendar, Due, NextYear as Moved, PlanSettings, ScheduleRule, WhyOff, occurrences,
};
use jiff::civil::{Date, date};
use sha2::{Digest, Sha256};

/// What a plan would hand on to the next year.
#[derive(Debug, Clone, PartialEq)]
pub struct NextYear {
    /// The year of the plan that is left.
    pub from: i16,
    /// The tasks as they stand, in order, those merged away too.
    pub tasks: Vec<NextTask>,
    /// The tasks that an amendment withdrew, which are left behind.
    pub withdrawn: Vec<(String, String)>,
}

/// A task that is taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct NextTask {
    /// As it stands in the plan that is left.
    pub task: TaskImage,
    /// The version that added it during the year.
    pub added_by: Option<i32>,
    /// It was directed at a meeting during the year.
    pub directed: bool,
    /// Its times, a year on.
    pub times: Vec<NextTime>,
    /// The names of bodies whose unit has ended by the first day of the new year.
    pub ended: Vec<String>,
}

/// A time that is taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct NextTime {
    /// As it stands.
    pub schedule: ScheduleImage,
    /// A year on.
    pub moved: Moved,
    /// When it was due, where it names a date.
    pub was: Option<Due>,
    /// When it will be due by the calendar of the new year.
    pub will: Option<Due>,
}

impl NextTime {
    /// A time by the settings of its plan and the calendar as it stands.
    pub fn of(
        schedule: &ScheduleImage,
        year: i16,
        settings: &PlanSettings,
        calendar: &Calendar,
    ) -> Self {
        let moved = schedule.rule.next_year(year);
        let will = match moved {
            Moved::Moved { rule, .. } => due(&rule, settings, calendar),
            Moved::Kept | Moved::Outside { .. } => None,
        };
        Self {
            was: due(&schedule.rule, settings, calendar),
            schedule: schedule.clone(),
            moved,
            will,
        }
    }

    /// The rule that the new plan begins with; none is known where somebody has to decide.
    pub fn rule(&self) -> ScheduleRule {
        match self.moved {
            Moved::Kept => self.schedule.rule,
            Moved::Moved { rule, .. } => rule,
            Moved::Outside { .. } => ScheduleRule::Unstated,
        }
    }

    /// The date that lies outside of the plan's year, so that somebody has to decide.
    pub fn outside(&self) -> Option<Date> {
        match self.moved {
            Moved::Outside { date } => Some(date),
            Moved::Kept | Moved::Moved { .. } => None,
        }
    }

    /// The new date and why nobody works on it, where it falls on a day off.
    pub fn day_off(&self, calendar: &Calendar) -> Option<(Date, WhyOff)> {
        let on = self.will.as_ref()?.stated;
        Some((on, calendar.why_off(on)?))
    }

    /// "Định kỳ" without a period, about which nobody has decided.
    pub fn is_periodic(&self) -> bool {
        self.schedule.is_periodic() && self.schedule.rule == self.schedule.read_rule
    }
}

impl NextTask {
    /// Whether it came during the year, so that it may have been to be done once.
    pub fn is_added(&self) -> bool {
        self.added_by.is_some() || self.directed
    }
}

impl NextYear {
    /// The year that is planned.
    pub fn to(&self) -> i16 {
        self.from.saturating_add(1)
    }

    /// Its first day.
    pub fn first_day(&self) -> Date {
        date(self.to(), 1, 1)
    }

    /// The tasks that count, those merged away left out.
    pub fn counted(&self) -> impl Iterator<Item = &NextTask> {
        self.tasks.iter().filter(|next| next.task.merged_into.is_none())
    }

    /// The times that name a last day, or that somebody has to decide about, each with its task.
    pub fn dated(&self) -> impl Iterator<Item = (&NextTask, &NextTime)> {
        let times = self.tasks.iter().flat_map(|next| next.times.iter().map(move |of| (next, of)));
        times.filter(|(_, time)| time.was.is_some() || time.outside().is_some())
    }

    /// SHA-256 over all that a preview shows, so that nothing else is made than was seen.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        for next in &self.tasks {
            digest.update(serde_json::to_vec(&next.task).unwrap_or_default());
            for time in &next.times {
                let will = time.will.as_ref().map(|due| due.effective.to_string());
                digest.update(write_rule(&time.rule()));
                digest.update(will.unwrap_or_default());
            }
            digest.update(next.ended.join("\0"));
        }
        hex(&digest.finalize())
    }

    /// Whether that task was added during the year, so that it may be left behind.
    pub fn is_offered(&self, id: TaskId) -> bool {
        self.tasks.iter().any(|next| next.task.id == id && next.is_added())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// When a rule that names one date is due.
fn due(rule: &ScheduleRule, settings: &PlanSettings, calendar: &Calendar) -> Option<Due> {
    let date = match *rule {
        ScheduleRule::ByDate { date, .. } => date,
        ScheduleRule::Within { to, .. } => to,
        _ => return None,
    };
    let mut owed = occurrences(rule, date..=date, settings, calendar);
    owed.pop().map(|occurrence| occurrence.due)
}

/// Whether a text names a year: "năm 2024", "30/6/2024"; a number that merely holds it is none.
pub fn says_year(text: &str, year: i32) -> bool {
    let year = year.to_string();
    places(text, &year).next().is_some()
}

/// A text with another year in the place of one.
pub fn with_year(text: &str, year: i16, other: i16) -> String {
    let (year, other) = (year.to_string(), other.to_string());
    let mut places: Vec<usize> = places(text, &year).collect();
    let mut told = text.to_owned();
    while let Some(place) = places.pop() {
        told.replace_range(place..place + year.len(), &other);
    }
    told
}

/// Where a year stands in a text, by itself.
fn places<'a>(text: &'a str, year: &'a str) -> impl Iterator<Item = usize> + 'a {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(year).map(|(place, _)| place).filter(move |place| {
        let (before, after) = text.split_at(*place);
        !digit(before.chars().next_back()) && !digit(after.chars().nth(year.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::{says_year, with_year};

    #[test]
    fn a_year_is_found_where_it_stands_by_itself() {
        for (text, says) in [
            ("Kế hoạch năm 2024", true),
            ("trước ngày 30/6/2024;", true),
            ("giai đoạn 2021-2025", false),
            ("văn bản số 12024/UBND", false),
            ("20245", false),
            ("2024", true),
            ("", false),
        ] {
            assert_eq!(says_year(text, 2024), says, "{text}");
        }
        let told = with_year("Năm 2024, tiếp 2024–2026, số 12024", 2024, 2025);
        assert_eq!(told, "Năm 2025, tiếp 2025–2026, số 12024");
    }
}
