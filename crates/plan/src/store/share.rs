//! How far obligations are. What is accepted is done; a quota is as full as the quantities of its
//! log; anything else is as far as its last entry with a step says. A parent is the mean of what is
//! owed below it and is stored nowhere.

use super::{condition::Condition, filter::TableFilter, sides::Look};
use crate::model::{PlanId, Share, TaskId};
use ddci_platform::store::{Read, Row, StoreError, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an obligation `o` asks for, and how much of it is done. Most are done or not begun, which an
/// index says; quota and log are looked at only for the rest.
pub(super) const COLUMNS: &str = "CASE WHEN o.state IN ('accepted', 'not_started') THEN 1
              ELSE COALESCE(o.quota, 100) END AS needed,
    CASE WHEN o.state = 'accepted' THEN 1
         WHEN o.state = 'not_started' THEN 0
         WHEN o.quota IS NOT NULL THEN
           (SELECT COALESCE(SUM(pg.quantity), 0) FROM progress pg WHERE pg.obligation = o.id)
         ELSE COALESCE((SELECT pg.step FROM progress pg
                        WHERE pg.obligation = o.id AND pg.step IS NOT NULL
                        ORDER BY pg.at DESC, pg.id DESC LIMIT 1), 0) END AS counted";

/// How far one obligation is.
pub(super) fn of_row(row: &Row) -> Result<Share, StoreError> {
    let needed: i32 = row.get("needed")?;
    let (counted, needed): (i64, i64) = (row.get("counted")?, needed.into());
    let mut share = Share::default();
    share.add(counted.min(needed), needed, 1);
    Ok(share)
}

/// How far what a condition finds is, by a column of `o`; what was withdrawn counts nowhere.
async fn by(
    db: &impl Read,
    column: &str,
    condition: &str,
    values: Vec<Value>,
) -> Result<BTreeMap<Option<Uuid>, Share>, StoreError> {
    let sql = format!(
        "SELECT parent, needed, COUNT(*) AS obligations,
                CAST(SUM(CASE WHEN counted > needed THEN needed ELSE counted END) AS bigint) AS done
         FROM (SELECT {column} AS parent, {COLUMNS} FROM obligation o
               WHERE {condition} AND o.state <> 'withdrawn') each_one
         GROUP BY parent, needed"
    );
    let mut shares: BTreeMap<Option<Uuid>, Share> = BTreeMap::new();
    for row in db.all(&sql, values).await? {
        let needed: i32 = row.get("needed")?;
        let (done, obligations) = (row.get("done")?, row.get("obligations")?);
        shares.entry(row.get("parent")?).or_default().add(done, needed.into(), obligations);
    }
    Ok(shares)
}

/// How far these tasks are, as the tallies of the tree count them: by all that is owed. The keys are
/// those of tasks that another query has shown.
///
/// # Errors
/// [`StoreError`].
pub async fn of_tasks(
    db: &impl Read,
    tasks: &[TaskId],
) -> Result<BTreeMap<TaskId, Share>, StoreError> {
    if tasks.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut these = Condition::default();
    let places: Vec<String> = tasks.iter().map(|task| these.bind(*task)).collect();
    these.and(&format!("o.task IN ({})", places.join(", ")));
    of_each_task(db, these).await
}

/// The same by what the viewer may see of them.
///
/// # Errors
/// [`StoreError`].
pub async fn of_seen_tasks(
    db: &impl Read,
    look: Look<'_>,
    tasks: &[TaskId],
) -> Result<BTreeMap<TaskId, Share>, StoreError> {
    if tasks.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut these = Condition::visible_to(look.viewer);
    let places: Vec<String> = tasks.iter().map(|task| these.bind(*task)).collect();
    // By keys: SQLite would walk along the whole plan, which it takes for the narrower condition.
    these.and(&format!(
        "o.id IN (SELECT so.id FROM obligation so WHERE so.task IN ({}))",
        places.join(", ")
    ));
    of_each_task(db, these).await
}

async fn of_each_task(
    db: &impl Read,
    these: Condition,
) -> Result<BTreeMap<TaskId, Share>, StoreError> {
    let sql = these.sql().to_owned();
    let shares = by(db, "o.task", &sql, these.into_values()).await?;
    Ok(shares.into_iter().filter_map(|(task, share)| Some((TaskId(task?), share))).collect())
}

/// How far a sub-index of a plan is, by all that is owed.
///
/// # Errors
/// [`StoreError`].
pub async fn of_sub_index(db: &impl Read, plan: PlanId, ordinal: i32) -> Result<Share, StoreError> {
    let mut these = Condition::default();
    these.equals("o.plan", plan);
    let ordinal = these.bind(ordinal);
    these.and(&format!(
        "o.sub_index IN (SELECT ss.id FROM sub_index ss WHERE ss.plan = $1 AND ss.ordinal = {ordinal})"
    ));
    together(db, these).await
}

async fn together(db: &impl Read, these: Condition) -> Result<Share, StoreError> {
    let sql = these.sql().to_owned();
    let mut whole = Share::default();
    for share in by(db, "o.plan", &sql, these.into_values()).await?.values() {
        whole.and(share);
    }
    Ok(whole)
}

/// How far what a filter finds among what the viewer may see is, as a whole.
///
/// # Errors
/// [`StoreError`].
pub async fn whole(
    db: &impl Read,
    look: Look<'_>,
    filter: &TableFilter,
) -> Result<Share, StoreError> {
    together(db, look.found(filter)).await
}
