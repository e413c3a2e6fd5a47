//! Findings, and what the coordinator may decide about each.

use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_platform::store::{Column, Row, StoreError};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The kinds of finding, in the words of the exchange format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// Two paragraphs with the same wording.
    DuplicateParagraph,
    /// A task without any time.
    MissingSchedule,
    /// The same work with different times.
    ConflictingSchedules,
    /// Two or more individual bodies lead one thing.
    SeveralLeads,
    /// A sub-index without a target.
    MissingTarget,
    /// "Định kỳ" without a period.
    PeriodUnspecified,
    /// A stated date is a day off.
    DueOnDayOff,
    /// A report is due before the plan it reports on.
    ReportBeforePlan,
    /// The stated total is not what the targets make.
    TargetsDoNotAddUp,
    /// A task taken over from the year before still speaks of that year.
    YearInWords,
}

/// Whether a plan can be issued before a finding is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Somebody has to decide first: without it, what is owed is not known.
    Decision,
    /// To be seen; the plan's own words or the settings decide.
    Notice,
}

impl FindingKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::DuplicateParagraph,
        Self::MissingSchedule,
        Self::ConflictingSchedules,
        Self::SeveralLeads,
        Self::MissingTarget,
        Self::PeriodUnspecified,
        Self::DueOnDayOff,
        Self::ReportBeforePlan,
        Self::TargetsDoNotAddUp,
        Self::YearInWords,
    ];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::DuplicateParagraph => "duplicate_paragraph",
            Self::MissingSchedule => "missing_schedule",
            Self::ConflictingSchedules => "conflicting_schedules",
            Self::SeveralLeads => "several_leads",
            Self::MissingTarget => "missing_target",
            Self::PeriodUnspecified => "period_unspecified",
            Self::DueOnDayOff => "due_on_day_off",
            Self::ReportBeforePlan => "report_before_plan",
            Self::TargetsDoNotAddUp => "targets_do_not_add_up",
            Self::YearInWords => "year_in_words",
        }
    }

    /// The kind with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it has to be decided before the plan is issued.
    pub fn needed(self) -> Needed {
        match self {
            Self::DuplicateParagraph | Self::MissingSchedule | Self::SeveralLeads => {
                Needed::Decision
            }
            _ => Needed::Notice,
        }
    }

    /// Whether this decision answers a finding of this kind.
    pub fn can_be(self, decision: &Decision) -> bool {
        match decision {
            Decision::Seen => self.needed() == Needed::Notice,
            Decision::Mended => self.needed() == Needed::Decision,
            Decision::Merge | Decision::KeepBoth => self == Self::DuplicateParagraph,
            Decision::EachOwes | Decision::FirstLeads => self == Self::SeveralLeads,
            Decision::NoSchedule => self == Self::MissingSchedule,
            Decision::Schedule(_) => {
                matches!(self, Self::MissingSchedule | Self::PeriodUnspecified)
            }
        }
    }
}

impl Column for FindingKind {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::from_word(&word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// What the coordinator decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", content = "rule", rename_all = "snake_case")]
pub enum Decision {
    /// Taken note of.
    Seen,
    /// The second paragraph is the first one printed again: one task with the times of both.
    Merge,
    /// Two tasks on purpose.
    KeepBoth,
    /// Each body named as lead owes it.
    EachOwes,
    /// The first body leads, the others coordinate.
    FirstLeads,
    /// Nothing is owed by a date.
    NoSchedule,
    /// The tasks themselves were mended.
    Mended,
    /// This is the time the plan did not state.
    Schedule(ScheduleRule),
}

impl Decision {
    /// A decision from the words of a form: its name, and a date where it needs one.
    pub fn from_form(word: &str, date: Option<Date>) -> Option<Self> {
        let every = |period| {
            Self::Schedule(ScheduleRule::Every {
                period,
                day: None,
                strictly_before: false,
                quota: None,
            })
        };
        Some(match word {
            "seen" => Self::Seen,
            "merge" => Self::Merge,
            "keep_both" => Self::KeepBoth,
            "each_owes" => Self::EachOwes,
            "first_leads" => Self::FirstLeads,
            "no_schedule" => Self::NoSchedule,
            "mended" => Self::Mended,
            "throughout" => Self::Schedule(ScheduleRule::Throughout { from: None }),
            "monthly" => every(PeriodKind::Month),
            "quarterly" => every(PeriodKind::Quarter),
            "half_yearly" => every(PeriodKind::HalfYear),
            "yearly" => every(PeriodKind::Year),
            "by_date" => {
                Self::Schedule(ScheduleRule::ByDate { date: date?, strictly_before: false })
            }
            _ => return None,
        })
    }
}
