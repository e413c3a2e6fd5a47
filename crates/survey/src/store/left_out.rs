//! How many rows of an imported file each rule left out.

use crate::model::{LeftOut, RoundId};
use ddci_platform::{
    store::{Read, StoreError, Tx},
    values,
};

/// The rows left out of a round's file, by rule; none where nothing is imported.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<LeftOut, StoreError> {
    let sql = "SELECT left_out_by FROM survey_round WHERE id = $1";
    let Some(row) = db.first(sql, values![round.0]).await? else { return Ok(LeftOut::default()) };
    let text: String = row.get("left_out_by")?;
    if text.is_empty() {
        return Ok(LeftOut::default());
    }
    let wrong = |_| StoreError::Vocabulary { column: "left_out_by".into(), value: text.clone() };
    serde_json::from_str(&text).map_err(wrong)
}

/// Writes them.
pub(crate) async fn write(tx: &Tx, round: RoundId, left_out: LeftOut) -> Result<(), StoreError> {
    let text = serde_json::json!(left_out).to_string();
    let sql = "UPDATE survey_round SET left_out_by = $1 WHERE id = $2";
    tx.write(sql, values![text, round.0]).await?;
    Ok(())
}
