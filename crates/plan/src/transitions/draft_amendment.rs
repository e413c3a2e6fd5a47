//! Drafts an amendment: a copy of the plan as it stands, mended like any draft, and issued on top of
//! the plan.

use super::{Refusal, owned, written};
use crate::{
    model::{PlanId, PlanState, ScheduleId, SubIndexId, TaskId, TaskImage, write_settings},
    store::{image, plan::Plan, sub_index, task},
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Drafts an amendment.
#[derive(Debug, Clone)]
pub struct DraftAmendment {
    /// The plan that is in force.
    pub plan: PlanId,
}

impl Transition for DraftAmendment {
    const VERB: &'static str = "plan.draft_amendment";
    type Output = PlanId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<PlanId>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let base = owned::in_force(tx, actor, self.plan).await?;
        if is_being_amended(tx, base.id).await? {
            return Err(Refusal::BeingAmended);
        }
        let draft = head(tx, &base).await?;
        let sub_indices = sub_indices(tx, &base, draft).await?;
        let tasks = tasks(tx, &base, draft, &sub_indices).await?;
        let detail = json!({"draft": draft, "version": base.version + 1, "tasks": tasks});
        Ok(Applied::to(format!("plan:{}", base.id), detail, draft))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// One amendment at a time: two would not know of each other.
pub(super) async fn is_being_amended(db: &impl Read, plan: PlanId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM plan WHERE amends = $1 AND state IN ($2, $3)";
    let open = [PlanState::Draft, PlanState::InReview].map(PlanState::word);
    let row = db.first(sql, values![plan.0, open[0], open[1]]).await?;
    Ok(row.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default() > 0)
}

async fn head(tx: &Tx, base: &Plan) -> Result<PlanId, Refusal> {
    let id: PlanId = tx.key()?;
    let sql =
        "INSERT INTO plan (id, authority, coordinator, title, number, issued_on, year, issuer,
                 signer, legal_bases, total_target, state, starts_on, ends_on, settings,
                 source_file, source_name, created_at, amends, version)
               SELECT $1, authority, coordinator, title, NULL, NULL, year, issuer, signer,
                 legal_bases, total_target, $2, starts_on, ends_on, $3, source_file, source_name,
                 $4, id, version + 1
               FROM plan WHERE id = $5";
    let settings = write_settings(&base.settings);
    let row = values![id.0, PlanState::Draft.word(), settings, tx.now(), base.id.0];
    tx.write(sql, row).await?;
    let sql = "INSERT INTO plan_line (plan, position, sheet, number, role, text)
               SELECT $1, position, sheet, number, role, text FROM plan_line WHERE plan = $2";
    tx.write(sql, values![id.0, base.id.0]).await?;
    Ok(id)
}

async fn sub_indices(
    tx: &Tx,
    base: &Plan,
    draft: PlanId,
) -> Result<BTreeMap<SubIndexId, SubIndexId>, Refusal> {
    let mut copies = BTreeMap::new();
    for known in sub_index::of_plan(tx, base.id).await? {
        let Some(mut copy) = image::sub_index(tx, base.id, known.ordinal).await? else { continue };
        copy.id = tx.key()?;
        written::sub_index(tx, draft, &copy).await?;
        copies.insert(known.id, copy.id);
    }
    Ok(copies)
}

/// Copies the tasks, each with the one it stands for; a paragraph printed again points at its copy.
async fn tasks(
    tx: &Tx,
    base: &Plan,
    draft: PlanId,
    sub_indices: &BTreeMap<SubIndexId, SubIndexId>,
) -> Result<usize, Refusal> {
    let all = task::of_document(tx, base.id).await?;
    let mut copies: BTreeMap<TaskId, TaskId> = BTreeMap::new();
    for task in &all {
        copies.insert(task.id, tx.key()?);
    }
    for (position, task) in (0_i32..).zip(&all) {
        let image = image::task(tx, base.id, task.id).await?.ok_or(Refusal::NotFound)?;
        let mut schedules = image.schedules.clone();
        for schedule in &mut schedules {
            schedule.origin = Some(schedule.id);
            schedule.id = tx.key::<ScheduleId>()?;
        }
        let copy = TaskImage {
            id: copies.get(&task.id).copied().unwrap_or(task.id),
            position,
            sub_index: image.sub_index.and_then(|id| sub_indices.get(&id).copied()),
            merged_into: image.merged_into.and_then(|id| copies.get(&id).copied()),
            schedules,
            origin: Some(task.id),
            ..image
        };
        written::append_task(tx, draft, &copy).await?;
    }
    Ok(all.len())
}
