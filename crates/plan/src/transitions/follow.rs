//! Open obligations follow an amendment: dates and quotas move, what is no longer owed is withdrawn,
//! and each leaves an entry of its own. What was submitted or accepted stays as it is: a recorded
//! lateness is never erased (Rules of obligations).

use super::{
    Refusal,
    amended::Amended,
    materialise::{self, Owed},
};
use crate::{
    model::{PlanId, ScheduleId, TaskId, WorkState},
    store::{
        obligation::{self, Obligation},
        plan::{self, Plan},
    },
};
use ddci_platform::{
    org::UnitId,
    store::{Read, Tx},
    values,
};
use serde_json::json;
use std::collections::BTreeMap;

/// What became of the open obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Followed {
    /// Those whose date, quota or sub-index is another now.
    pub moved: u64,
    /// Those that are no longer owed.
    pub withdrawn: u64,
    /// Those that an earlier amendment withdrew and this one brings back.
    pub back: u64,
}

/// (schedule, period, unit): what makes an obligation one.
type Key = (ScheduleId, String, UnitId);

/// Lets the obligations of the amended tasks follow; the plan is written already.
pub(super) async fn run(
    tx: &Tx,
    base: &Plan,
    amended: &Amended,
    version: i32,
) -> Result<Followed, Refusal> {
    let plan = plan::of_authority(tx, base.authority, base.id).await?.ok_or(Refusal::NotFound)?;
    let owed: BTreeMap<Key, Owed> = materialise::owed(tx, &plan)
        .await?
        .into_iter()
        .map(|owed| ((owed.schedule, owed.period.clone(), owed.unit), owed))
        .collect();
    let tasks: Vec<TaskId> = amended.before.tasks.iter().map(|task| task.id).collect();
    let mut followed = Followed::default();
    for task in tasks {
        for obligation in open(tx, task).await? {
            let key = |unit| (obligation.schedule, obligation.period.clone(), unit);
            // What went to another unit is still what the plan gives to the first one.
            let first = obligation.first_unit.unwrap_or(obligation.unit);
            let owed = owed.get(&key(first)).or_else(|| owed.get(&key(obligation.unit)));
            step(tx, &obligation, owed, version, &mut followed).await?;
        }
    }
    stand_with_their_tasks(tx, base.id).await?;
    Ok(followed)
}

/// All obligations stand where their tasks do: under the task that their time is printed in again,
/// and what was done in the sub-index that this task serves by now. So the board, which counts
/// obligations, and the tree, which counts tasks, come to the same sums.
async fn stand_with_their_tasks(tx: &Tx, plan: PlanId) -> Result<(), Refusal> {
    let sql = "UPDATE obligation SET task = (
                 SELECT COALESCE(t.merged_into, t.id) FROM schedule s JOIN task t ON t.id = s.task
                 WHERE s.id = obligation.schedule)
               WHERE plan = $1 AND task <> (
                 SELECT COALESCE(t.merged_into, t.id) FROM schedule s JOIN task t ON t.id = s.task
                 WHERE s.id = obligation.schedule)";
    tx.write(sql, values![plan.0]).await?;
    let sql = "UPDATE obligation SET sub_index = (
                 SELECT t.sub_index FROM task t WHERE t.id = obligation.task)
               WHERE plan = $1 AND state IN ('submitted', 'accepted')";
    tx.write(sql, values![plan.0]).await?;
    Ok(())
}

/// The obligations of a task that are neither submitted nor accepted.
async fn open(tx: &Tx, task: TaskId) -> Result<Vec<Obligation>, Refusal> {
    let sql = format!(
        "SELECT {} FROM obligation o
         WHERE o.task = $1 AND o.state NOT IN ('submitted', 'accepted') ORDER BY o.effective_on",
        obligation::COLUMNS
    );
    let rows = tx.all(&sql, values![task.0]).await?;
    Ok(rows.iter().map(obligation::obligation).collect::<Result<_, _>>()?)
}

async fn step(
    tx: &Tx,
    obligation: &Obligation,
    owed: Option<&Owed>,
    version: i32,
    followed: &mut Followed,
) -> Result<(), Refusal> {
    let (id, standing) = (obligation.id, obligation.standing);
    let was_withdrawn = standing.state == WorkState::Withdrawn;
    let subject = format!("obligation:{id}");
    let Some(owed) = owed else {
        if !was_withdrawn {
            let sql = "UPDATE obligation SET state = $1 WHERE id = $2";
            tx.write(sql, values![WorkState::Withdrawn.word(), id.0]).await?;
            let detail = json!({"version": version, "due": standing.effective_on.to_string()});
            tx.also("obligation.withdraw", subject, detail);
            followed.withdrawn += 1;
        }
        return Ok(());
    };
    // A date that its giver moved holds until the plan itself states another one.
    let granted = obligation.granted_on.filter(|_| standing.stated_on == owed.stated);
    let effective = if granted.is_some() { standing.effective_on } else { owed.effective };
    let same = standing.stated_on == owed.stated
        && standing.effective_on == effective
        && obligation.quota == owed.quota
        && obligation.sub_index == owed.sub_index;
    // What was withdrawn comes back only where it still begins.
    if (same && !was_withdrawn) || (was_withdrawn && !owed.begins) {
        return Ok(());
    }
    let state = if was_withdrawn { WorkState::NotStarted } else { standing.state };
    let sql = "UPDATE obligation SET stated_on = $1, effective_on = $2, quota = $3, sub_index = $4,
                 state = $5, granted_on = $6, original_on = $7,
                 assigned_on = COALESCE($8, assigned_on)
               WHERE id = $9";
    let sub_index = owed.sub_index.map(|sub_index| sub_index.0);
    let row = values![
        owed.stated,
        effective,
        owed.quota,
        sub_index,
        state.word(),
        granted,
        standing.original_on.filter(|_| granted.is_some()),
        was_withdrawn.then(|| tx.today()),
        id.0,
    ];
    tx.write(sql, row).await?;
    let detail = json!({
        "version": version,
        "from": standing.effective_on.to_string(), "to": effective.to_string(),
        "quota_from": obligation.quota, "quota_to": owed.quota,
    });
    tx.also("obligation.amend", subject, detail);
    if was_withdrawn {
        followed.back += 1
    } else {
        followed.moved += 1
    }
    Ok(())
}
