//! Asks for the chores whose time has come.

use super::{Chore, JobId, JobState, enqueue};
use crate::{
    org::UnitId,
    store::{Db, Read, StoreError},
    values,
};
use jiff::civil::Date;

/// Asks for each chore that is due, once for each authority and day. Several nodes may ask at once:
/// the key makes it one job.
pub(super) async fn enqueue_due(
    db: &Db,
    chores: &[std::sync::Arc<dyn Chore>],
) -> Result<u64, StoreError> {
    let mut asked = 0;
    for chore in chores {
        let (day, missed) = latest_due(db, chore.as_ref());
        for authority in lacking(db, chore.name(), day, missed).await? {
            asked += enqueue(db, authority, chore.name(), day).await?;
        }
    }
    Ok(asked)
}

/// The latest day for which the chore is due: today from its time on, the day before until then.
/// Days before that are not caught up with: what they would have said is old by now.
fn latest_due(db: &Db, chore: &dyn Chore) -> (Date, bool) {
    let clock = db.clock();
    let today = clock.today();
    if clock.local(clock.now()).time() >= chore.at() {
        (today, false)
    } else {
        (today.yesterday().unwrap_or(today), true)
    }
}

/// The authorities that have no job of the chore for that day. Of a day that was missed, only those
/// for which it was done before: a new authority has missed nothing.
async fn lacking(db: &Db, chore: &str, day: Date, missed: bool) -> Result<Vec<UnitId>, StoreError> {
    let sql = "SELECT u.id FROM unit u
               WHERE u.id = u.authority
                 AND NOT EXISTS (SELECT 1 FROM job j
                   WHERE j.authority = u.id AND j.kind = $1 AND j.payload = $2)
                 AND (NOT $3 OR EXISTS (SELECT 1 FROM job j
                   WHERE j.authority = u.id AND j.kind = $1 AND j.payload < $2))
               ORDER BY u.id";
    let rows = db.all(sql, values![chore, day.to_string(), missed]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

async fn enqueue(db: &Db, authority: UnitId, chore: &str, day: Date) -> Result<u64, StoreError> {
    let id: JobId = db.ids().next()?;
    let now = db.clock().now();
    let row = values![
        id.0,
        authority.0,
        format!("{chore}:{day}"),
        chore,
        day.to_string(),
        JobState::Waiting.word(),
        now,
        now,
    ];
    db.bookkeep(enqueue::INSERT, row).await
}
