//! The small traits through which rooms know of each other; the program wires them up.

use crate::{
    files::FileId,
    org::UnitId,
    permit::Viewer,
    store::{Db, StoreError},
};
use jiff::civil::Date;
use std::{future::Future, pin::Pin, sync::Arc};

/// A future that can be kept in a list of answerers.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// One thing that a room counted: its key, so that a thing counted both there and by hand counts
/// once, and the day it happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// A stable reference that people can type, such as the address of a published post.
    pub reference: String,
    /// The day.
    pub on: Date,
}

/// Answers: which X did unit U do between two dates?
///
/// Portal, petitions, dossiers, support, conduct and reports answer; the plan room asks for quotas.
pub trait Measure: Send + Sync {
    /// The unit of counting that it knows, as plans write it, folded: `tin bai`.
    fn counts(&self, quota_unit: &str) -> bool;

    /// What `unit` did from the first to the last day, both included.
    fn count(&self, unit: UnitId, first: Date, last: Date) -> Answer<'_, Vec<Counted>>;
}

/// Answers: may this viewer see this file? A file is shown where the room that holds it says so;
/// one that no room holds is shown to nobody.
pub trait FileGuard: Send + Sync {
    /// Whether this room holds the file and the viewer may see what it belongs to.
    fn shows<'a>(&'a self, db: &'a Db, viewer: &'a Viewer, file: FileId) -> Answer<'a, bool>;
}

/// All guards of an installation.
pub type FileGuards = Arc<[Arc<dyn FileGuard>]>;

/// All measures of an installation.
pub type Measures = Arc<[Arc<dyn Measure>]>;
