//! The demonstration: an authority, a plan read and issued, and a year of work, all through the
//! same transitions a person would use. Marked as demo data on every page.

mod baseline;
pub mod decisions;
mod replay;
mod scene;
mod strangers;

pub use scene::Scene;

use anyhow::{Context, bail};
use ddci_calendar::Roll;
use ddci_plan::{
    store::body,
    transitions::{DraftPlan, IssuePlan, Issuing},
};
use ddci_platform::{
    clock::Clock,
    org,
    permit::{Actor, Role},
    store::Db,
};

/// Fills an empty database with a scene; gives the operator who may make sign-in links.
///
/// # Errors
/// Whatever a transition refuses.
pub async fn fill(db: &Db, scene: &Scene) -> anyhow::Result<Actor> {
    let authority = scene.organisation.found(db).await?;
    let actor = Actor::Operator { authority, command: "demo" };
    if let Some(lineage) = &scene.lineage {
        lineage.load(db, &actor).await?;
    }
    for person in &scene.people {
        person.add(db, &actor).await?;
    }
    let coordinator = org::by_code(db, authority, &scene.coordinator)
        .await?
        .context("the coordinating unit is not among the units")?;
    let then = db.at(Clock::as_of(scene.issued_on));
    let draft = DraftPlan { document: scene.document.clone(), reading: scene.reading.clone() };
    let plan = then.run(&actor, &draft).await?;
    decisions::settle(&then, &actor, plan).await?;
    let issuing = Issuing {
        number: scene.number.clone(),
        issued_on: scene.issued_on,
        coordinator: coordinator.id,
        roll: Roll::Back,
    };
    if let Err(refusal) = then.run(&actor, &IssuePlan { plan, issuing }).await {
        let names: Vec<String> =
            body::unbound(&then, plan).await?.into_iter().map(|body| body.name).collect();
        bail!("the plan cannot be issued: {refusal} {names:?}");
    }
    replay::run(db, scene, plan).await?;
    baseline::run(db, scene, plan).await?;
    Ok(actor)
}

/// One person for each role, to be signed in by a link. Officers and heads of the coordinating
/// office come last, because that office's own work is accepted by others.
pub fn roles(scene: &Scene) -> Vec<(Role, &str)> {
    Role::ALL
        .into_iter()
        .filter_map(|role| {
            let mut people: Vec<_> =
                scene.people.iter().filter(|person| person.role == role.word()).collect();
            if matches!(role, Role::UnitHead | Role::Officer) {
                people.sort_by_key(|person| person.unit == scene.coordinator);
            }
            people.first().map(|person| (role, person.login.as_str()))
        })
        .collect()
}
