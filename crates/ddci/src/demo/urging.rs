//! What happens by itself in the example's year, and one letter: reports upward every Monday until the
//! day the demonstration stands on, and a letter to the unit that is late with most.

use super::{Scene, replay::People};
use ddci_calendar::Calendar;
use ddci_plan::{
    model::PlanId,
    store::{late, work::Days},
    transitions::{Escalate, IssueLetter},
};
use ddci_platform::{
    clock::Clock,
    permit::{Actor, Role},
    store::Db,
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// How many working days the unit is given to answer.
const TO_ANSWER: u16 = 5;

/// Reports and urges.
pub async fn run(db: &Db, scene: &Scene, plan: PlanId, operator: &Actor) -> anyhow::Result<()> {
    let job = Actor::Job { authority: operator.authority(), name: "escalation" };
    for monday in mondays(scene.issued_on, scene.as_of) {
        db.at(Clock::as_of(monday)).run(&job, &Escalate).await?;
    }
    urge(db, scene, plan).await
}

/// The Mondays between two days.
fn mondays(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let days = first.series(1.day()).take_while(move |day| *day < last);
    days.filter(|day| day.weekday() == Weekday::Monday)
}

/// A letter, where somebody is late and the scene has who issues and who signs.
async fn urge(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<()> {
    let calendar = Calendar::vietnam();
    let days = Days::on(scene.as_of, 0, &calendar);
    let units = late::by_unit(db, plan, days).await?;
    let most = units.iter().filter(|unit| unit.late > 0).max_by_key(|unit| unit.late);
    let person = |role: Role| scene.people.iter().find(|person| person.role == role.word());
    let (Some(unit), Some(issues), Some(signs)) =
        (most, person(Role::Coordinator), person(Role::Leader))
    else {
        return Ok(());
    };
    let letter = IssueLetter {
        plan,
        unit: unit.unit,
        symbol: "UBND-TCKH".to_owned(),
        signer: signs.name.clone(),
        signer_title: signs.title.clone(),
        reply_by: calendar.add_working_days(scene.as_of, TO_ANSWER),
        seen: None,
    };
    let coordinator = People::new(db).actor(&issues.login).await?;
    db.at(Clock::as_of(scene.as_of)).run(&coordinator, &letter).await?;
    Ok(())
}
