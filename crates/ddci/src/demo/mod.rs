//! The demonstration: an authority, a plan read and issued, and a year of work, all through the
//! same transitions a person would use. Marked as demo data on every page.

mod asked;
mod baseline;
pub mod decisions;
mod replay;
mod scene;
mod strangers;
mod survey;
mod urging;
mod week;

pub use scene::{Above, Scene};

use anyhow::{Context, bail};
use ddci_calendar::Roll;
use ddci_plan::{
    store::body,
    transitions::{DraftPlan, IssuePlan, Issuing},
};
use ddci_platform::{
    clock::Clock,
    org::{self, PlaceUnder},
    permit::{Actor, Role},
    store::Db,
};

/// Who may make sign-in links: the operator of each authority of a scene.
#[derive(Debug, Clone)]
pub struct Operators {
    /// Of the authority itself.
    pub own: Actor,
    /// Of the authority above, where there is one.
    pub above: Option<Actor>,
}

/// Fills an empty database with a scene.
///
/// # Errors
/// Whatever a transition refuses.
pub async fn fill(db: &Db, scene: &Scene) -> anyhow::Result<Operators> {
    let authority = scene.organisation.found(db).await?;
    let actor = Actor::Operator { authority, command: "demo" };
    let above = match &scene.above {
        Some(above) => Some(place_under(db, &actor, above).await?),
        None => None,
    };
    if let Some(theirs) = &above {
        survey::run(db, theirs).await?;
    }
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
    asked::run(db, scene, plan).await?;
    urging::run(db, scene, plan, &actor).await?;
    week::run(db, scene, plan).await?;
    Ok(Operators { own: actor, above })
}

/// Founds the authority above with its people, and places the scene's under it.
async fn place_under(db: &Db, actor: &Actor, above: &Above) -> anyhow::Result<Actor> {
    let authority = above.organisation.found(db).await?;
    let theirs = Actor::Operator { authority, command: "demo" };
    for person in &above.people {
        person.add(db, &theirs).await?;
    }
    let superior = Some(above.organisation.authority.clone());
    db.run(actor, &PlaceUnder { superior }).await?;
    Ok(theirs)
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
