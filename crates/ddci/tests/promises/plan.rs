//! A plan that is read, settled and issued through the transitions a person would use.

use crate::paper::PLAN;
use ddci_calendar::{Calendar, Roll, ScheduleRule};
use ddci_plan::{
    model::{Decision, PlanId},
    store::finding,
    transitions::{DraftPlan, IssuePlan, Issuing, Settle},
};
use ddci_platform::{clock::Clock, files::Upload, store::Db};
use ddci_testkit::{Actors, OFFICE};
use jiff::civil::date;

/// Read and settled: a task without a time goes on all year.
pub async fn settled(db: &Db, actors: &Actors) -> PlanId {
    let db = db.at(Clock::as_of(date(2024, 3, 27)));
    let coordinator = actors.coordinator();
    let calendar = Calendar::vietnam();
    let reading = ddci_plan_reader::read(PLAN.as_bytes(), &|day| calendar.is_day_off(day)).unwrap();
    let document = Upload::inspect("ke-hoach.txt", PLAN.as_bytes().to_vec()).unwrap();
    let plan = db.run(&coordinator, &DraftPlan { document, reading }).await.unwrap();
    for found in finding::of_plan(&db, plan).await.unwrap() {
        let throughout = Decision::Schedule(ScheduleRule::Throughout { from: None });
        let decision = if found.kind.can_be(&throughout) { throughout } else { Decision::Seen };
        let settle = Settle::of(plan, found.id, decision);
        db.run(&coordinator, &settle).await.unwrap();
    }
    plan
}

/// And issued on 27 March 2024.
pub async fn issued(db: &Db, actors: &Actors) -> PlanId {
    let plan = settled(db, actors).await;
    let issuing = Issuing {
        number: "17/KH-UBND".to_owned(),
        issued_on: date(2024, 3, 27),
        coordinator: actors.unit(OFFICE).id,
        roll: Roll::Back,
    };
    db.run(&actors.coordinator(), &IssuePlan { plan, issuing }).await.unwrap();
    plan
}
