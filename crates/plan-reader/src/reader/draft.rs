//! A task while its attributes are still being read.

use crate::bodies::Body;
use crate::model::{Schedule, Source};
use crate::zones::Zone;

/// A task as read so far.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub path: Vec<String>,
    pub block: Option<String>,
    pub sub_index: Option<u32>,
    pub zone: Zone,
    pub text: String,
    pub leads: Vec<Body>,
    /// It is said that they lead ("chủ trì", a column), not only that they act.
    pub leads_appointed: bool,
    pub coordinators: Vec<Body>,
    /// Schedules from lines, columns and attributes.
    pub stated: Vec<Schedule>,
    /// Schedules of its own words; filled when the reading closes.
    pub own: Vec<Schedule>,
    /// A schedule line applies to it, whatever it says.
    pub has_line: bool,
    pub source: Source,
    /// Attribute lines that belong to it.
    pub lead_lines: Vec<u32>,
    pub schedule_lines: Vec<u32>,
    /// The work alone, without bodies and times, in comparable form.
    pub core: String,
    /// The words of its schedule line, to compare work with work.
    pub schedule_text: String,
}

/// A remark that is no task.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub text: String,
    pub sheet: Option<String>,
    pub line: u32,
}

/// A paragraph that makes bodies the focal point of a sub-index.
#[derive(Debug, Clone)]
pub(crate) struct Focal {
    pub sub_index: u32,
    pub bodies: Vec<Body>,
    pub sheet: Option<String>,
    pub line: u32,
}
