//! The bodies a plan names: what a name is, where it ends, what is a group, who leads and helps.

mod assignment;
mod fields;
mod groups;
mod lexicon;
mod list;
mod name;
mod phrases;

pub(crate) use assignment::{Assignment, assignment, begins_with_body, coordinators_in, listed};
pub(crate) use list::{Body, list_at};

/// Names of bodies in order, each once.
pub(crate) fn distinct(bodies: impl IntoIterator<Item = Body>) -> Vec<Body> {
    let mut result: Vec<Body> = Vec::new();
    for body in bodies {
        if !result.iter().any(|known| known.same_name(&body)) {
            result.push(body);
        }
    }
    result
}
