//! Answers, one text for each unit of a round.

use crate::model::{Evaluation, Lines, RoundId};
use ddci_platform::{
    org::UnitId,
    store::{Bulk, Read, StoreError, Tx},
    values,
};

/// All evaluations of a round. They are computed from and shown nowhere.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<Vec<Evaluation>, StoreError> {
    let sql = "SELECT a.unit, a.lines FROM survey_answers a
               JOIN survey_rated u ON u.round = a.round AND u.unit = a.unit
               WHERE a.round = $1 ORDER BY u.position";
    let mut evaluations = Vec::new();
    for row in db.all(sql, values![round.0]).await? {
        let wrong = || StoreError::Vocabulary { column: "lines".into(), value: String::new() };
        let unit: UnitId = row.get("unit")?;
        let lines = Lines(row.get("lines")?);
        evaluations.extend(lines.read(unit).ok_or_else(wrong)?);
    }
    Ok(evaluations)
}

/// Writes the evaluations of a round anew.
pub(crate) async fn write(
    tx: &Tx,
    round: RoundId,
    evaluations: &[Evaluation],
) -> Result<(), StoreError> {
    tx.write("DELETE FROM survey_answers WHERE round = $1", values![round.0]).await?;
    let mut rows = Bulk::into(tx, "INSERT INTO survey_answers (round, unit, lines)", "");
    for of_unit in evaluations.chunk_by(|one, next| one.unit == next.unit) {
        let Some(first) = of_unit.first() else { continue };
        let lines = Lines::of(of_unit.iter());
        rows.add(values![round.0, first.unit.0, lines.0]).await?;
    }
    rows.finish().await?;
    Ok(())
}
