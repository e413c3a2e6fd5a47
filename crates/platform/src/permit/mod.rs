//! Who may do what: verbs on scopes, decided here and nowhere else.
//!
//! A [`Role`] is a set of [`Verb`]s; a [`Grant`] gives a role on a unit and what stands below it; a
//! [`Viewer`] is a signed-in person with grants. Queries about people or cases take a `Viewer`.
//! The conflict rule (nobody decides on their own unit's work) is [`Viewer::is_of`].

mod actor;
mod role;
mod verb;
mod viewer;

pub use actor::Actor;
pub use role::Role;
pub use verb::Verb;
pub use viewer::{Grant, Viewer};
