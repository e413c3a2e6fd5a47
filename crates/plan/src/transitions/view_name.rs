//! The name of a saved view: not empty, not long, once for each person and plan.

use super::Refusal;
use crate::model::{PlanId, SavedViewId};
use ddci_platform::{
    identity::AccountId,
    store::{Read, Tx},
    values,
};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// The name without spaces around it.
pub(super) fn checked(name: &str) -> Result<String, Refusal> {
    let name = ddci_vntext::nfc(name.trim());
    match name.chars().count() {
        0 => Err(Refusal::NoName),
        length if length > LONGEST => Err(Refusal::TooLong(LONGEST)),
        _ => Ok(name),
    }
}

/// Whether no other view of that person and plan has the name.
pub(super) async fn free(
    tx: &Tx,
    account: AccountId,
    plan: PlanId,
    name: &str,
    but: Option<SavedViewId>,
) -> Result<(), Refusal> {
    let sql = "SELECT id FROM saved_view WHERE plan = $1 AND account = $2 AND name = $3";
    let taken = tx.first(sql, values![plan.0, account.0, name]).await?;
    let taken: Option<SavedViewId> = taken.map(|row| row.get("id")).transpose()?;
    if taken.is_none() || taken == but { Ok(()) } else { Err(Refusal::NameTaken) }
}
