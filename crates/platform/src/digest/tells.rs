//! What a room has to tell people beside what is due: the program wires it up.

use crate::{
    org::{PersonId, UnitId},
    seam::{Answer, DueThing},
    store::Db,
};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// Something that one person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Who is told.
    pub to: PersonId,
    /// What.
    pub told: Told,
}

/// What a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It is late for so long that it is reported to them.
    Reported(DueThing),
    /// So many things wait for their decision, on that page.
    Waiting {
        /// How many.
        count: i64,
        /// The page that lists them.
        href: String,
    },
}

/// Answers: what else shall people of an authority hear on a day?
pub trait Tells: Send + Sync {
    /// What they shall hear: what came up after the instant `since`, where things were spoken of
    /// before, else what came up on that day.
    fn told<'a>(
        &'a self,
        db: &'a Db,
        authority: UnitId,
        since: Option<Timestamp>,
        day: Date,
    ) -> Answer<'a, Vec<Telling>>;
}

/// All rooms that tell something.
pub type AllTells = Arc<[Arc<dyn Tells>]>;
