//! Settles a finding: what the coordinator decided is kept and carried out in the draft.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned,
};
use crate::{
    model::{Decision, EditKind, FindingId, FindingKind, Part, PlanId, write_rule},
    store::{
        self,
        finding::{self, Finding},
        schedule::Schedule,
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
        let touched = Touched {
            tasks: tasks.iter().map(|task| task.id).collect(),
            findings: vec![self.finding],
            ..Touched::default()
        };
        let desk = Desk::open(tx, self.plan, touched).await?;
        self.carry_out(tx, finding.kind, &tasks).await?;
        let sql = "UPDATE finding SET decision = $1, decided_at = $2, account = $3 WHERE id = $4";
        let decision = json!(self.decision).to_string();
        let account = actor.viewer().map(|viewer| viewer.account.0);
        tx.write(sql, values![decision, tx.now(), account, self.finding.0]).await?;
        desk.close(tx, actor, EditKind::Settle, &finding.message).await?;
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
    async fn carry_out(&self, tx: &Tx, kind: FindingKind, tasks: &[Task]) -> Result<(), Refusal> {
        match &self.decision {
            Decision::Seen if kind == FindingKind::PeriodUnspecified => as_read(tx, tasks).await,
            // Mended in the tasks themselves: nothing is left to carry out.
            Decision::Seen | Decision::Mended => Ok(()),
            Decision::Merge => merge(tx, tasks).await,
            Decision::KeepBoth => part(tx, tasks).await,
            Decision::EachOwes => each_owes(tx, tasks).await,
            Decision::FirstLeads => first_leads(tx, tasks).await,
            Decision::NoSchedule => as_read(tx, tasks).await,
            Decision::Schedule(rule) => {
                as_read(tx, tasks).await?;
                schedule(tx, tasks, rule).await
            }
        }
    }
}

/// The tasks on whose lines a finding rests.
async fn concerned(tx: &Tx, plan: PlanId, finding: &Finding) -> Result<Vec<Task>, Refusal> {
    let tasks = task::of_plan(tx, plan).await?;
    Ok(tasks.into_iter().filter(|task| finding.rests_on(task)).collect())
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

/// Every body has the part the document gives it.
async fn each_owes(tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
    for task in tasks {
        let sql = "UPDATE task_body SET part = read_part WHERE task = $1";
        tx.write(sql, values![task.id.0]).await?;
    }
    Ok(())
}

/// In each task the first body named as lead leads, the others coordinate. Two focal points in two
/// tasks stay the leads of their own tasks, so that is no answer to a finding about those.
async fn first_leads(tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
    each_owes(tx, tasks).await?;
    let mut moved = 0;
    for task in tasks {
        let sql = "UPDATE task_body SET part = $1
                   WHERE task = $2 AND part = $3
                     AND position > (SELECT MIN(b.position) FROM task_body b
                                     WHERE b.task = $2 AND b.part = $3)";
        let row = values![Part::Coordinating.word(), task.id.0, Part::Lead.word()];
        moved += tx.write(sql, row).await?;
    }
    if moved == 0 { Err(Refusal::NoAnswer) } else { Ok(()) }
}

/// Every schedule is what the document says.
async fn as_read(tx: &Tx, tasks: &[Task]) -> Result<(), Refusal> {
    for task in tasks {
        let sql = "UPDATE schedule SET rule = read_rule WHERE task = $1";
        tx.write(sql, values![task.id.0]).await?;
    }
    Ok(())
}

/// Gives the tasks the time the plan did not state. The schedule keeps its identity.
async fn schedule(tx: &Tx, tasks: &[Task], rule: &ScheduleRule) -> Result<(), Refusal> {
    for task in tasks {
        let schedules = store::schedule::of_task(tx, task.id).await?;
        if let Some(schedule) = without_time(&schedules) {
            let sql = "UPDATE schedule SET rule = $1 WHERE id = $2";
            tx.write(sql, values![write_rule(rule), schedule.id.0]).await?;
        }
    }
    Ok(())
}

/// The schedule that a finding about time speaks of: the one whose words say "định kỳ" and name no
/// period, else the one read without any words of time.
fn without_time(schedules: &[Schedule]) -> Option<&Schedule> {
    let periodic = |schedule: &&Schedule| {
        matches!(schedule.rule, ScheduleRule::Throughout { from: None })
            && ddci_vntext::fold(&schedule.sentence).contains("dinh ky")
    };
    let unstated = |schedule: &&Schedule| matches!(schedule.rule, ScheduleRule::Unstated);
    let all_year =
        |schedule: &&Schedule| matches!(schedule.rule, ScheduleRule::Throughout { from: None });
    schedules
        .iter()
        .find(periodic)
        .or_else(|| schedules.iter().find(unstated))
        .or_else(|| schedules.iter().find(all_year))
}
