//! Carries a decision about a finding out in the tasks it rests on. A decision can be changed while
//! the plan is a draft, so each one undoes its opposite; what somebody mended by hand stays.

use super::Refusal;
use crate::{
    model::{BodyImage, Decision, FindingKind, Part, ScheduleImage, TaskId, TaskImage, write_rule},
    store::finding::Finding,
};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    store::{StoreError, Tx},
    values,
};

/// Carries it out.
pub(super) async fn run(
    tx: &Tx,
    finding: &Finding,
    decision: &Decision,
    tasks: &[TaskImage],
) -> Result<(), Refusal> {
    let was = finding.decision.as_ref();
    match decision {
        Decision::Seen if finding.kind == FindingKind::PeriodUnspecified => {
            as_read(tx, was, tasks).await
        }
        // Mended in the tasks themselves: nothing is left to carry out.
        Decision::Seen | Decision::Mended => Ok(()),
        Decision::Merge => {
            let first = tasks.first().map(|first| first.id);
            point(tx, tasks.iter().skip(1), first).await
        }
        Decision::KeepBoth => point(tx, tasks.iter(), None).await,
        Decision::EachOwes => each_owes(tx, tasks).await,
        Decision::FirstLeads => first_leads(tx, tasks).await,
        Decision::NoSchedule => time(tx, was, tasks, None).await,
        Decision::Schedule(rule) => time(tx, was, tasks, Some(rule)).await,
    }
}

/// The later paragraphs print the first one again, and their schedules count for it; or each stands
/// for itself.
async fn point(
    tx: &Tx,
    tasks: impl Iterator<Item = &TaskImage> + Send,
    first: Option<TaskId>,
) -> Result<(), Refusal> {
    for task in tasks {
        let sql = "UPDATE task SET merged_into = $1 WHERE id = $2";
        tx.write(sql, values![first.map(|first| first.0), task.id.0]).await?;
    }
    Ok(())
}

/// Every body has the part the document gives it.
async fn each_owes(tx: &Tx, tasks: &[TaskImage]) -> Result<(), Refusal> {
    refuse_by_hand(tasks, has_other_parts)?;
    for task in tasks {
        let sql = "UPDATE task_body SET part = read_part WHERE task = $1";
        tx.write(sql, values![task.id.0]).await?;
    }
    Ok(())
}

/// In each task the first body named as lead leads, the others coordinate. Two focal points in two
/// tasks stay the leads of their own tasks, so that is no answer to a finding about those.
async fn first_leads(tx: &Tx, tasks: &[TaskImage]) -> Result<(), Refusal> {
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

/// Whether somebody gave the bodies parts that neither the document nor a decision gives them.
fn has_other_parts(task: &TaskImage) -> bool {
    let first = task.bodies.iter().position(|body| body.read_part == Part::Lead);
    let first_leads = |(place, body): (usize, &BodyImage)| match body.read_part {
        Part::Lead if Some(place) != first => body.part == Part::Coordinating,
        part => body.part == part,
    };
    let is_as_read = task.bodies.iter().all(|body| body.part == body.read_part);
    !is_as_read && !task.bodies.iter().enumerate().all(first_leads)
}

/// Gives the tasks the time the plan did not state, or says that there is none. A schedule keeps its
/// identity.
async fn time(
    tx: &Tx,
    was: Option<&Decision>,
    tasks: &[TaskImage],
    rule: Option<&ScheduleRule>,
) -> Result<(), Refusal> {
    refuse_by_hand(tasks, |task| {
        without_time(task).is_some_and(|schedule| is_mended(was, schedule))
    })?;
    let mut given = 0;
    for schedule in tasks.iter().filter_map(without_time) {
        write(tx, schedule, rule.unwrap_or(&schedule.read_rule)).await?;
        given += 1;
    }
    match tasks.first() {
        // Somebody put other times in the place of what was read.
        Some(task) if given == 0 => Err(Refusal::MendedByHand(task.reference.clone())),
        _ => Ok(()),
    }
}

/// What the decision before gave a time has the one of the document again.
async fn as_read(tx: &Tx, was: Option<&Decision>, tasks: &[TaskImage]) -> Result<(), Refusal> {
    for schedule in tasks.iter().filter_map(without_time) {
        if !is_mended(was, schedule) {
            write(tx, schedule, &schedule.read_rule).await?;
        }
    }
    Ok(())
}

async fn write(tx: &Tx, schedule: &ScheduleImage, rule: &ScheduleRule) -> Result<(), StoreError> {
    let sql = "UPDATE schedule SET rule = $1 WHERE id = $2";
    tx.write(sql, values![write_rule(rule), schedule.id.0]).await?;
    Ok(())
}

/// Whether a schedule has a time that neither the document nor the decision before gave it.
fn is_mended(was: Option<&Decision>, schedule: &ScheduleImage) -> bool {
    let decided = matches!(was, Some(Decision::Schedule(rule)) if *rule == schedule.rule);
    schedule.rule != schedule.read_rule && !decided
}

fn refuse_by_hand(
    tasks: &[TaskImage],
    by_hand: impl Fn(&TaskImage) -> bool,
) -> Result<(), Refusal> {
    match tasks.iter().find(|task| by_hand(task)) {
        Some(task) => Err(Refusal::MendedByHand(task.reference.clone())),
        None => Ok(()),
    }
}

/// The schedule that a finding about time speaks of, as it was read: the one whose words say "định
/// kỳ" and name no period, else the one read without any words of time.
fn without_time(task: &TaskImage) -> Option<&ScheduleImage> {
    let all_year = |schedule: &&ScheduleImage| {
        matches!(schedule.read_rule, ScheduleRule::Throughout { from: None })
    };
    let unstated = |schedule: &&ScheduleImage| matches!(schedule.read_rule, ScheduleRule::Unstated);
    let schedules = &task.schedules;
    schedules
        .iter()
        .find(|schedule| schedule.is_periodic())
        .or_else(|| schedules.iter().find(unstated))
        .or_else(|| schedules.iter().find(all_year))
}
