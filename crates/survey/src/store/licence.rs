//! The terms under which a round's data may be used, in the authority's own words.

use crate::model::RoundId;
use ddci_platform::{
    store::{Read, StoreError, Tx},
    values,
};

/// The terms of a round; empty where none are stated.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<String, StoreError> {
    let sql = "SELECT licence FROM survey_round WHERE id = $1";
    let row = db.first(sql, values![round.0]).await?;
    Ok(row.map(|row| row.get("licence")).transpose()?.unwrap_or_default())
}

/// Writes the terms of a round.
pub(crate) async fn write(tx: &Tx, round: RoundId, words: &str) -> Result<(), StoreError> {
    let sql = "UPDATE survey_round SET licence = $1 WHERE id = $2";
    tx.write(sql, values![words, round.0]).await?;
    Ok(())
}
