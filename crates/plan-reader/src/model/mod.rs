//! What a plan says, as data.

mod finding;
mod head;
mod line;
mod points;
mod reading;
mod reporting;
mod schedule;
mod sub_index;
mod task;

pub use finding::{Finding, FindingKind};
pub use head::PlanHead;
pub use line::{Line, LineRole};
pub use points::{InvalidPoints, Points};
pub use reading::{Reading, Unread};
pub use reporting::{Reporting, ReportingDue, ReportingKind};
pub use schedule::{DayOfPeriod, MonthOfPeriod, Period, Quota, Schedule, ScheduleKind};
pub use sub_index::SubIndex;
pub use task::{Source, Task};
