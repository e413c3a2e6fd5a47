//! What a room does by itself: [`Work`] when it was asked for, [`Chore`]s at a time of the day.

use crate::{
    clock::Clock, org::UnitId, permit::Actor, seam::AllDeadlines, store::Db, web::Settings,
};
use jiff::civil::{Date, Time};
use std::{fmt, future::Future, pin::Pin};

/// What happens by itself, once for each authority and day.
pub trait Chore: Send + Sync {
    /// Its name, `digest`: the kind of its jobs, and what the audit log calls it.
    fn name(&self) -> &'static str;

    /// The time of the day in Asia/Ho_Chi_Minh from which it is due.
    fn at(&self) -> Time;

    /// Does it for one authority and day. It may be begun again after a crash.
    fn run<'a>(&'a self, cx: &'a ChoreCx) -> Doing<'a>;
}

/// What is done when somebody has asked for it by `Tx::enqueue`.
pub trait Work: Send + Sync {
    /// The kind of job it does; the audit log calls it so.
    fn kind(&self) -> &'static str;

    /// Does it. It may be begun again after a crash.
    fn run<'a>(&'a self, cx: &'a ChoreCx, payload: &'a str) -> Doing<'a>;
}

/// Work under way.
pub type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

/// What a job works with.
#[derive(Clone)]
pub struct ChoreCx {
    /// The database, on the clock of the program.
    pub db: Db,
    /// The authority it works for.
    pub authority: UnitId,
    /// The kind of job, `digest`.
    pub name: &'static str,
    /// The day it is done for: of a chore that was missed, the day that was missed.
    pub day: Date,
    /// What is due, in every room.
    pub deadlines: AllDeadlines,
    /// How the installation is reached: addresses in messages begin with it.
    pub settings: Settings,
}

impl ChoreCx {
    /// Who its transitions are run by: the audit log says `job:NAME`.
    pub fn actor(&self) -> Actor {
        Actor::Job { authority: self.authority, name: self.name }
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.db.clock()
    }

    /// The full address of a page of this installation.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url.trim_end_matches('/'))
    }
}

/// Why a job failed, in words that are kept beside it: any error becomes one by `?`. Words about
/// people or secrets do not belong in it.
pub struct Fault(String);

impl Fault {
    /// A fault in words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
