//! Reports what is late for too long to whoever stands above: each step once for each date.

use super::Refusal;
use crate::{
    model::{Ear, Rung},
    store::escalation::{self, Late},
};
use ddci_calendar::Calendar;
use ddci_platform::{
    identity::{self, Staff},
    law,
    org::{PersonId, UnitId},
    permit::{Actor, Role},
    store::{Applied, Bulk, Read, StoreError, Transition, Tx},
    values,
};
use ddci_vntext::fold;
use jiff::civil::Date;
use serde_json::json;

/// Makes every report whose day has come.
#[derive(Debug, Clone, Copy)]
pub struct Escalate;

/// A report that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    late: Late,
    rung: Rung,
    days_late: i32,
    told: Option<(Ear, PersonId, String)>,
}

/// The reports whose day has come; none on a day off.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn due(
    db: &impl Read,
    authority: UnitId,
    today: Date,
) -> Result<Vec<Due>, StoreError> {
    let calendar = law::calendar(db, authority).await?;
    if calendar.is_day_off(today) {
        return Ok(Vec::new());
    }
    let ladder = escalation::ladder(db, authority).await?.ladder;
    let reported = escalation::reported(db, authority).await?;
    let staff = identity::staff(db, authority, today).await?;
    let mut due = Vec::new();
    for late in escalation::late(db, authority, today).await? {
        for rung in ladder.reached(late.due_on, today, &calendar) {
            if !reported.contains(&(late.id, late.due_on, rung.ear)) {
                due.push(report(&late, rung, today, &calendar, &staff));
            }
        }
    }
    Ok(due)
}

fn report(late: &Late, rung: Rung, today: Date, calendar: &Calendar, staff: &[Staff]) -> Due {
    let told = rung.ear.and_above().find_map(|ear| {
        let one = listener(ear, late, staff)?;
        Some((ear, one.viewer.person, one.viewer.name.clone()))
    });
    let days_late = calendar.working_days_between(late.due_on, today).max(1);
    Due { late: late.clone(), rung, days_late, told }
}

/// Who it is, where there is somebody. Of several heads or leaders, deputies come last.
fn listener<'a>(ear: Ear, late: &Late, staff: &'a [Staff]) -> Option<&'a Staff> {
    let is = |one: &&Staff| match ear {
        Ear::Executor => late.executor == Some(one.viewer.person),
        Ear::UnitHead => one.viewer.has(Role::UnitHead) && one.viewer.is_of(late.unit),
        Ear::Leader => one.viewer.has(Role::Leader) && answers(one, late.leader.as_deref()),
        Ear::Chair => one.viewer.has(Role::Leader) && fold(&one.title).starts_with("chu tich"),
    };
    let deputy = |one: &&Staff| fold(&one.title).starts_with("pho ");
    staff.iter().filter(is).min_by_key(deputy)
}

/// Whether the plan names them, by title or by name, as the one who answers for the sub-index.
fn answers(one: &Staff, printed: Option<&str>) -> bool {
    let Some(printed) = printed.map(fold) else { return false };
    let (title, name) = (fold(one.title.trim()), fold(one.viewer.name.trim()));
    printed.trim() == title || printed.contains(&name)
}

impl Transition for Escalate {
    const VERB: &'static str = "plan.escalate";
    type Output = usize;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<usize>, Refusal> {
        // Nobody reports by hand: a day of the calendar does.
        if actor.viewer().is_some() {
            return Err(Refusal::NotYourPart);
        }
        let today = tx.today();
        let due = due(tx, actor.authority(), today).await?;
        let mut rows = Bulk::into(tx, INSERT, "");
        for report in &due {
            let told = report.told.as_ref();
            rows.add(values![
                report.late.id.0,
                report.late.due_on,
                report.rung.ear.word(),
                today,
                tx.now(),
                report.days_late,
                told.map(|(ear, ..)| ear.word()),
                told.map(|(_, person, _)| person.0),
            ])
            .await?;
            let detail = json!({
                "step": report.rung.ear.word(),
                "told_as": told.map(|(ear, ..)| ear.word()),
                "told": told.map(|(.., name)| name),
                "due": report.late.due_on.to_string(),
                "days_late": report.days_late,
            });
            tx.also("obligation.escalate", format!("obligation:{}", report.late.id), detail);
        }
        rows.finish().await?;
        let detail = json!({"day": today.to_string(), "reports": due.len()});
        Ok(Applied::to(format!("authority:{}", actor.authority()), detail, due.len()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

const INSERT: &str = "INSERT INTO escalation (obligation, due_on, role, raised_on, at, days_late,
                        told_as, person)";
