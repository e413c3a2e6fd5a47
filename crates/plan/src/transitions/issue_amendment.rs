//! Issues an amendment: its draft goes into the plan as a new version. What is done already stays;
//! what is still open follows, each obligation with an entry of its own in the audit log.

use super::{
    Refusal,
    amended::{Amended, Sides},
    follow::{self, Followed},
    issue::readiness,
    materialise, owned, written,
};
use crate::{
    model::{Image, PlanId, PlanState, ScheduleId, TaskId, TaskImage},
    store::{edit, image, plan::Plan, sub_index, task},
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// Issues an amendment.
#[derive(Debug, Clone)]
pub struct IssueAmendment {
    /// The draft.
    pub draft: PlanId,
    /// Number and symbol of the amending document.
    pub number: String,
    /// The day of issue: what it brings is owed from then on.
    pub issued_on: Date,
}

/// What an issued amendment did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmendedPlan {
    /// The plan.
    pub plan: PlanId,
    /// Its new version.
    pub version: i32,
    /// Obligations that are new.
    pub new: u64,
    /// What became of the open ones.
    pub followed: Followed,
}

impl Transition for IssueAmendment {
    const VERB: &'static str = "plan.amend";
    type Output = AmendedPlan;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<AmendedPlan>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let draft = owned::to_issue(tx, actor, self.draft).await?;
        let base = self.base(tx, actor, &draft).await?;
        let sides = sides(tx, base.id, draft.id).await?;
        let amended = with_keys_of_its_own(tx, sides.amended())?;
        if amended.before == Image::default() && amended.after == Image::default() {
            return Err(Refusal::NothingChanged);
        }
        let version = draft.version;
        carry_out(tx, &base, version, self.issued_on, &amended).await?;
        self.keep(tx, actor, &base, &draft, &amended).await?;
        let followed = follow::run(tx, &base, &amended, version).await?;
        let made = materialise::run(tx, actor, base.id).await?;
        let output = AmendedPlan { plan: base.id, version, new: made.new, followed };
        let detail = json!({
            "version": version, "number": self.number, "issued_on": self.issued_on.to_string(),
            "changed": amended.after.tasks.len(), "new": made.new, "moved": followed.moved,
            "withdrawn": followed.withdrawn, "hash": made.hash,
        });
        Ok(Applied::to(format!("plan:{}", base.id), detail, output))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl IssueAmendment {
    async fn base(&self, tx: &Tx, actor: &Actor, draft: &Plan) -> Result<Plan, Refusal> {
        if self.number.trim().is_empty() {
            return Err(Refusal::Missing("number"));
        }
        let base = draft.amends.ok_or(Refusal::NotFound)?;
        let base = owned::in_force(tx, actor, base).await?;
        if base.version + 1 != draft.version {
            return Err(Refusal::ChangedSince);
        }
        if self.issued_on > base.ends_on || base.issued_on.is_some_and(|on| self.issued_on < on) {
            return Err(Refusal::EndsBeforeItStarts);
        }
        readiness(tx, draft.id).await?.check()?;
        Ok(base)
    }

    /// The version, with both pictures: every version can be read, and every difference shown.
    async fn keep(
        &self,
        tx: &Tx,
        actor: &Actor,
        base: &Plan,
        draft: &Plan,
        amended: &Amended,
    ) -> Result<(), Refusal> {
        let sql = "INSERT INTO plan_version (plan, version, number, issued_on, at, account, draft,
                     before, after)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            base.id.0,
            draft.version,
            self.number.trim(),
            self.issued_on,
            tx.now(),
            actor.viewer().map(|viewer| viewer.account.0),
            draft.id.0,
            edit::written(&amended.before),
            edit::written(&amended.after),
        ];
        tx.write(sql, row).await?;
        let sql = "UPDATE plan SET state = $1, number = $2, issued_on = $3 WHERE id = $4";
        let merged = PlanState::Merged.word();
        tx.write(sql, values![merged, self.number.trim(), self.issued_on, draft.id.0]).await?;
        let sql = "UPDATE plan SET version = $1 WHERE id = $2";
        tx.write(sql, values![draft.version, base.id.0]).await?;
        Ok(())
    }
}

/// A plan and the draft of its amendment, as they stand.
pub(crate) async fn sides(
    db: &impl Read,
    base: PlanId,
    draft: PlanId,
) -> Result<Sides, StoreError> {
    Ok(Sides { base: whole(db, base).await?, draft: whole(db, draft).await? })
}

/// A whole plan as a picture: the tasks of its document. What meetings directed is no part of it, so
/// that no amendment changes it or takes it out.
pub(crate) async fn whole(db: &impl Read, plan: PlanId) -> Result<Image, StoreError> {
    let mut picture = Image::default();
    for known in task::of_document(db, plan).await? {
        picture.tasks.extend(image::task(db, plan, known.id).await?);
    }
    for known in sub_index::of_plan(db, plan).await? {
        picture.sub_indices.extend(image::sub_index(db, plan, known.ordinal).await?);
    }
    Ok(picture)
}

/// What the draft made has its keys there: in the plan it gets new ones.
fn with_keys_of_its_own(tx: &Tx, mut amended: Amended) -> Result<Amended, Refusal> {
    let known = |id: TaskId| amended.before.tasks.iter().find(|task| task.id == id).cloned();
    let mut fresh: BTreeMap<TaskId, TaskId> = BTreeMap::new();
    let mut after = amended.after.tasks.clone();
    for task in &mut after {
        let own = known(task.id);
        if own.is_none() {
            let id: TaskId = tx.key()?;
            fresh.insert(task.id, id);
            task.id = id;
        }
        for schedule in &mut task.schedules {
            let has = |own: &TaskImage| own.schedules.iter().any(|old| old.id == schedule.id);
            if !own.as_ref().is_some_and(has) {
                schedule.id = tx.key::<ScheduleId>()?;
            }
        }
    }
    let key = |id: TaskId| fresh.get(&id).copied().unwrap_or(id);
    for task in &mut after {
        task.merged_into = task.merged_into.map(key);
    }
    amended.order = amended.order.iter().copied().map(key).collect();
    amended.after.tasks = after;
    let old: Vec<i32> = amended.before.sub_indices.iter().map(|old| old.ordinal).collect();
    let mut renamed = BTreeMap::new();
    for made in amended.after.sub_indices.iter_mut().filter(|made| !old.contains(&made.ordinal)) {
        let id = tx.key()?;
        renamed.insert(made.id, id);
        made.id = id;
    }
    for task in &mut amended.after.tasks {
        task.sub_index = task.sub_index.map(|id| renamed.get(&id).copied().unwrap_or(id));
    }
    Ok(amended)
}

async fn carry_out(
    tx: &Tx,
    base: &Plan,
    version: i32,
    from: Date,
    amended: &Amended,
) -> Result<(), Refusal> {
    for sub_index in &amended.after.sub_indices {
        written::sub_index(tx, base.id, sub_index).await?;
    }
    for task in &amended.after.tasks {
        match amended.before.tasks.iter().find(|old| old.id == task.id) {
            Some(old) => written::amend_task(tx, version, from, old, task).await?,
            None => written::add_amended_task(tx, base.id, version, from, task).await?,
        }
    }
    let stays = |task: &&TaskImage| amended.order.contains(&task.id);
    for gone in amended.before.tasks.iter().filter(|task| !stays(task)) {
        let sql = "UPDATE task SET withdrawn_by = $1 WHERE id = $2";
        tx.write(sql, values![version, gone.id.0]).await?;
    }
    written::reorder(tx, base.id, &amended.order).await?;
    Ok(())
}
