//! What was done with a round, step by step.

use crate::model::{RoundId, Step};
use ddci_platform::{
    permit::Actor,
    store::{Read, Row, StoreError, Tx},
    values,
};
use jiff::Timestamp;

/// A step of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was done.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// Who did it, where a person did.
    pub by: Option<String>,
    /// The reason given with it; empty where none was.
    pub words: String,
}

/// The steps of a round, latest first; the caller has seen that the viewer may look.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<Vec<Taken>, StoreError> {
    let sql = "SELECT s.step, s.at, s.words, p.name FROM survey_step s
               LEFT JOIN account a ON a.id = s.account
               LEFT JOIN person p ON p.id = a.person
               WHERE s.round = $1 ORDER BY s.position DESC";
    let taken = |row: &Row| {
        Ok(Taken {
            step: row.get("step")?,
            at: row.get("at")?,
            by: row.get("name")?,
            words: row.get("words")?,
        })
    };
    db.all(sql, values![round.0]).await?.iter().map(taken).collect()
}

/// Keeps a step.
pub(crate) async fn keep(
    tx: &Tx,
    actor: &Actor,
    round: RoundId,
    step: Step,
    words: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO survey_step (round, position, at, account, step, words)
               SELECT $1, COUNT(*), $2, $3, $4, $5 FROM survey_step WHERE round = $1";
    let account = actor.viewer().map(|viewer| viewer.account.0);
    tx.write(sql, values![round.0, tx.now(), account, step.word(), words]).await?;
    Ok(())
}
