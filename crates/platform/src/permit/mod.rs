//! Who may do what: verbs on scopes, decided here and nowhere else.
//!
//! A [`Role`] is a set of [`Verb`]s; a [`Grant`] gives a role on a unit and what stands below it; a
//! [`Viewer`] is a signed-in person with grants. Queries about people or cases take a `Viewer`.
//! A [`Scope`] narrows what a token may be used for.
//! The conflict rule (nobody decides on their own unit's work) is [`Viewer::is_of`].

mod actor;
mod role;
mod scope;
mod verb;
mod viewer;

pub use actor::Actor;
pub use role::Role;
pub use scope::Scope;
pub use verb::Verb;
pub use viewer::{Grant, Narrowed, Viewer};
