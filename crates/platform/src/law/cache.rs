//! The calendars of the authorities as a node has read them.

use super::day;
use crate::{
    org::UnitId,
    store::{Db, StoreError},
};
use ddci_calendar::Calendar;
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How long a node goes on with what it has read: what another node changed is seen within it.
const KEPT: SignedDuration = SignedDuration::from_secs(5);

/// The calendars a node has read: pages are rendered all the time, calendars change some times a
/// year, so no page waits for a query of its own.
#[derive(Debug, Default)]
pub struct Calendars(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    calendars: BTreeMap<UnitId, (Arc<Calendar>, Timestamp)>,
    /// Counts what was forgotten, so that what was read before is not kept after.
    forgotten: u64,
}

impl Calendars {
    /// The calendar of an authority, as it is now or was within the last seconds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn of(&self, db: &Db, authority: UnitId) -> Result<Arc<Calendar>, StoreError> {
        let now = db.clock().now();
        let forgotten = {
            let known = self.known();
            match known.calendars.get(&authority) {
                Some((calendar, read_at)) if now.duration_since(*read_at) < KEPT => {
                    return Ok(Arc::clone(calendar));
                }
                _ => known.forgotten,
            }
        };
        let calendar = Arc::new(day::calendar(db, authority).await?);
        let mut known = self.known();
        if known.forgotten == forgotten {
            known.calendars.insert(authority, (Arc::clone(&calendar), now));
        }
        Ok(calendar)
    }

    /// Forgets an authority's calendar, because it was changed here: the next page reads it anew.
    pub fn forget(&self, authority: UnitId) {
        let mut known = self.known();
        known.calendars.remove(&authority);
        known.forgotten += 1;
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
