//! Puts one picture of a draft in the place of the other: what undoing does, and making again.

use super::{Refusal, desk::Touched, written};
use crate::{
    model::{Image, NameImage, PlanId, TaskId, TaskImage},
    store::{body, image},
};
use ddci_platform::{
    org::{self, BodyTarget},
    permit::Actor,
    store::{StoreError, Tx},
};

/// Writes a picture over the one that stands; where something else stands by now, nothing is written.
pub(super) async fn restore(
    tx: &Tx,
    actor: &Actor,
    plan: PlanId,
    wanted: &Image,
    stands: &Image,
) -> Result<(), Refusal> {
    let now = Touched::of(wanted, stands).picture(tx, plan).await?;
    if now.of_plan() != stands.of_plan() {
        return Err(Refusal::ChangedSince);
    }
    tasks(tx, plan, &wanted.tasks, &stands.tasks).await?;
    parts(tx, plan, wanted, stands).await?;
    for name in &wanted.names {
        let stood = stands.names.iter().find(|stood| stood.name == name.name);
        if let Some(stood) = stood {
            remembered(tx, actor, plan, name, stood).await?;
        }
    }
    Ok(())
}

async fn tasks(
    tx: &Tx,
    plan: PlanId,
    wanted: &[TaskImage],
    stands: &[TaskImage],
) -> Result<(), StoreError> {
    let is_in = |tasks: &[TaskImage], id: TaskId| tasks.iter().any(|task| task.id == id);
    // What is not wanted goes first, from below, so that each position is still the one it had.
    for made in stands.iter().rev().filter(|task| !is_in(wanted, task.id)) {
        written::remove_task(tx, plan, made).await?;
    }
    // What was changed gives back schedules that are another's before that one comes back.
    for changed in wanted.iter().filter(|task| is_in(stands, task.id)) {
        written::change_task(tx, changed).await?;
    }
    for gone in wanted.iter().filter(|task| !is_in(stands, task.id)) {
        written::insert_task(tx, plan, gone).await?;
    }
    Ok(())
}

async fn parts(tx: &Tx, plan: PlanId, wanted: &Image, stands: &Image) -> Result<(), Refusal> {
    for sub_index in &wanted.sub_indices {
        written::sub_index(tx, plan, sub_index).await?;
    }
    let numbered = |ordinal| wanted.sub_indices.iter().any(|known| known.ordinal == ordinal);
    for made in stands.sub_indices.iter().filter(|made| !numbered(made.ordinal)) {
        written::remove_sub_index(tx, plan, made).await?;
    }
    if let Some(head) = &wanted.head {
        written::head(tx, plan, head).await?;
    }
    for finding in &wanted.findings {
        written::finding(tx, finding).await?;
    }
    for unread in &wanted.unread {
        written::unread(tx, plan, unread).await?;
    }
    Ok(())
}

/// A name is remembered as it was before, unless it has been given another meaning since, or
/// another plan rests on the one it has.
async fn remembered(
    tx: &Tx,
    actor: &Actor,
    plan: PlanId,
    wanted: &NameImage,
    stood: &NameImage,
) -> Result<(), Refusal> {
    let authority = actor.authority();
    let meaning = |name: &NameImage| BodyTarget::from_columns(name.unit, name.group);
    let now = image::name(tx, plan, &stood.name).await?;
    if meaning(&now) != meaning(stood) || meaning(wanted) == meaning(stood) {
        return Ok(());
    }
    if let Some(target) = meaning(stood)
        && body::is_named_elsewhere(tx, authority, plan, &stood.name, target).await?
    {
        return Ok(());
    }
    match meaning(wanted) {
        Some(target) => org::remember(tx, authority, &wanted.name, target).await?,
        None => org::forget(tx, authority, &wanted.name).await?,
    }
    Ok(())
}
