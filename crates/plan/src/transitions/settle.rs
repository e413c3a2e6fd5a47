//! Settles a finding: what the coordinator decided is kept and carried out in the draft.

use super::{Refusal, owned};
use crate::{
    model::{Decision, FindingId, Part, PlanId, TaskId, write_rule},
    store::{
        body,
        finding::{self, Finding},
        task::{self, Task},
    },
};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Decides about a finding.
#[derive(Debug, Clone)]
pub struct Settle {
    /// The plan.
    pub plan: PlanId,
    /// The finding.
    pub finding: FindingId,
    /// What was decided.
    pub decision: Decision,
}

impl Transition for Settle {
    const VERB: &'static str = "plan.settle";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        owned::draft(tx, actor, self.plan).await?;
        let finding = finding::one(tx, self.plan, self.finding).await?.ok_or(Refusal::NotFound)?;
        if !finding.kind.can_be(&self.decision) {
            return Err(Refusal::NoAnswer);
        }
        let tasks = concerned(tx, self.plan, &finding).await?;
        self.carry_out(tx, &tasks).await?;
        let sql = "UPDATE finding SET decision = $1, decided_at = $2, account = $3 WHERE id = $4";
        let decision = json!(self.decision).to_string();
        let account = actor.viewer().map(|viewer| viewer.account.0);
        tx.write(sql, values![decision, tx.now(), account, self.finding.0]).await?;
        let detail = json!({
            "finding": self.finding,
            "kind": finding.kind.word(),
            "decision": self.decision,
            "tasks": tasks.iter().map(|task| &task.reference).collect::<Vec<_>>(),
        });
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Settle {
    /// A decision can be changed while the plan is a draft, so each one undoes its opposite.
    async fn carry_out(&self, tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
        match &self.decision {
            Decision::Seen => Ok(()),
            Decision::Merge => merge(tx, tasks).await,
            Decision::KeepBoth => part(tx, tasks).await,
            Decision::EachOwes => lead_all(tx, tasks, true).await,
            Decision::FirstLeads => lead_all(tx, tasks, false).await,
            Decision::NoSchedule => schedule(tx, tasks, &ScheduleRule::Unstated).await,
            Decision::Schedule(rule) => schedule(tx, tasks, rule).await,
        }
    }
}

/// The tasks on whose lines a finding rests.
async fn concerned(tx: &Tx, plan: PlanId, finding: &Finding) -> Result<Vec<Task>, Refusal> {
    let tasks = task::of_plan(tx, plan).await?;
    let on_lines = |task: &Task| {
        task.sheet == finding.sheet
            && finding.lines.iter().any(|line| (task.first_line..=task.last_line).contains(line))
    };
    Ok(tasks.into_iter().filter(on_lines).collect())
}

/// The later paragraphs print the first one again: their schedules count for it.
async fn merge(tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
    let Some((first, again)) = tasks.split_first() else { return Ok(()) };
    for task in again {
        let sql = "UPDATE task SET merged_into = $1 WHERE id = $2";
        tx.write(sql, values![first.id.0, task.id.0]).await?;
    }
    Ok(())
}

async fn part(tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
    for task in tasks {
        let sql = "UPDATE task SET merged_into = NULL WHERE id = $1";
        tx.write(sql, values![task.id.0]).await?;
    }
    Ok(())
}

/// Each lead owes the task, or the first leads and the others coordinate.
///
/// Where a finding rests on several tasks (two focal points of one sub-index), each task keeps its
/// own lead: there is nothing to move.
async fn lead_all(tx: &Tx, tasks: &[Task], each: bool) -> Result<(), Refusal> {
    for task in tasks {
        let leads: Vec<_> = body::of_task(tx, task.id)
            .await?
            .into_iter()
            .filter(|body| body.part == Part::Lead)
            .collect();
        if each || leads.len() < 2 {
            continue;
        }
        for (position, lead) in (1_000_i32..).zip(leads.iter().skip(1)) {
            let sql = "UPDATE task_body SET part = $1, position = $2
                       WHERE task = $3 AND part = $4 AND name = $5";
            let row = values![
                Part::Coordinating.word(),
                position,
                task.id.0,
                Part::Lead.word(),
                lead.name.as_str(),
            ];
            tx.write(sql, row).await?;
        }
    }
    Ok(())
}

/// Gives the tasks the time the plan did not state. The schedule keeps its identity.
async fn schedule(tx: &Tx, tasks: &[Task], rule: &ScheduleRule) -> Result<(), Refusal> {
    for task in tasks {
        let id = unstated(tx, task.id).await?;
        let sql = "UPDATE schedule SET rule = $1 WHERE id = $2";
        tx.write(sql, values![write_rule(rule), id]).await?;
    }
    Ok(())
}

/// The schedule that a finding about time speaks of: the one read without words of time, or with
/// words that name no period.
async fn unstated(tx: &Tx, task: TaskId) -> Result<Option<uuid::Uuid>, Refusal> {
    let schedules = crate::store::schedule::of_task(tx, task).await?;
    let speaks = |rule: &ScheduleRule| {
        matches!(rule, ScheduleRule::Unstated | ScheduleRule::Throughout { from: None })
    };
    let named = schedules.iter().find(|schedule| {
        ddci_vntext::fold(&schedule.sentence).contains("dinh ky") && speaks(&schedule.rule)
    });
    let found = named
        .or_else(|| schedules.iter().find(|schedule| speaks(&schedule.rule)))
        .or_else(|| schedules.iter().find(|schedule| schedule.sentence.is_empty()))
        .or_else(|| schedules.first());
    Ok(found.map(|schedule| schedule.id.0))
}
