//! All that the rooms of a program do by themselves.

use super::{Chore, ChoreCx, Fault, Work};
use crate::seam::AllDeadlines;
use std::sync::Arc;

/// What the rooms do by themselves, and what they ask each other while doing it.
#[derive(Clone)]
pub struct Duties {
    /// At a time of the day.
    pub chores: Arc<[Arc<dyn Chore>]>,
    /// When it was asked for.
    pub works: Arc<[Arc<dyn Work>]>,
    /// What is due, in every room.
    pub deadlines: AllDeadlines,
}

impl Duties {
    /// The kinds of jobs that this program can do; a newer node's are left to it.
    pub(super) fn kinds(&self) -> Vec<&'static str> {
        let chores = self.chores.iter().map(|chore| chore.name());
        chores.chain(self.works.iter().map(|work| work.kind())).collect()
    }

    /// The kind under that word, where it is known here.
    pub(super) fn kind(&self, word: &str) -> Option<&'static str> {
        self.kinds().into_iter().find(|kind| *kind == word)
    }

    /// Does a job of the context's kind.
    pub(super) async fn run(&self, cx: &ChoreCx, payload: &str) -> Result<(), Fault> {
        if let Some(chore) = self.chores.iter().find(|chore| chore.name() == cx.name) {
            return chore.run(cx).await;
        }
        match self.works.iter().find(|work| work.kind() == cx.name) {
            Some(work) => work.run(cx, payload).await,
            None => Err(Fault::new("no room knows this kind of job")),
        }
    }
}
