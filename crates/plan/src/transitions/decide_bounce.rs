//! Decides about work that was sent back: gives it to another unit, or says that it stays.

use super::{Refusal, accept, ask_piece, give_date, owned, stepped};
use crate::{
    model::BounceId,
    store::{
        bounce::{self, Bounce, LEADERS},
        obligation::Sheet,
    },
};
use ddci_platform::{
    law,
    org::UnitId,
    permit::{Actor, Role, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Decides.
#[derive(Debug, Clone)]
pub struct DecideBounce {
    /// The time it was sent back.
    pub bounce: BounceId,
    /// The unit it is given to; nothing where it stays.
    pub to: Option<UnitId>,
    /// A new date, where the decision gives one: the old one has run on all the while.
    pub due_on: Option<Date>,
    /// Why: needed where it stays.
    pub words: String,
}

/// The first time whoever accepts decides, the second time a leader, finally. Nobody decides about
/// their own unit's work.
///
/// # Errors
/// The [`Refusal`].
pub fn check(bounce: &Bounce, sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    if bounce.number >= LEADERS {
        leads(sheet, actor)?
    } else {
        accept::decides(sheet, actor)?
    }
    if bounce.decided.is_some() {
        return Err(Refusal::DecidedAlready);
    }
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

fn leads(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    let Some(viewer) = actor.viewer() else { return Err(Refusal::NotYourPart) };
    if !viewer.may(Verb::Accept) {
        return Err(Refusal::NotYourPart);
    }
    if viewer.is_of(sheet.obligation.unit) {
        return Err(Refusal::OwnWork);
    }
    owned::still_runs(sheet)?;
    if viewer.has(Role::Leader) { Ok(()) } else { Err(Refusal::LeadersTurn) }
}

impl Transition for DecideBounce {
    const VERB: &'static str = "bounce.decide";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let found = bounce::of_authority(tx, actor.authority(), self.bounce).await?;
        let bounce = found.ok_or(Refusal::NotFound)?;
        let sheet = owned::sheet(tx, actor, bounce.obligation).await?;
        check(&bounce, &sheet, actor)?;
        let words = match self.to {
            Some(_) => stepped::opinion(&self.words)?,
            None => stepped::reason(&self.words)?,
        };
        let due_on = self.give_date(tx, actor, &bounce, &sheet).await?;
        self.give_to(tx, actor, &sheet).await?;
        self.write(tx, actor, due_on, words).await?;
        let detail = json!({
            "bounce": bounce.id, "number": bounce.number, "from": sheet.obligation.unit,
            "unit": self.to, "due_on": due_on.map(|on| on.to_string()), "words": words,
        });
        Ok(Applied::to(format!("obligation:{}", bounce.obligation), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl DecideBounce {
    async fn give_date(
        &self,
        tx: &Tx,
        actor: &Actor,
        bounce: &Bounce,
        sheet: &Sheet,
    ) -> Result<Option<Date>, Refusal> {
        let Some(day) = self.due_on else { return Ok(None) };
        let plan = owned::plan(tx, actor, sheet.obligation.plan).await?;
        let calendar = law::calendar(tx, actor.authority()).await?;
        let effective = give_date::effective(sheet, &plan, day, tx.today(), &calendar)?;
        let why = ("bounce", bounce.reason.as_str());
        give_date::give(tx, actor, sheet, (day, effective), why).await?;
        Ok(Some(effective))
    }

    /// Gives it to the other unit, or to the same one anew: either has its days again. What was
    /// recorded stays; what its old unit had asked for lapses.
    async fn give_to(&self, tx: &Tx, actor: &Actor, sheet: &Sheet) -> Result<(), Refusal> {
        let own = &sheet.obligation;
        let to = self.to.unwrap_or(own.unit);
        if self.to.is_some() {
            self.check_unit(tx, actor, sheet, to).await?;
            let sql = "UPDATE extension SET outcome = 'lapsed', decided_at = $1, decided_on = $2
                       WHERE obligation = $3 AND outcome IS NULL";
            tx.write(sql, values![tx.now(), tx.today(), own.id.0]).await?;
            // Whoever did it in the old unit does not do it in the new one.
            let sql = "UPDATE obligation SET executor = NULL WHERE id = $1";
            tx.write(sql, values![own.id.0]).await?;
        }
        let sql = "UPDATE obligation SET unit = $1, assigned_on = $2,
                     first_unit = COALESCE(first_unit, unit)
                   WHERE id = $3 AND unit = $4";
        match tx.write(sql, values![to.0, tx.today(), own.id.0, own.unit.0]).await? {
            1 => Ok(()),
            _ => Err(Refusal::ChangedSince),
        }
    }

    /// A unit of the authority that does not owe the same already, as a member of a group may.
    async fn check_unit(
        &self,
        tx: &Tx,
        actor: &Actor,
        sheet: &Sheet,
        to: UnitId,
    ) -> Result<(), Refusal> {
        let own = &sheet.obligation;
        if to == own.unit {
            return Err(Refusal::SameUnit);
        }
        let unit = ask_piece::choosable(tx, actor.authority(), to).await?;
        let sql = "SELECT o.id FROM obligation o
                   WHERE o.schedule = $1 AND o.period = $2 AND o.unit = $3";
        match tx.first(sql, values![own.schedule.0, own.period.as_str(), to.0]).await? {
            Some(_) => Err(Refusal::OwesAlready { unit: unit.name }),
            None => Ok(()),
        }
    }

    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        due_on: Option<Date>,
        words: &str,
    ) -> Result<(), Refusal> {
        let outcome = if self.to.is_some() { "reassigned" } else { "confirmed" };
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "UPDATE bounce SET outcome = $1, to_unit = $2, due_on = $3, decided_at = $4,
                     decided_on = $5, decided_by = $6, words = $7
                   WHERE id = $8 AND outcome IS NULL";
        let to = self.to.map(|unit| unit.0);
        let row = values![outcome, to, due_on, tx.now(), tx.today(), account, words, self.bounce.0];
        match tx.write(sql, row).await? {
            1 => Ok(()),
            _ => Err(Refusal::DecidedAlready),
        }
    }
}
