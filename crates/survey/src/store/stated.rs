//! Figures of a published table, as it states them.

use crate::model::{Level, Part, RoundId, Stated};
use ddci_platform::{
    store::{Bulk, Read, StoreError, Tx},
    values,
};

/// The stated figures of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<Vec<Stated>, StoreError> {
    let sql = "SELECT s.unit, s.part, s.value FROM survey_stated s
               JOIN survey_rated u ON u.round = s.round AND u.unit = s.unit
               WHERE s.round = $1 ORDER BY u.position, s.part";
    let rows = db.all(sql, values![round.0]).await?;
    rows.iter()
        .map(|row| {
            let code: String = row.get("part")?;
            let level = match code == Level::Composite.word() {
                true => Level::Composite,
                false => Level::SubIndex,
            };
            let part = Part { level, code };
            Ok(Stated { unit: row.get("unit")?, part, value: row.get("value")? })
        })
        .collect()
}

/// Writes the stated figures of a round anew.
pub(crate) async fn write(tx: &Tx, round: RoundId, stated: &[Stated]) -> Result<(), StoreError> {
    tx.write("DELETE FROM survey_stated WHERE round = $1", values![round.0]).await?;
    let mut rows = Bulk::into(tx, "INSERT INTO survey_stated (round, unit, part, value)", "");
    for one in stated {
        rows.add(values![round.0, one.unit.0, one.part.code.as_str(), one.value]).await?;
    }
    rows.finish().await?;
    Ok(())
}
