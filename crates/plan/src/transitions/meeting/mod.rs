//! Week meetings on a plan in force: opened with a list that is frozen, gone through thing by thing,
//! directives recorded, closed.

mod close;
mod direct;
mod go_through;
mod open;

pub use close::CloseMeeting;
pub use direct::{Direct, Directed};
pub use go_through::GoThrough;
pub use open::OpenMeeting;

use super::{Refusal, owned};
use crate::{
    model::PlanId,
    store::{
        meeting::{self, Meeting},
        plan::Plan,
    },
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::Tx,
};

/// The longest text that is typed at a meeting, in characters.
const MOST: usize = 4_000;

/// Leaders and the coordinator hold meetings on the whole plan.
fn refuse_others(actor: &Actor) -> Result<(), Refusal> {
    actor.may_everywhere(Verb::HoldMeeting).then_some(()).ok_or(Refusal::NotYourPart)
}

/// The meeting, still open, of a plan in force.
async fn open_meeting(
    tx: &Tx,
    actor: &Actor,
    plan: PlanId,
    number: i32,
) -> Result<(Plan, Meeting), Refusal> {
    refuse_others(actor)?;
    let plan = owned::in_force(tx, actor, plan).await?;
    let meeting = meeting::numbered(tx, plan.id, number).await?.ok_or(Refusal::NotFound)?;
    match meeting.closed_at {
        Some(_) => Err(Refusal::MeetingClosed),
        None => Ok((plan, meeting)),
    }
}

/// A text of a meeting as it is kept.
fn kept(text: &str) -> Result<String, Refusal> {
    let plain = ddci_vntext::plain(text).trim().to_owned();
    if plain.chars().count() > MOST { Err(Refusal::TooLong(MOST)) } else { Ok(plain) }
}
