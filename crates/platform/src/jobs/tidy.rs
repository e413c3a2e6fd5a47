//! The platform's own chore: takes away jobs that were done long ago.

use super::{Chore, ChoreCx, Doing};
use crate::values;
use jiff::{
    SignedDuration,
    civil::{Time, time},
};

/// How long a done job is kept: long enough to see what happened, and that each day was done.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Takes away jobs that were done more than thirty days ago. What was given up stays.
#[derive(Debug, Clone, Copy)]
pub struct Tidy;

impl Chore for Tidy {
    fn name(&self) -> &'static str {
        "tidy"
    }

    fn at(&self) -> Time {
        time(3, 0, 0, 0)
    }

    fn run<'a>(&'a self, cx: &'a ChoreCx) -> Doing<'a> {
        Box::pin(async move {
            let sql = "DELETE FROM job WHERE authority = $1 AND state = 'done' AND done_at < $2";
            let before = cx.clock().now() - KEPT;
            cx.db.bookkeep(sql, values![cx.authority.0, before]).await?;
            Ok(())
        })
    }
}
