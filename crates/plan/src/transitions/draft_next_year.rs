//! Drafts the plan of the next year from one that was issued: the same tree, bodies with what they
//! mean, each time a year on. Evidence, progress and what is owed stay with the year they belong to.

mod asked;
mod paper;

use super::{Refusal, owned, written};
use crate::{
    model::{
        BodyImage, NextTask, NextYear, PlanId, PlanState, ScheduleId, SubIndexId, TaskId,
        TaskImage, with_year,
    },
    store::{
        next_year,
        plan::Plan,
        sub_index::{self, SubIndex},
    },
};
use ddci_platform::{
    files,
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::date;
use paper::Paper;
use serde_json::json;
use std::collections::BTreeMap;

/// Drafts the plan of the next year.
#[derive(Debug, Clone)]
pub struct DraftNextYear {
    /// The plan it goes on with.
    pub plan: PlanId,
    /// The tasks added during the year that are left behind.
    pub left: Vec<TaskId>,
    /// What was previewed ([`NextYear::hash`]): nothing else is made than was seen.
    pub previewed: Option<String>,
}

impl Transition for DraftNextYear {
    const VERB: &'static str = "plan.draft_next_year";
    type Output = PlanId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<PlanId>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let base = owned::plan(tx, actor, self.plan).await?;
        if !base.state.is_published() {
            return Err(Refusal::NotIssued);
        }
        if next_year::drafted(tx, base.id).await?.is_some() {
            return Err(Refusal::FollowedAlready);
        }
        let mut next = next_year::of(tx, &base).await?;
        if self.previewed.as_ref().is_some_and(|seen| *seen != next.hash()) {
            return Err(Refusal::ChangedSince);
        }
        let left: Vec<TaskId> =
            self.left.iter().copied().filter(|task| next.is_offered(*task)).collect();
        next.tasks.retain(|next| !left.contains(&next.task.id));
        let draft = self.write(tx, actor, &base, &next).await?;
        let detail = json!({
            "draft": draft, "year": next.to(), "tasks": next.tasks.len(), "left": left.len(),
            "dates": next.dated().count(), "hash": next.hash(),
        });
        Ok(Applied::to(format!("plan:{}", base.id), detail, draft))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl DraftNextYear {
    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        base: &Plan,
        next: &NextYear,
    ) -> Result<PlanId, Refusal> {
        let known = sub_index::of_plan(tx, base.id).await?;
        let paper = Paper::of(tx, base, next, &known).await?;
        let file = files::save(tx, actor, &paper.document(base, next)?).await?;
        let draft = head(tx, base, next, file).await?;
        paper.write(tx, base, draft).await?;
        let sub_indices = sub_indices(tx, draft, &known).await?;
        tasks(tx, draft, next, &paper, &sub_indices).await?;
        asked::write(tx, draft, next, &paper, &known, base).await?;
        Ok(draft)
    }
}

/// The head: the same words of the new year, without number, day and target.
async fn head(
    tx: &Tx,
    base: &Plan,
    next: &NextYear,
    file: files::FileId,
) -> Result<PlanId, Refusal> {
    let id: PlanId = tx.key()?;
    let sql =
        "INSERT INTO plan (id, authority, coordinator, title, year, issuer, signer, legal_bases,
                 state, starts_on, ends_on, settings, source_file, source_name, created_at, follows)
               SELECT $1, authority, coordinator, $2, $3, issuer, signer, legal_bases,
                 $4, $5, $6, settings, $7, $8, $9, id
               FROM plan WHERE id = $10";
    let row = values![
        id.0,
        with_year(&base.title, next.from, next.to()),
        i32::from(next.to()),
        PlanState::Draft.word(),
        next.first_day(),
        date(next.to(), 12, 31),
        file.0,
        paper::name(base, next),
        tx.now(),
        base.id.0,
    ];
    tx.write(sql, row).await?;
    Ok(id)
}

/// The sub-indices; what they aim at is for the new year to say.
async fn sub_indices(
    tx: &Tx,
    draft: PlanId,
    known: &[SubIndex],
) -> Result<BTreeMap<SubIndexId, SubIndexId>, Refusal> {
    let mut copies = BTreeMap::new();
    for of in known {
        let copy = crate::model::SubIndexImage {
            id: tx.key()?,
            ordinal: of.ordinal,
            name: of.name.clone(),
            target: None,
            counts_toward_total: of.counts_toward_total,
            responsible_leader: of.responsible_leader.clone(),
        };
        written::sub_index(tx, draft, &copy).await?;
        copies.insert(of.id, copy.id);
    }
    Ok(copies)
}

async fn tasks(
    tx: &Tx,
    draft: PlanId,
    next: &NextYear,
    paper: &Paper,
    sub_indices: &BTreeMap<SubIndexId, SubIndexId>,
) -> Result<(), Refusal> {
    let mut copies: BTreeMap<TaskId, TaskId> = BTreeMap::new();
    for of in &next.tasks {
        copies.insert(of.task.id, tx.key()?);
    }
    for (position, of) in (0_i32..).zip(&next.tasks) {
        let line = paper.line_of(of.task.id);
        let task = TaskImage {
            id: copies.get(&of.task.id).copied().unwrap_or(of.task.id),
            position,
            sub_index: of.task.sub_index.and_then(|id| sub_indices.get(&id).copied()),
            merged_into: of.task.merged_into.and_then(|id| copies.get(&id).copied()),
            sheet: None,
            first_line: line,
            last_line: line,
            bodies: bodies(of),
            schedules: schedules(tx, of, line)?,
            origin: None,
            follows: Some(of.task.id),
            ..of.task.clone()
        };
        written::append_task(tx, draft, &task).await?;
    }
    Ok(())
}

/// The bodies as they were decided on; a name whose unit has ended is asked about anew.
fn bodies(of: &NextTask) -> Vec<BodyImage> {
    let body = |body: &BodyImage| BodyImage {
        read_part: body.part,
        unit: body.unit.filter(|_| !of.ended.contains(&body.name)),
        ..body.clone()
    };
    of.task.bodies.iter().map(body).collect()
}

/// The times as they were decided on, a year on.
fn schedules(
    tx: &Tx,
    of: &NextTask,
    line: i32,
) -> Result<Vec<crate::model::ScheduleImage>, StoreError> {
    let schedule = |time: &crate::model::NextTime| {
        Ok(crate::model::ScheduleImage {
            id: tx.key::<ScheduleId>()?,
            rule: time.rule(),
            read_rule: time.rule(),
            line,
            origin: None,
            ..time.schedule.clone()
        })
    };
    of.times.iter().map(schedule).collect()
}
