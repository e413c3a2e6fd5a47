//! Materialises what a plan owes: one obligation for each schedule, period and unit.
//!
//! Running it again, or twice at once, makes no twin: (schedule, period, unit) is unique.

use super::{Refusal, owned};
use crate::{
    model::{ObligationId, ObligationKey, Part, PlanId, ScheduleId, SubIndexId, TaskId, WorkState},
    store::{
        body, handover,
        plan::Plan,
        schedule::{self, Schedule},
        task::{self, Task},
    },
};
use ddci_calendar::{Occurrence, ScheduleRule, occurrences};
use ddci_platform::{
    law,
    org::{self, BodyTarget, Unit, UnitId},
    permit::{Actor, Verb},
    store::{Applied, Bulk, Read, Row, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Materialises what an issued plan owes.
#[derive(Debug, Clone)]
pub struct Materialise {
    /// The plan.
    pub plan: PlanId,
}

/// What a run made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Materialised {
    /// Obligations that the plan's schedules give.
    pub all: usize,
    /// Those that were not there yet.
    pub new: u64,
    /// SHA-256 over the keys of all, for the audit log.
    pub hash: String,
}

impl Transition for Materialise {
    const VERB: &'static str = "plan.materialise";
    type Output = Materialised;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Materialised>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let made = run(tx, actor, self.plan).await?;
        let detail = json!({"all": made.all, "new": made.new, "hash": made.hash});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, made))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Materialises inside another transition.
pub(super) async fn run(tx: &Tx, actor: &Actor, plan: PlanId) -> Result<Materialised, Refusal> {
    let plan = owned::in_force(tx, actor, plan).await?;
    let mut writer = Writer::new(tx, &plan);
    let elsewhere = elsewhere(tx, &plan).await?;
    for owed in owed(tx, &plan).await?.iter().filter(|owed| owed.begins) {
        if !elsewhere.contains(&(owed.schedule, owed.period.clone(), owed.unit)) {
            writer.add(owed).await?;
        }
    }
    writer.finish().await
}

/// What the plan gives to a unit and was given to another one since: it is owed there, and is not
/// made again here.
async fn elsewhere(
    tx: &Tx,
    plan: &Plan,
) -> Result<BTreeSet<(ScheduleId, String, UnitId)>, Refusal> {
    let sql = "SELECT o.schedule, o.period, o.first_unit FROM obligation o
               WHERE o.plan = $1 AND o.first_unit IS NOT NULL AND o.first_unit <> o.unit";
    let rows = tx.all(sql, values![plan.id.0]).await?;
    let key = |row: &Row| Ok((row.get("schedule")?, row.get("period")?, row.get("first_unit")?));
    Ok(rows.iter().map(key).collect::<Result<_, StoreError>>()?)
}

/// Writes down what one new task owes; the first of it, where it owes anything.
pub(super) async fn of_task(
    tx: &Tx,
    plan: &Plan,
    task: TaskId,
) -> Result<Option<ObligationId>, Refusal> {
    let mut writer = Writer::new(tx, plan);
    for owed in owed(tx, plan).await?.iter().filter(|owed| owed.task == task) {
        writer.add(owed).await?;
    }
    writer.finish().await?;
    let sql = "SELECT id FROM obligation WHERE task = $1 ORDER BY effective_on, id LIMIT 1";
    Ok(tx.first(sql, values![task.0]).await?.map(|row| row.get("id")).transpose()?)
}

/// What a plan owes by its schedules: one task in one period for one unit.
#[derive(Debug, Clone)]
pub(super) struct Owed {
    pub task: TaskId,
    pub sub_index: Option<SubIndexId>,
    pub schedule: ScheduleId,
    pub period: String,
    pub unit: UnitId,
    pub stated: Date,
    pub effective: Date,
    pub quota: Option<i32>,
    /// Whether it is owed where it was not before: what an amendment brought does not begin before
    /// its day.
    pub begins: bool,
}

/// Everything a plan owes, whether it is written down already or not.
pub(super) async fn owed(tx: &Tx, plan: &Plan) -> Result<Vec<Owed>, Refusal> {
    let owing = owing_units(tx, plan).await?;
    let tasks: BTreeMap<TaskId, Task> =
        task::of_plan(tx, plan.id).await?.into_iter().map(|task| (task.id, task)).collect();
    let calendar = law::calendar(tx, plan.authority).await?;
    let passed = handover::in_force(tx, plan.id).await?;
    let mut all = Vec::new();
    let (mut updated, mut once) = (BTreeSet::new(), BTreeSet::new());
    for schedule in schedule::of_plan(tx, plan.id).await? {
        // "Thường xuyên" and a "định kỳ" without a period both ask for the same quarterly update.
        let is_update = matches!(schedule.rule, ScheduleRule::Throughout { .. });
        if is_update && !updated.insert(schedule.task) {
            continue;
        }
        let span = plan.starts_on..=plan.ends_on;
        let due = occurrences(&schedule.rule, span, &plan.settings, &calendar);
        let units = owing.get(&schedule.task).map_or(&[][..], Vec::as_slice);
        let Some(task) = tasks.get(&schedule.task) else { continue };
        for occurrence in due.iter().filter(|occurrence| can_be_met(plan, occurrence)) {
            for unit in units {
                let key = (schedule.id, occurrence.key.clone(), unit.id);
                // What was handed over is owed by whoever took it over.
                let owing = match passed_on(&passed, &key) {
                    Some(taken) => taken,
                    None if unit.is_valid_on(occurrence.due.stated) => unit.id,
                    None => continue,
                };
                if once.insert((key.0, key.1, owing)) {
                    all.push(Owed::of(task, &schedule, occurrence, owing));
                }
            }
        }
    }
    Ok(all)
}

