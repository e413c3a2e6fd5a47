//! Who changes something: a person, a command typed on the machine, or what happens by itself.

use super::{Verb, Viewer};
use crate::{identity::ApiTokenId, org::UnitId};

/// The acting person of a transition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in person.
    Person(Viewer),
    /// A command on the machine itself: whoever can run it could open the database as well.
    Operator {
        /// The authority it works on.
        authority: UnitId,
        /// The command, `user add`.
        command: &'static str,
    },
    /// A job: nobody did it now, somebody or a day of the calendar asked for it before.
    Job {
        /// The authority it works for.
        authority: UnitId,
        /// The job's kind, `digest`.
        name: &'static str,
    },
}

impl Actor {
    /// The authority in whose audit chain the act is kept.
    pub fn authority(&self) -> UnitId {
        match self {
            Self::Person(viewer) => viewer.authority,
            Self::Operator { authority, .. } | Self::Job { authority, .. } => *authority,
        }
    }

    /// The person, where it is one.
    pub fn viewer(&self) -> Option<&Viewer> {
        match self {
            Self::Person(viewer) => Some(viewer),
            Self::Operator { .. } | Self::Job { .. } => None,
        }
    }

    /// Whether the verb is theirs on the whole authority.
    pub fn may_everywhere(&self, verb: Verb) -> bool {
        self.viewer().is_none_or(|viewer| viewer.may_everywhere(verb))
    }

    /// The token they come with, where it is one: the audit log keeps which.
    pub fn token(&self) -> Option<ApiTokenId> {
        Some(self.viewer()?.narrowed.as_ref()?.token)
    }

    /// How the audit log names them: by key, because names change.
    pub fn audit_name(&self) -> String {
        match self {
            Self::Person(viewer) => format!("account:{}", viewer.account),
            Self::Operator { command, .. } => format!("command:{command}"),
            Self::Job { name, .. } => format!("job:{name}"),
        }
    }
}
