//! The units that a round rates, and those that it may rate.

use crate::model::{Rated, RoundId};
use ddci_platform::{
    org::{self, Unit, UnitId},
    store::{Bulk, Read, Row, StoreError, Tx},
    values,
};

fn rated(row: &Row) -> Result<Rated, StoreError> {
    Ok(Rated {
        unit: row.get("unit")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        answers: row.get("answers")?,
        stated_rank: row.get("stated_rank")?,
        stated_band: row.get("stated_band")?,
    })
}

/// The units of a round, in the order of the register; the caller has seen that the viewer may look.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<Vec<Rated>, StoreError> {
    let sql = "SELECT unit, code, name, name_en, answers, stated_rank, stated_band
               FROM survey_rated WHERE round = $1 ORDER BY position";
    db.all(sql, values![round.0]).await?.iter().map(rated).collect()
}

/// The units that an authority may rate: its own, and the authorities below it.
///
/// # Errors
/// [`StoreError`].
pub async fn candidates(db: &impl Read, authority: UnitId) -> Result<Vec<Unit>, StoreError> {
    let mut units = org::list(db, authority).await?;
    units.extend(org::subordinates(db, authority).await?);
    Ok(units)
}

/// Writes the units of a round anew.
pub(crate) async fn write(tx: &Tx, round: RoundId, units: &[Rated]) -> Result<(), StoreError> {
    tx.write("DELETE FROM survey_rated WHERE round = $1", values![round.0]).await?;
    let mut rows = Bulk::into(
        tx,
        "INSERT INTO survey_rated (round, unit, position, code, name, name_en, answers,
                                   stated_rank, stated_band)",
        "",
    );
    for (position, unit) in (1_i32..).zip(units) {
        rows.add(values![
            round.0,
            unit.unit.0,
            position,
            unit.code.as_str(),
            unit.name.as_str(),
            unit.name_en.as_deref(),
            unit.answers,
            unit.stated_rank,
            unit.stated_band.as_deref(),
        ])
        .await?;
    }
    rows.finish().await?;
    Ok(())
}
