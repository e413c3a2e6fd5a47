//! The roles and the verbs each one carries: the only such table.

use super::Verb;

/// What a person is to an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Keeps units, accounts and the calendar; decides nothing about plans.
    Administrator,
    /// Of the office that consolidates the plan: prepares, issues, accepts, runs the survey.
    Coordinator,
    /// Answers for sub-indices; accepts what the coordinating office itself owes.
    Leader,
    /// Heads a unit and what stands below it.
    UnitHead,
    /// Does a unit's work.
    Officer,
    /// Reads.
    Reader,
    /// Reads everything, the audit log too.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Coordinator,
        Self::Leader,
        Self::UnitHead,
        Self::Officer,
        Self::Reader,
        Self::Auditor,
    ];

    /// What the role carries.
    pub fn verbs(self) -> &'static [Verb] {
        use Verb::{
            Accept, Comment, HandOver, HoldMeeting, IssuePlan, ManageAccounts, ManageCalendar,
            ManageJobs, ManageOutbox, ManageUnits, PreparePlan, PublishSurvey, RecordProgress,
            ReviewPlan, RunSurvey, Submit, ViewAudit, ViewBoard, ViewObligations, ViewPeople,
            ViewPlan, ViewWork,
        };
        match self {
            Self::Administrator => &[
                ViewPlan,
                ViewPeople,
                ManageUnits,
                HandOver,
                ManageAccounts,
                ManageCalendar,
                ManageJobs,
                ManageOutbox,
                ViewAudit,
            ],
            Self::Coordinator => &[
                ViewPlan,
                ViewObligations,
                ViewBoard,
                ViewWork,
                PreparePlan,
                IssuePlan,
                HandOver,
                RecordProgress,
                Submit,
                Accept,
                Comment,
                HoldMeeting,
                RunSurvey,
                PublishSurvey,
                ManageOutbox,
            ],
            Self::Leader => &[
                ViewPlan,
                ViewObligations,
                ViewBoard,
                ReviewPlan,
                Accept,
                Comment,
                HoldMeeting,
                PublishSurvey,
            ],
            Self::UnitHead | Self::Officer => {
                &[ViewPlan, ViewWork, RecordProgress, Submit, Comment]
            }
            Self::Reader => &[ViewPlan, ViewObligations],
            Self::Auditor => &[ViewPlan, ViewObligations, ViewBoard, ViewAudit],
        }
    }

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Leader => "leader",
            Self::UnitHead => "unit_head",
            Self::Officer => "officer",
            Self::Reader => "reader",
            Self::Auditor => "auditor",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = || Self::ALL.map(Self::word).join(", ");
        Self::ALL
            .into_iter()
            .find(|role| role.word() == word)
            .ok_or_else(|| format!("{word:?} is no role; the roles are {}", known()))
    }
}
