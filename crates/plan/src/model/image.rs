//! What an edit of a draft touched, as it stood before or after: enough to show the difference
//! field by field, and to put everything back.

use super::{Decision, FindingId, Part, ScheduleId, SubIndexId, TaskId};
use ddci_calendar::ScheduleRule;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The parts of a plan that an edit touched. What is missing on one side did not exist there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Tasks, in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskImage>,
    /// Sub-indices, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_indices: Vec<SubIndexImage>,
    /// The plan's head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<HeadImage>,
    /// Findings with what was decided about each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingImage>,
    /// Unread lines with what was decided about each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<UnreadImage>,
    /// Names with what plans to come would take each for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NameImage>,
}

impl Image {
    /// The plan itself: what a name means to plans to come is no part of it.
    pub fn of_plan(&self) -> Self {
        Self { names: Vec::new(), ..self.clone() }
    }
}

/// A task with its bodies and schedules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskImage {
    /// Its key.
    pub id: TaskId,
    /// Its place in the plan, from 0.
    pub position: i32,
    /// The sub-index it serves.
    pub sub_index: Option<SubIndexId>,
    /// The assignment block it stands in.
    pub block: Option<String>,
    /// Its path in the document.
    pub reference: String,
    /// Its words.
    pub text: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line of the document it was read from.
    pub first_line: i32,
    /// The last line.
    pub last_line: i32,
    /// The task that it merely prints again.
    pub merged_into: Option<TaskId>,
    /// Its bodies, in order.
    pub bodies: Vec<BodyImage>,
    /// Its schedules, in order.
    pub schedules: Vec<ScheduleImage>,
    /// In the draft of an amendment: the task of the plan that it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<TaskId>,
    /// The task of the plan of the year before that it goes on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<TaskId>,
}

/// A body that has a part in a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BodyImage {
    /// Lead or coordinating.
    pub part: Part,
    /// The part the document gives it.
    pub read_part: Part,
    /// The name as printed.
    pub name: String,
    /// The unit it means.
    pub unit: Option<Uuid>,
    /// The group it means.
    pub group: Option<Uuid>,
}

/// A schedule of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScheduleImage {
    /// Its key, which survives edits.
    pub id: ScheduleId,
    /// When the task is to be done.
    pub rule: ScheduleRule,
    /// The rule as it was read.
    pub read_rule: ScheduleRule,
    /// Of what a quota counts.
    pub quota_unit: Option<String>,
    /// The words it came from.
    pub sentence: String,
    /// The line of the document.
    pub line: i32,
    /// In the draft of an amendment: the schedule of the plan that it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<ScheduleId>,
}

impl ScheduleImage {
    /// Whether the plan says "định kỳ" there, and names no period.
    pub fn is_periodic(&self) -> bool {
        matches!(self.read_rule, ScheduleRule::Throughout { from: None })
            && ddci_vntext::fold(&self.sentence).contains("dinh ky")
    }
}

/// A sub-index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubIndexImage {
    /// Its key.
    pub id: SubIndexId,
    /// Its number.
    pub ordinal: i32,
    /// Its name.
    pub name: String,
    /// The floor for the year, in hundredths.
    pub target: Option<i64>,
    /// Whether it enters the total.
    pub counts_toward_total: bool,
    /// Who among the leaders answers for it.
    pub responsible_leader: Option<String>,
}

/// The head of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeadImage {
    /// Its subject.
    pub title: String,
    /// Its number and symbol.
    pub number: Option<String>,
    /// Who issues it, as printed.
    pub issuer: String,
    /// Who signs it.
    pub signer: Option<String>,
    /// What it rests on, one act each.
    pub legal_bases: Vec<String>,
    /// The stated total on 100, in hundredths.
    pub total_target: Option<i64>,
}

/// A finding and its decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingImage {
    /// Its key.
    pub id: FindingId,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// A name as plans print it, and what it is remembered for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameImage {
    /// The name as printed.
    pub name: String,
    /// The unit it means.
    pub unit: Option<Uuid>,
    /// The group it means; a name with neither is not known.
    pub group: Option<Uuid>,
}

/// Unread lines and what was decided about them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnreadImage {
    /// Their place in the list.
    pub position: i32,
    /// What was decided.
    pub decision: Option<UnreadDecision>,
}

/// What somebody decided about lines that were not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreadDecision {
    /// They give nobody anything to do.
    NoTask,
    /// They are a task, which was added.
    Task,
}

impl UnreadDecision {
    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoTask => "no_task",
            Self::Task => "task",
        }
    }

    /// The decision with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::NoTask, Self::Task].into_iter().find(|decision| decision.word() == word)
    }
}

/// What was done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// A finding was decided.
    Settle,
    /// A name was bound to a unit.
    Bind,
    /// A task was changed.
    ChangeTask,
    /// A task was joined to the one above it.
    JoinTask,
    /// A task was split in two.
    SplitTask,
    /// A task was added.
    AddTask,
    /// A task was taken out: it was none.
    RemoveTask,
    /// A sub-index was changed or added.
    ChangeSubIndex,
    /// The head was changed.
    ChangeHead,
    /// Unread lines were decided.
    DecideUnread,
    /// An edited table was taken over.
    ImportTable,
    /// It was said which tasks of last year it goes on with.
    Follow,
}

impl EditKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Settle,
        Self::Bind,
        Self::ChangeTask,
        Self::JoinTask,
        Self::SplitTask,
        Self::AddTask,
        Self::RemoveTask,
        Self::ChangeSubIndex,
        Self::ChangeHead,
        Self::DecideUnread,
        Self::ImportTable,
        Self::Follow,
    ];

    /// Whether it mends what was read, rather than decide about it.
    pub fn mends(self) -> bool {
        !matches!(self, Self::Settle | Self::Bind | Self::DecideUnread | Self::Follow)
    }

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Bind => "bind",
            Self::ChangeTask => "change_task",
            Self::JoinTask => "join_task",
            Self::SplitTask => "split_task",
            Self::AddTask => "add_task",
            Self::RemoveTask => "remove_task",
            Self::ChangeSubIndex => "change_sub_index",
            Self::ChangeHead => "change_head",
            Self::DecideUnread => "decide_unread",
            Self::ImportTable => "import_table",
            Self::Follow => "follow",
        }
    }

    /// The kind with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
