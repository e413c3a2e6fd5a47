//! Computed figures.

use crate::model::{Part, RoundId, Score};
use ddci_platform::{
    store::{Bulk, Read, Row, StoreError, Tx},
    values,
};

fn score(row: &Row) -> Result<Score, StoreError> {
    let pair = |low: &str, high: &str| -> Result<Option<(i64, i64)>, StoreError> {
        Ok(row.get::<Option<i64>>(low)?.zip(row.get::<Option<i64>>(high)?))
    };
    let best: Option<i32> = row.get("best_place")?;
    Ok(Score {
        unit: row.get("unit")?,
        part: Part { level: row.get("level")?, code: row.get("part")? },
        answers: row.get("answers")?,
        value: row.get("value")?,
        interval: pair("lower_end", "upper_end")?,
        raw: row.get("raw")?,
        raw_interval: pair("raw_lower", "raw_upper")?,
        place: row.get("place")?,
        places: best.zip(row.get("worst_place")?),
        band: row.get("band")?,
        note: row.get("note")?,
    })
}

const COLUMNS: &str = "unit, level, part, answers, value, lower_end, upper_end, raw, raw_lower,
     raw_upper, place, best_place, worst_place, band, note";

/// All figures of a round; the caller has seen that the viewer may look.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(db: &impl Read, round: RoundId) -> Result<Vec<Score>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM survey_score WHERE round = $1 ORDER BY unit, level, part");
    db.all(&sql, values![round.0]).await?.iter().map(score).collect()
}

/// The composites and sub-indices of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn upper(db: &impl Read, round: RoundId) -> Result<Vec<Score>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_score WHERE round = $1 AND level <> 'indicator'
         ORDER BY unit, level, part"
    );
    db.all(&sql, values![round.0]).await?.iter().map(score).collect()
}

/// Takes all figures of a round away.
pub(crate) async fn clear(tx: &Tx, round: RoundId) -> Result<(), StoreError> {
    tx.write("DELETE FROM survey_score WHERE round = $1", values![round.0]).await?;
    Ok(())
}

/// Writes the figures of a round anew.
pub(crate) async fn write(tx: &Tx, round: RoundId, scores: &[Score]) -> Result<(), StoreError> {
    clear(tx, round).await?;
    let mut rows = Bulk::into(
        tx,
        "INSERT INTO survey_score (round, unit, level, part, answers, value, lower_end, upper_end,
                                   raw, raw_lower, raw_upper, place, best_place, worst_place,
                                   band, note)",
        "",
    );
    for one in scores {
        rows.add(values![
            round.0,
            one.unit.0,
            one.part.level.word(),
            one.part.code.as_str(),
            one.answers,
            one.value,
            one.interval.map(|ends| ends.0),
            one.interval.map(|ends| ends.1),
            one.raw,
            one.raw_interval.map(|ends| ends.0),
            one.raw_interval.map(|ends| ends.1),
            one.place,
            one.places.map(|places| places.0),
            one.places.map(|places| places.1),
            one.band.as_deref(),
            one.note.word(),
        ])
        .await?;
    }
    rows.finish().await?;
    Ok(())
}
