//! A signed-in person, and what they may do.

use super::{Role, Verb};
use crate::{
    identity::AccountId,
    org::{PersonId, UnitId},
};

/// A role on a unit and everything below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit at the top of the scope.
    pub scope: UnitId,
}

/// Who looks. Queries about people or cases cannot be built without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The account that is signed in.
    pub account: AccountId,
    /// The person behind it.
    pub person: PersonId,
    /// The person's name, as shown.
    pub name: String,
    /// The authority they belong to.
    pub authority: UnitId,
    /// The unit they work in.
    pub unit: UnitId,
    /// That unit's name, as shown.
    pub unit_name: String,
    /// What they were granted.
    pub grants: Vec<Grant>,
}

impl Viewer {
    /// Whether any grant carries the verb: decides whether a page exists for them at all.
    pub fn may(&self, verb: Verb) -> bool {
        self.scopes(verb).next().is_some()
    }

    /// Whether the verb is theirs on the whole authority.
    pub fn may_everywhere(&self, verb: Verb) -> bool {
        self.scopes(verb).any(|scope| scope == self.authority)
    }

    /// The units at the top of the scopes on which the verb is theirs.
    pub fn scopes(&self, verb: Verb) -> impl Iterator<Item = UnitId> + '_ {
        self.grants
            .iter()
            .filter(move |grant| grant.role.verbs().contains(&verb))
            .map(|grant| grant.scope)
    }

    /// Whether they work in that unit: nobody decides on their own unit's work.
    pub fn is_of(&self, unit: UnitId) -> bool {
        self.unit == unit
    }

    /// Whether they hold the role on anything.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}
