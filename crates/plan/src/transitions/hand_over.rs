//! Hands over what an abolished unit left open to the units that follow it. What was submitted or
//! accepted stays with the unit that did it; each thing that goes on leaves a trace.

mod names;

use super::Refusal;
use crate::{
    model::{Fate, Handing, HandoverId, ObligationId, Receivers, WorkState},
    store::handover,
};
use ddci_platform::{
    org::{self, Unit, UnitId},
    permit::{Actor, Verb},
    store::{Applied, Bulk, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
pub(super) use names::Also;
use serde_json::json;

/// Hands over what a unit left open.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// The unit that has ended.
    pub unit: UnitId,
    /// Who takes over what.
    pub receivers: Receivers,
    /// Whether the names, groups, people and roles of the unit go along, to whoever takes over the rest.
    pub names: bool,
    /// What was previewed ([`Handing::hash`]): nothing else is done than was seen.
    pub previewed: Option<String>,
}

/// What was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// Its key.
    pub id: HandoverId,
    /// How many obligations moved, joined others, and stay.
    pub counts: [usize; 3],
}

impl Transition for HandOver {
    const VERB: &'static str = "unit.hand_over";
    type Output = HandedOver;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<HandedOver>, Refusal> {
        if !actor.may_everywhere(Verb::HandOver) {
            return Err(Refusal::NotYourPart);
        }
        let (unit, from_on) = ended(tx, actor, self.unit, tx.today()).await?;
        for receiver in self.receivers.all() {
            check_receiver(tx, actor, &unit, receiver).await?;
        }
        let handing = judge(tx, self.unit, &self.receivers).await?;
        if self.previewed.as_ref().is_some_and(|seen| *seen != handing.hash()) {
            return Err(Refusal::ChangedSince);
        }
        let counts @ [moved, joined, stay] = handing.counts();
        let also = match (self.names, self.receivers.rest) {
            (true, Some(to)) => names::hand_over(tx, actor, self.unit, to, from_on).await?,
            _ => Also::default(),
        };
        if moved + joined == 0 && also.is_empty() {
            return Err(Refusal::NothingChanged);
        }
        let id: HandoverId = tx.key()?;
        self.keep(tx, actor, id, from_on, &handing, &also).await?;
        carry_out(tx, id, self.unit, &handing).await?;
        let detail = json!({
            "handover": id, "unit": unit.code, "from": from_on.to_string(),
            "moved": moved, "joined": joined, "stay": stay, "also": also.counts(),
            "hash": handing.hash(),
        });
        Ok(Applied::to(format!("unit:{}", self.unit), detail, HandedOver { id, counts }))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl HandOver {
    async fn keep(
        &self,
        tx: &Tx,
        actor: &Actor,
        id: HandoverId,
        from_on: Date,
        handing: &Handing,
        also: &Also,
    ) -> Result<(), StoreError> {
        let [moved, joined, _] = handing.counts().map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        let sql = "INSERT INTO handover (id, authority, unit, from_on, at, done_on, account, moved,
                     joined, also, hash)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let row = values![
            id.0,
            actor.authority().0,
            self.unit.0,
            from_on,
            tx.now(),
            tx.today(),
            actor.viewer().map(|viewer| viewer.account.0),
            moved,
            joined,
            json!(also).to_string(),
            handing.hash(),
        ];
        tx.write(sql, row).await?;
        Ok(())
    }
}

/// What would become of what a unit left open; the preview asks the same.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn judge(
    db: &impl Read,
    unit: UnitId,
    receivers: &Receivers,
) -> Result<Handing, StoreError> {
    let left = handover::left_open(db, unit).await?;
    let owed = handover::owed_by(db, receivers.all().collect()).await?;
    Ok(Handing::of(left, receivers, &owed))
}

/// The unit, which has ended, and the first day without it.
async fn ended(tx: &Tx, actor: &Actor, unit: UnitId, today: Date) -> Result<(Unit, Date), Refusal> {
    let unit = org::owned(tx, actor.authority(), unit).await?.ok_or(Refusal::NotFound)?;
    match unit.valid_to {
        Some(last) if last < today && !unit.outside => {
            let from = last.tomorrow().unwrap_or(last);
            Ok((unit, from))
        }
        _ => Err(Refusal::NotEnded),
    }
}

/// Who takes over stands under the authority and exists today.
async fn check_receiver(
    tx: &Tx,
    actor: &Actor,
    ended: &Unit,
    receiver: UnitId,
) -> Result<(), Refusal> {
    let unit = org::owned(tx, actor.authority(), receiver).await?.ok_or(Refusal::NotFound)?;
    if unit.outside || !unit.is_valid_on(tx.today()) || unit.id == ended.id {
        return Err(Refusal::BadReceiver(unit.name));
    }
    Ok(())
}

/// Moves, joins, and leaves the trace of each.
async fn carry_out(
    tx: &Tx,
    id: HandoverId,
    from: UnitId,
    handing: &Handing,
) -> Result<(), Refusal> {
    let mut traces = Bulk::into(
        tx,
        "INSERT INTO obligation_handover (handover, obligation, from_unit, to_unit, joined_into,
           state)",
        "",
    );
    for (left, fate) in &handing.steps {
        let (to, joins) = match *fate {
            Fate::Moves(to) => (to, None),
            Fate::Joins(to, other) => (to, Some(other)),
            Fate::Met(_) | Fate::Stays => continue,
        };
        match joins {
            None => moves(tx, left.id, from, to).await?,
            Some(_) => goes_on_there(tx, left.id, left.state).await?,
        }
        let joined = joins.map(|other| other.0);
        let row = values![id.0, left.id.0, from.0, to.0, joined, left.state.word()];
        traces.add(row).await?;
    }
    traces.finish().await?;
    Ok(())
}

async fn moves(tx: &Tx, id: ObligationId, from: UnitId, to: UnitId) -> Result<(), Refusal> {
    let sql = "UPDATE obligation SET unit = $1 WHERE id = $2 AND unit = $3";
    match tx.write(sql, values![to.0, id.0, from.0]).await? {
        1 => Ok(()),
        _ => Err(Refusal::ChangedSince),
    }
}

/// One that joins another is owed no longer by itself; its history stays where it was.
async fn goes_on_there(tx: &Tx, id: ObligationId, state: WorkState) -> Result<(), Refusal> {
    let sql = "UPDATE obligation SET state = $1 WHERE id = $2 AND state = $3";
    let row = values![WorkState::Withdrawn.word(), id.0, state.word()];
    match tx.write(sql, row).await? {
        1 => Ok(()),
        _ => Err(Refusal::ChangedSince),
    }
}