/// Who owes by now what a unit owed, where it was handed over, and handed on.
fn passed_on(passed: &BTreeMap<ObligationKey, UnitId>, key: &ObligationKey) -> Option<UnitId> {
    let (schedule, period, from) = key;
    let (mut owing, mut met) = (*from, BTreeSet::new());
    while let Some(next) = passed.get(&(*schedule, period.clone(), owing)) {
        if !met.insert(owing) {
            break;
        }
        owing = *next;
    }
    (owing != *from).then_some(owing)
}

impl Owed {
    fn of(task: &Task, schedule: &Schedule, occurrence: &Occurrence, unit: UnitId) -> Self {
        let quota = match schedule.rule {
            ScheduleRule::Every { quota, .. } => quota.and_then(|quota| i32::try_from(quota).ok()),
            _ => None,
        };
        Self {
            task: task.id,
            sub_index: task.sub_index,
            schedule: schedule.id,
            period: occurrence.key.clone(),
            unit,
            quota,
            begins: schedule.owed_from.is_none_or(|from| from <= occurrence.due.effective),
            stated: occurrence.due.stated,
            effective: occurrence.due.effective,
        }
    }
}

/// Whether a period can still be met: one whose date lay before the plan was in force is not owed
/// (the reader reports it as `report_before_plan`). What is owed once stays owed.
fn can_be_met(plan: &Plan, occurrence: &Occurrence) -> bool {
    occurrence.period.is_none() || plan.starts_on <= occurrence.due.effective
}

/// The units that lead each task; every member of a group leads.
async fn owing_units(tx: &Tx, plan: &Plan) -> Result<BTreeMap<TaskId, Vec<Unit>>, Refusal> {
    let units: BTreeMap<UnitId, Unit> =
        org::list(tx, plan.authority).await?.into_iter().map(|unit| (unit.id, unit)).collect();
    let mut members = BTreeMap::new();
    for group in org::groups(tx, plan.authority).await? {
        members.insert(group.id.0, org::members(tx, plan.authority, &group).await?);
    }
    let mut owing: BTreeMap<TaskId, Vec<Unit>> = BTreeMap::new();
    for body in body::of_plan(tx, plan.id).await? {
        let (Part::Lead, Some(target)) = (body.part, body.target) else { continue };
        let named: Vec<Unit> = match target {
            BodyTarget::Unit(unit) => units.get(&unit).cloned().into_iter().collect(),
            BodyTarget::Group(group) => members.get(&group.0).cloned().unwrap_or_default(),
        };
        let list = owing.entry(body.task).or_default();
        // A unit named by itself and as a member of a group owes once.
        for unit in named {
            if !list.iter().any(|known| known.id == unit.id) {
                list.push(unit);
            }
        }
    }
    Ok(owing)
}

/// Writes obligations, and counts and hashes what a run gives.
struct Writer<'tx> {
    tx: &'tx Tx,
    plan: &'tx Plan,
    rows: Bulk<'tx>,
    all: usize,
    digest: Sha256,
}

impl<'tx> Writer<'tx> {
    fn new(tx: &'tx Tx, plan: &'tx Plan) -> Self {
        let rows = Bulk::into(
            tx,
            "INSERT INTO obligation (id, plan, sub_index, task, schedule, period, unit, stated_on,
               effective_on, quota, state, assigned_on)",
            "ON CONFLICT (schedule, period, unit) DO NOTHING",
        );
        Self { tx, plan, rows, all: 0, digest: Sha256::new() }
    }

    async fn add(&mut self, owed: &Owed) -> Result<(), Refusal> {
        let id: ObligationId = self.tx.key()?;
        self.digest.update(owed.schedule.0.as_bytes());
        self.digest.update(owed.period.as_bytes());
        self.digest.update(owed.unit.0.as_bytes());
        self.all += 1;
        let row = values![
            id.0,
            self.plan.id.0,
            owed.sub_index.map(|sub_index| sub_index.0),
            owed.task.0,
            owed.schedule.0,
            owed.period.as_str(),
            owed.unit.0,
            owed.stated,
            owed.effective,
            owed.quota,
            WorkState::NotStarted.word(),
            self.tx.today(),
        ];
        Ok(self.rows.add(row).await?)
    }

    async fn finish(self) -> Result<Materialised, Refusal> {
        let hash = self.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Materialised { all: self.all, new: self.rows.finish().await?, hash })
    }
}
