//! The vocabularies of the room as programs write and read them.

use crate::{
    model::{Part, STEPS, WorkState},
    store::work::Tab,
};
use ddci_calendar::{ScheduleKind, Timeliness};
use ddci_platform::web::api::whole;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{ObjectBuilder, Schema, Type},
    },
};

/// The state of the work, set by people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has written anything yet.
    NotStarted,
    /// Progress was recorded.
    InProgress,
    /// Waiting for acceptance.
    Submitted,
    /// Sent back with a reason.
    Returned,
    /// Accepted.
    Accepted,
    /// No longer owed: an amendment of the plan took it back.
    Withdrawn,
}

impl From<WorkState> for State {
    fn from(state: WorkState) -> Self {
        match state {
            WorkState::NotStarted => Self::NotStarted,
            WorkState::InProgress => Self::InProgress,
            WorkState::Submitted => Self::Submitted,
            WorkState::Returned => Self::Returned,
            WorkState::Accepted => Self::Accepted,
            WorkState::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Whether it is in time, derived from its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InTime {
    /// Not due for a while.
    Upcoming,
    /// Due within the days that count as soon.
    DueSoon,
    /// Not done, and its date has passed.
    Overdue,
    /// Done by its date.
    DoneOnTime,
    /// Done after its date.
    DoneLate,
}

impl From<Timeliness> for InTime {
    fn from(timeliness: Timeliness) -> Self {
        match timeliness {
            Timeliness::Upcoming { .. } => Self::Upcoming,
            Timeliness::DueSoon { .. } => Self::DueSoon,
            Timeliness::Overdue { .. } => Self::Overdue,
            Timeliness::DoneOnTime => Self::DoneOnTime,
            Timeliness::DoneLate { .. } => Self::DoneLate,
        }
    }
}

/// State and timeliness together, as the table's filter has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// To be done, its date has passed.
    Overdue,
    /// To be done within the days that count as soon.
    DueSoon,
    /// Sent back.
    Returned,
    /// To be done later.
    NotYetDue,
    /// Submitted, waiting for acceptance.
    Waiting,
    /// Accepted.
    Done,
}

impl From<Standing> for Tab {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Overdue => Self::Overdue,
            Standing::DueSoon => Self::DueSoon,
            Standing::Returned => Self::Returned,
            Standing::NotYetDue => Self::NotYetDue,
            Standing::Waiting => Self::Waiting,
            Standing::Done => Self::Done,
        }
    }
}

/// The part of a unit in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It leads.
    Lead,
    /// It helps.
    Coordinating,
}

impl From<Role> for Part {
    fn from(role: Role) -> Self {
        match role {
            Role::Lead => Self::Lead,
            Role::Coordinating => Self::Coordinating,
        }
    }
}

/// The kind of schedule something is owed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By a date, or within a span.
    Milestone,
    /// At least so many in each period.
    Quota,
    /// In each period, due by rule.
    Recurring,
    /// All year: owes an update each quarter.
    Throughout,
    /// One for each case that arises.
    WhenArising,
    /// Not stated.
    Unstated,
}

impl From<ScheduleKind> for Kind {
    fn from(kind: ScheduleKind) -> Self {
        match kind {
            ScheduleKind::Milestone => Self::Milestone,
            ScheduleKind::Quota => Self::Quota,
            ScheduleKind::Recurring => Self::Recurring,
            ScheduleKind::Throughout => Self::Throughout,
            ScheduleKind::WhenArising => Self::WhenArising,
            ScheduleKind::Unstated => Self::Unstated,
        }
    }
}

impl From<Kind> for ScheduleKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Milestone => Self::Milestone,
            Kind::Quota => Self::Quota,
            Kind::Recurring => Self::Recurring,
            Kind::Throughout => Self::Throughout,
            Kind::WhenArising => Self::WhenArising,
            Kind::Unstated => Self::Unstated,
        }
    }
}

/// How far something is, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step(pub i32);

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let step = i32::try_from(whole(from)?).ok().filter(|step| STEPS.contains(step));
        step.map(Self).ok_or_else(|| D::Error::custom("a step is 0, 25, 50, 75 or 100"))
    }
}

impl PartialSchema for Step {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        schema.enum_values(Some(STEPS)).into()
    }
}

impl ToSchema for Step {}

/// A month, `2024-06`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month(pub crate::model::Month);

/// What a month looks like.
const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let is_written_out = text.len() == 7;
        let month = text.parse().ok().filter(|_| is_written_out);
        month.map(Self).ok_or_else(|| D::Error::custom("a month is written YYYY-MM"))
    }
}

impl PartialSchema for Month {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).pattern(Some(MONTH)).into()
    }
}

impl ToSchema for Month {}
