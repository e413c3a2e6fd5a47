//! What can be done.

/// Something a person may do on a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// See the authority's plans: tree, document, tasks.
    ViewPlan,
    /// See every obligation of the scope, whoever owes it.
    ViewObligations,
    /// See the leader's view.
    ViewBoard,
    /// Have a work list.
    ViewWork,
    /// Hand in a plan document and settle what was read.
    PreparePlan,
    /// Agree to a plan's draft, or return it.
    ReviewPlan,
    /// Issue a plan.
    IssuePlan,
    /// Record progress and evidence on what the unit owes.
    RecordProgress,
    /// Submit what the unit owes.
    Submit,
    /// Accept or return what other units have submitted.
    Accept,
    /// Say something about what one may see, and be heard: comments and mentions.
    Comment,
    /// Open a week meeting on a plan, record what is directed there, and close it.
    HoldMeeting,
    /// Read the audit log.
    ViewAudit,
    /// See the people of the authority, what they sign in with and what they were granted.
    ViewPeople,
    /// Change units.
    ManageUnits,
    /// Hand over what abolished units left open, and see what nobody looks after.
    HandOver,
    /// Change accounts and their roles.
    ManageAccounts,
    /// Change the days of the calendar, and with them open dates.
    ManageCalendar,
    /// Open rounds of the survey, import results and compute scores.
    RunSurvey,
    /// See rounds of the survey before everybody does; publish and withdraw them.
    PublishSurvey,
    /// See what happens by itself, and try again what failed.
    ManageJobs,
    /// See the messages that leave and have left, try them again or cancel them.
    ManageOutbox,
}
