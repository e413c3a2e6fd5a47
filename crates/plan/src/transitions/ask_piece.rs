//! Asks another unit for a piece of work that an obligation needs.

use super::{Refusal, owned, record, stepped};
use crate::{
    model::{ObligationId, PieceId, PieceState},
    store::{obligation::Sheet, piece},
};
use ddci_calendar::Calendar;
use ddci_platform::{
    law,
    org::{self, UnitId},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Asks for a piece.
#[derive(Debug, Clone)]
pub struct AskPiece {
    /// The key the form was given when it was shown: sending it twice asks once.
    pub key: Option<PieceId>,
    /// The obligation that needs it.
    pub obligation: ObligationId,
    /// The unit that is asked.
    pub unit: UnitId,
    /// What is asked for.
    pub what: String,
    /// By when: a working day.
    pub due_on: Date,
    /// Why a unit is asked that the plan does not name as coordinating.
    pub why_outside: String,
    /// Why it may come after the obligation's own day.
    pub why_later: String,
}

/// The unit that owes the obligation asks, as long as it is open.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    record::owns(sheet, actor, Verb::RecordProgress)?;
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

/// A day by which a piece may be asked for: a working day that has not passed, and none after the
/// obligation's own unless it is said why.
pub(super) fn check_day(
    sheet: &Sheet,
    due_on: Date,
    why_later: Option<&str>,
    today: Date,
    calendar: &Calendar,
) -> Result<(), Refusal> {
    let own = sheet.obligation.standing.effective_on;
    if due_on < today {
        return Err(Refusal::InThePast);
    }
    if calendar.is_day_off(due_on) {
        return Err(Refusal::DayOff(due_on));
    }
    if due_on > own && why_later.is_none() {
        return Err(Refusal::AfterOwnDay(own));
    }
    Ok(())
}

impl Transition for AskPiece {
    const VERB: &'static str = "piece.ask";
    type Output = PieceId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<PieceId>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        check(&sheet, actor)?;
        let subject = format!("obligation:{}", self.obligation);
        if let Some(key) = self.key
            && let Some(known) = piece::of_authority(tx, actor.authority(), key).await?
        {
            return match known.obligation == self.obligation {
                true => Ok(Applied::to(subject, json!({"again": key}), key)),
                false => Err(Refusal::NotFound),
            };
        }
        let what = stepped::opinion(&self.what)?;
        if what.is_empty() {
            return Err(Refusal::Missing("what"));
        }
        self.check_unit(tx, &sheet, actor).await?;
        let calendar = law::calendar(tx, actor.authority()).await?;
        check_day(&sheet, self.due_on, filled(&self.why_later)?, tx.today(), &calendar)?;
        let id = self.write(tx, actor, &sheet, what).await?;
        let detail = json!({
            "piece": id, "unit": self.unit, "what": what, "due_on": self.due_on.to_string(),
        });
        Ok(Applied::to(subject, detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl AskPiece {
    async fn check_unit(&self, tx: &Tx, sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
        if self.unit == sheet.obligation.unit {
            return Err(Refusal::AsksItself);
        }
        choosable(tx, actor.authority(), self.unit).await?;
        let outside = filled(&self.why_outside)?.is_none();
        if outside && !piece::helps(tx, sheet.obligation.task, self.unit).await? {
            return Err(Refusal::NotNamed);
        }
        Ok(())
    }

    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        sheet: &Sheet,
        what: &str,
    ) -> Result<PieceId, Refusal> {
        let id = match self.key {
            Some(key) => key,
            None => tx.key()?,
        };
        let sql = "INSERT INTO piece (id, obligation, asker, unit, what, why_outside, why_later,
                     state, rounds)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
        let row = values![
            id.0,
            self.obligation.0,
            sheet.obligation.unit.0,
            self.unit.0,
            what,
            filled(&self.why_outside)?,
            filled(&self.why_later)?,
            PieceState::Asked.word(),
        ];
        tx.write(sql, row).await?;
        open_round(tx, actor, id, 0, what, self.due_on).await?;
        Ok(id)
    }
}

/// Opens the round after so many.
pub(super) async fn open_round(
    tx: &Tx,
    actor: &Actor,
    piece: PieceId,
    rounds: i32,
    words: &str,
    due_on: Date,
) -> Result<(), Refusal> {
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let sql = "INSERT INTO piece_round (piece, number, asked_at, asked_on, asked_by, words, due_on)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let row = values![piece.0, rounds + 1, tx.now(), tx.today(), account, words, due_on];
    tx.write(sql, row).await?;
    let sql = "UPDATE piece SET rounds = $1 WHERE id = $2";
    tx.write(sql, values![rounds + 1, piece.0]).await?;
    Ok(())
}

/// A unit of the authority that exists today and is none of another authority.
pub(super) async fn choosable(
    tx: &Tx,
    authority: UnitId,
    unit: UnitId,
) -> Result<org::Unit, Refusal> {
    let units = org::list(tx, authority).await?;
    let found = units.into_iter().find(|known| known.id == unit && known.is_valid_on(tx.today()));
    found.ok_or(Refusal::NoSuchUnit)
}

/// Words that may be there.
pub(super) fn filled(words: &str) -> Result<Option<&str>, Refusal> {
    Ok(Some(stepped::opinion(words)?).filter(|words| !words.is_empty()))
}
