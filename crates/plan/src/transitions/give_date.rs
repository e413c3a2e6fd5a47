//! Gives an obligation another date; a part of the transitions in which its giver does so. Nothing
//! else moves a date but the calendar and an amendment of the plan.

use super::Refusal;
use crate::store::{obligation::Sheet, plan::Plan};
use ddci_calendar::Calendar;
use ddci_platform::{permit::Actor, store::Tx, values};
use jiff::{ToSpan, civil::Date};

/// A day a giver may name: rolled off days off by the plan's rule it lies after the date in force,
/// has not passed, and is not beyond the year after the plan.
pub(super) fn effective(
    sheet: &Sheet,
    plan: &Plan,
    day: Date,
    today: Date,
    calendar: &Calendar,
) -> Result<Date, Refusal> {
    let rolled = calendar.roll(day, plan.settings.roll).date;
    let in_force = sheet.obligation.standing.effective_on;
    if rolled < today {
        return Err(Refusal::InThePast);
    }
    if rolled <= in_force {
        return Err(Refusal::NotLater(in_force));
    }
    let last = plan.ends_on.checked_add(1.year()).unwrap_or(plan.ends_on);
    if rolled > last { Err(Refusal::TooFar(last)) } else { Ok(rolled) }
}

/// Writes the date, keeps the first one, and leaves the trace of the move.
pub(super) async fn give(
    tx: &Tx,
    actor: &Actor,
    sheet: &Sheet,
    (day, effective): (Date, Date),
    (kind, cause): (&str, &str),
) -> Result<(), Refusal> {
    let (id, was) = (sheet.obligation.id, sheet.obligation.standing.effective_on);
    let sql = "UPDATE obligation SET effective_on = $1, granted_on = $2,
                 original_on = COALESCE(original_on, $3)
               WHERE id = $4 AND effective_on = $3";
    if tx.write(sql, values![effective, day, was, id.0]).await? != 1 {
        return Err(Refusal::ChangedSince);
    }
    let key: uuid::Uuid = tx.key()?;
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let sql = "INSERT INTO obligation_move (id, obligation, at, from_on, to_on, because_on, cause,
                 account, kind)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let row = values![key, id.0, tx.now(), was, effective, tx.today(), cause, account, kind];
    tx.write(sql, row).await?;
    Ok(())
}
