//! Sends work back because it was given to the wrong unit.

use super::{Refusal, ask_piece, owned, record, stepped};
use crate::{
    model::{BounceId, ObligationId, Rule},
    store::{
        bounce::{self, LEADERS},
        obligation::Sheet,
        rules,
    },
};
use ddci_calendar::Calendar;
use ddci_platform::{
    law,
    org::UnitId,
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Sends it back.
#[derive(Debug, Clone)]
pub struct Bounce {
    /// The obligation.
    pub obligation: ObligationId,
    /// Why it is not the unit's.
    pub reason: String,
    /// Whose it is, as far as the unit knows.
    pub suggested: Option<UnitId>,
}

/// The unit that owes it, as long as it is open, nobody is deciding about it and nobody has decided
/// finally. Its date runs on.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor, before: &[bounce::Bounce]) -> Result<(), Refusal> {
    record::owns(sheet, actor, Verb::Submit)?;
    let state = sheet.obligation.standing.state;
    if !state.is_open() {
        return Err(Refusal::WrongState(state));
    }
    match before.last() {
        Some(last) if last.decided.is_none() => Err(Refusal::BounceWaits),
        Some(last) if last.number >= LEADERS => Err(Refusal::DecidedFinally),
        _ => Ok(()),
    }
}

/// The last day on which it can be sent back: so many working days after it was given to the unit.
pub fn last_day(sheet: &Sheet, days: i64, calendar: &Calendar) -> Date {
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    calendar.add_working_days(sheet.assigned_on, days)
}

impl Transition for Bounce {
    const VERB: &'static str = "bounce.send";
    type Output = BounceId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<BounceId>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        let before = bounce::of(tx, self.obligation).await?;
        check(&sheet, actor, &before)?;
        let days = rules::of(tx, actor.authority()).await?.get(Rule::BounceDays);
        let calendar = law::calendar(tx, actor.authority()).await?;
        let last = last_day(&sheet, days, &calendar);
        if tx.today() > last {
            return Err(Refusal::TooLateToBounce { last, days });
        }
        let reason = stepped::reason(&self.reason)?;
        if let Some(unit) = self.suggested {
            if unit == sheet.obligation.unit {
                return Err(Refusal::SameUnit);
            }
            ask_piece::choosable(tx, actor.authority(), unit).await?;
        }
        let number = before.last().map_or(1, |last| last.number + 1);
        let id = self.write(tx, actor, &sheet, number, reason).await?;
        let detail = json!({
            "bounce": id, "number": number, "reason": reason, "suggested": self.suggested,
        });
        Ok(Applied::to(format!("obligation:{}", self.obligation), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Bounce {
    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        sheet: &Sheet,
        number: i32,
        reason: &str,
    ) -> Result<BounceId, Refusal> {
        let id: BounceId = tx.key()?;
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql =
            "INSERT INTO bounce (id, obligation, number, unit, at, bounced_on, account, reason,
                     suggested)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            id.0,
            self.obligation.0,
            number,
            sheet.obligation.unit.0,
            tx.now(),
            tx.today(),
            account,
            reason,
            self.suggested.map(|unit| unit.0),
        ];
        tx.write(sql, row).await?;
        Ok(id)
    }
}
