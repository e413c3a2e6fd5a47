//! What a token may be used for: a room, to read or to write. The only such table.

use super::{Verb, Viewer};

/// A part of what a person may do, handed to a program with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Read plans, tasks, obligations, what was recorded and submitted.
    PlanRead,
    /// Record progress, submit, accept, return and comment; reads as well.
    PlanWrite,
    /// Read units, groups, the calendar, and people where the person sees them.
    OrganisationRead,
    /// Read where the audit chain stands.
    AuditRead,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 4] =
        [Self::PlanRead, Self::PlanWrite, Self::OrganisationRead, Self::AuditRead];

    /// Its word, as stored and in the API's document.
    pub fn word(self) -> &'static str {
        match self {
            Self::PlanRead => "plan:read",
            Self::PlanWrite => "plan:write",
            Self::OrganisationRead => "organisation:read",
            Self::AuditRead => "audit:read",
        }
    }

    /// The scope with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// The verbs it lets through. A verb that stands under no scope is never done with a token.
    pub fn verbs(self) -> &'static [Verb] {
        use Verb::{
            Accept, Comment, RecordProgress, Submit, ViewAudit, ViewBoard, ViewObligations,
            ViewPeople, ViewPlan, ViewWork,
        };
        match self {
            Self::PlanRead => &[ViewPlan, ViewObligations, ViewBoard, ViewWork],
            Self::PlanWrite => &[
                ViewPlan,
                ViewObligations,
                ViewBoard,
                ViewWork,
                RecordProgress,
                Submit,
                Accept,
                Comment,
            ],
            Self::OrganisationRead => &[ViewPlan, ViewPeople],
            Self::AuditRead => &[ViewAudit],
        }
    }

    /// Whether a token with this scope may be used where `asked` is asked for: who writes reads.
    pub fn covers(self, asked: Self) -> bool {
        self == asked || (self, asked) == (Self::PlanWrite, Self::PlanRead)
    }

    /// Whether the person has something to hand on under it: of writing, something to write.
    pub fn is_within(self, viewer: &Viewer) -> bool {
        let mut verbs = self.verbs().iter();
        match self {
            Self::PlanWrite => {
                verbs.any(|verb| !Self::PlanRead.verbs().contains(verb) && viewer.may(*verb))
            }
            _ => verbs.any(|verb| viewer.may(*verb)),
        }
    }
}
