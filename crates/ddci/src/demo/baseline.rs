//! The rest of the year's work: what the recorded steps do not touch is done by most units in time,
//! by some late, and by a few not at all, so that the figures look like a real autumn.
//!
//! Which is which follows from the obligation's place in the list, never from chance: two
//! demonstrations look alike.

use super::{
    Scene,
    replay::{People, no_measures},
    scene::officer_of,
};
use anyhow::Context;
use ddci_calendar::Calendar;
use ddci_plan::{
    model::{EvidenceKind, ObligationId, PlanId, Quality},
    transitions::{Accept, NewEvidence, Record, Submit},
};
use ddci_platform::{
    clock::Clock,
    permit::Role,
    store::{Db, Read},
    values,
};
use jiff::civil::Date;

/// An obligation that nobody has touched and whose date has passed.
struct Untouched {
    id: ObligationId,
    unit: String,
    due: Date,
    quota: Option<i32>,
}

/// What becomes of it.
enum Fate {
    /// Done some working days before its date.
    InTime,
    /// Done some working days after.
    Late(u16),
    /// Left undone: overdue.
    Left,
}

/// Of every 31 obligations two are left and two are late; a prime keeps units from falling into
/// step with it.
fn fate(place: usize) -> Fate {
    match place % 31 {
        7 | 23 => Fate::Left,
        12 => Fate::Late(2),
        28 => Fate::Late(4),
        _ => Fate::InTime,
    }
}

/// Does the rest of the work.
pub async fn run(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<()> {
    let calendar = Calendar::vietnam();
    let mut people = People::new(db);
    let person = |role: Role| {
        scene
            .people
            .iter()
            .find(|person| person.role == role.word())
            .map(|person| person.login.clone())
            .with_context(|| format!("nobody is {}", role.word()))
    };
    let (coordinator, leader) = (person(Role::Coordinator)?, person(Role::Leader)?);
    for (place, untouched) in untouched(db, scene, plan).await?.into_iter().enumerate() {
        let done_on = match fate(place) {
            Fate::Left => continue,
            Fate::Late(days) => calendar.add_working_days(untouched.due, days),
            Fate::InTime => calendar.previous_working_day(untouched.due).max(scene.issued_on),
        };
        if done_on >= scene.as_of {
            continue;
        }
        let officer = people.actor(&officer_of(&untouched.unit)).await?;
        let then = db.at(Clock::as_of(done_on));
        then.run(&officer, &record(&untouched)).await?;
        let submit = Submit { obligation: untouched.id, measures: no_measures() };
        then.run(&officer, &submit).await?;
        let own = untouched.unit == scene.coordinator;
        let judge = people.actor(if own { &leader } else { &coordinator }).await?;
        let decided_on = calendar.next_working_day(done_on);
        let then = db.at(Clock::as_of(decided_on.min(scene.as_of)));
        then.run(&judge, &accept(place, untouched.id)).await?;
    }
    Ok(())
}

/// Of every thirteen one is met in part only.
fn accept(place: usize, obligation: ObligationId) -> Accept {
    match place % 13 {
        5 => Accept {
            obligation,
            quality: Quality::Partly,
            note: "Còn thiếu số liệu của một số xã (số liệu minh họa).".to_owned(),
        },
        _ => Accept::of(obligation),
    }
}

async fn untouched(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<Vec<Untouched>> {
    let sql = "SELECT o.id, u.code, o.effective_on, o.quota
               FROM obligation o JOIN unit u ON u.id = o.unit JOIN task t ON t.id = o.task
               WHERE o.plan = $1 AND o.state = 'not_started' AND o.effective_on < $2
                 AND o.effective_on >= $3
               ORDER BY o.effective_on, t.position, o.period, u.position";
    let rows = db.all(sql, values![plan.0, scene.as_of, scene.issued_on]).await?;
    rows.iter()
        .map(|row| {
            Ok(Untouched {
                id: row.get("id")?,
                unit: row.get("code")?,
                due: row.get("effective_on")?,
                quota: row.get("quota")?,
            })
        })
        .collect()
}

fn record(untouched: &Untouched) -> Record {
    Record {
        obligation: untouched.id,
        text: "Đã thực hiện trong kỳ theo phân công (số liệu minh họa).".to_owned(),
        happened_on: None,
        quantity: untouched.quota,
        step: None,
        difficulties: String::new(),
        proposals: String::new(),
        evidence: vec![NewEvidence::Typed {
            kind: EvidenceKind::Figure,
            value: "Có sổ theo dõi".to_owned(),
            source: Some("Sổ theo dõi công việc của đơn vị (số liệu minh họa)".to_owned()),
        }],
    }
}
