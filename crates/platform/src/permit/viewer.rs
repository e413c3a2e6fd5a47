//! A signed-in person, and what they may do.

use super::{Role, Scope, Verb};
use crate::{
    identity::{AccountId, ApiTokenId},
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
    /// What is left of it, where they come with a token; a session narrows nothing.
    pub narrowed: Option<Narrowed>,
}

/// A token that somebody comes with, and what it may be used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// The token.
    pub token: ApiTokenId,
    /// Its scopes.
    pub scopes: Vec<Scope>,
}

impl Narrowed {
    fn lets(&self, verb: Verb) -> bool {
        self.scopes.iter().any(|scope| scope.verbs().contains(&verb))
    }
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
        let lets = self.narrowed.as_ref().is_none_or(|narrowed| narrowed.lets(verb));
        self.grants
            .iter()
            .filter(move |grant| lets && grant.role.verbs().contains(&verb))
            .map(|grant| grant.scope)
    }

    /// Whether they come with a token that may be used for this.
    pub fn comes_for(&self, asked: Scope) -> bool {
        let narrowed = self.narrowed.iter().flat_map(|narrowed| &narrowed.scopes);
        narrowed.into_iter().any(|scope| scope.covers(asked))
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
