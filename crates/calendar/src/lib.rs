//! Working days of Vietnamese authorities, deadlines and schedules, with an explanation for every date.
//!
//! A [`Calendar`] is an ordinary week and the days that differ from it, as data with their legal basis.
//! A [`ScheduleRule`] of a plan becomes [`occurrences`]; a [`DeadlineRule`] turns an event into
//! a [`Due`]; [`Timeliness`] says how a thing stands. What an authority decides on top is an
//! [`AmendedDay`]; [`Announced`] reads such days from an .ics file or a table. Pure: no clock, no
//! store, no words.
//!
//! ```
//! use ddci_calendar::{Calendar, PlanSettings, ScheduleRule, occurrences};
//! use jiff::civil::date;
//!
//! let rule = ScheduleRule::ByDate { date: date(2024, 4, 30), strictly_before: true };
//! let year = date(2024, 1, 1)..=date(2024, 12, 31);
//! let owed = occurrences(&rule, year, &PlanSettings::default(), &Calendar::vietnam());
//! // 29/4 is swapped off and 27-28/4 is a weekend: Friday is the last day in time.
//! assert_eq!(owed[0].due.effective, date(2024, 4, 26));
//! ```

mod amended_day;
mod announced;
mod calendar;
mod counting;
mod day_kind;
mod day_list;
mod day_of_period;
mod deadline;
mod deadline_walk;
mod due;
mod explanation;
mod next_year;
mod occurrences;
mod period;
mod period_key;
mod reminders;
mod roll;
mod schedule;
mod settings;
mod special_day;
mod timeliness;

pub use amended_day::{AmendedDay, AmendedKind, DayFault, MAX_LEGAL_BASIS, MAX_NAME};
pub use announced::{
    Announced, AnnouncedFault, MAX_BYTES, MAX_DAYS, MAX_SPAN_DAYS, Unsaid, date_from_text,
};
pub use calendar::Calendar;
pub use day_kind::{DayKind, WhyOff};
pub use day_list::{DayList, DayListFault, LineFault};
pub use day_of_period::{DayOfPeriod, MonthOfPeriod, NoSuchDay};
pub use deadline::{Amount, DayZero, DeadlineCase, DeadlineRule, Pause};
pub use due::Due;
pub use explanation::{Explanation, Origin, Step};
pub use next_year::{NextYear, YearStep, a_year_on};
pub use occurrences::{ONCE, Occurrence, occurrences};
pub use period::{Period, PeriodKind};
pub use period_key::PeriodKeyError;
pub use reminders::{NoSteps, Reminder, ReminderSteps};
pub use roll::{Roll, Rolled, Skipped};
pub use schedule::{ScheduleKind, ScheduleRule};
pub use settings::{PlanSettings, ReportingDay};
pub use special_day::{SpecialDay, SpecialKind};
pub use timeliness::{Done, Timeliness};
