//! On which level a paragraph stands, and what a section passes on.

use crate::bodies::Body;
use crate::layout::Mark;
use crate::model::Schedule;
use crate::words::{is_all_capitals, regex, view};
use crate::zones::Zone;

/// On which level a paragraph stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Level {
    /// The title of a sheet.
    Sheet,
    /// A heading style of Word, or a line in capitals (0).
    Heading(u8),
    /// A number, letter or bullet.
    Marked(Mark),
    /// A paragraph without a mark.
    Plain,
}

/// A section or paragraph that others stand under.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub level: Level,
    pub label: Option<String>,
    pub zone: Zone,
    pub sub_index: Option<u32>,
    /// A heading whose children are sub-indices even without the word "Chỉ số".
    pub holds_sub_indices: bool,
    /// Bodies that the tasks below inherit.
    pub leads: Vec<Body>,
    pub coordinators: Vec<Body>,
    /// The line that names these bodies, and whether it says that they lead.
    pub lead_line: Option<u32>,
    pub appointed: bool,
    /// A schedule that stands before the tasks it is for.
    pub schedules: Vec<Schedule>,
    /// The number of tasks there were when the section began.
    pub first_task: usize,
    /// The number of tasks when each kind of attribute line was last read in this section.
    pub scheduled_until: usize,
    /// The number of tasks up to which attribute lines have been read anywhere below.
    pub described_until: usize,
    pub led_until: usize,
    pub helped_until: usize,
    /// How many tasks without a label stand directly below.
    pub children: u32,
}

pub(crate) fn is_bullet(level: &Level) -> bool {
    matches!(level, Level::Marked(Mark::Bullet(_)))
}

/// Headings without number or style: below any numbered section.
pub(crate) const SOFT: u8 = 7;

/// "Chỉ số thành phần 1 - Tính minh bạch:" on a line of its own.
pub(crate) fn names_sub_index(text: &str) -> bool {
    let small = view(text);
    regex!(r"^(?:về\s+)?chỉ số\b").is_match(&small)
        && ddci_vntext::words(text).count() <= 45
        && crate::sub_indices::heading_name(text).is_some()
        && crate::sub_indices::leader_sentence(text).is_none()
        && !regex!(r"[;]|\bđạt\b.*\bđiểm\b.*\bchỉ số\b").is_match(&small)
}

/// A short line in capitals is a heading even without a number.
pub(crate) fn is_capital_heading(text: &str) -> bool {
    let words = ddci_vntext::words(text).count();
    (2..=25).contains(&words) && is_all_capitals(text)
}
