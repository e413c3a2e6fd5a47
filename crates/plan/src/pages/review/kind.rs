//! The kinds of finding in words.

use crate::{
    model::{FindingKind, Needed},
    words::t,
};
use ddci_platform::web::Lang;

/// Whether the plan cannot be issued before a finding of this kind is decided.
pub(super) fn must_be_decided(kind: FindingKind) -> bool {
    kind.needed() == Needed::Decision
}

/// The name of a kind.
pub(in crate::pages) fn words(lang: Lang, kind: FindingKind) -> String {
    match kind {
        FindingKind::DuplicateParagraph => t!(lang, "finding-duplicate-paragraph"),
        FindingKind::MissingSchedule => t!(lang, "finding-missing-schedule"),
        FindingKind::ConflictingSchedules => t!(lang, "finding-conflicting-schedules"),
        FindingKind::SeveralLeads => t!(lang, "finding-several-leads"),
        FindingKind::MissingTarget => t!(lang, "finding-missing-target"),
        FindingKind::PeriodUnspecified => t!(lang, "finding-period-unspecified"),
        FindingKind::DueOnDayOff => t!(lang, "finding-due-on-day-off"),
        FindingKind::ReportBeforePlan => t!(lang, "finding-report-before-plan"),
        FindingKind::TargetsDoNotAddUp => t!(lang, "finding-targets-do-not-add-up"),
        FindingKind::YearInWords => t!(lang, "finding-year-in-words"),
    }
}

/// What a kind means for the plan, in one sentence.
pub(super) fn sentence(lang: Lang, kind: FindingKind) -> String {
    match kind {
        FindingKind::DuplicateParagraph => t!(lang, "finding-duplicate-paragraph-means"),
        FindingKind::MissingSchedule => t!(lang, "finding-missing-schedule-means"),
        FindingKind::ConflictingSchedules => t!(lang, "finding-conflicting-schedules-means"),
        FindingKind::SeveralLeads => t!(lang, "finding-several-leads-means"),
        FindingKind::MissingTarget => t!(lang, "finding-missing-target-means"),
        FindingKind::PeriodUnspecified => t!(lang, "finding-period-unspecified-means"),
        FindingKind::DueOnDayOff => t!(lang, "finding-due-on-day-off-means"),
        FindingKind::ReportBeforePlan => t!(lang, "finding-report-before-plan-means"),
        FindingKind::TargetsDoNotAddUp => t!(lang, "finding-targets-do-not-add-up-means"),
        FindingKind::YearInWords => t!(lang, "finding-year-in-words-means"),
    }
}
