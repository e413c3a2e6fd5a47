//! Imports a table of published scores into a round.

use super::{
    Refusal, Source,
    imported::{self, units_of},
};
use crate::{
    model::{Level, Part, ResultKind, RoundId, Stated, read_set},
    store::{answers, stated},
};
use ddci_index::model::IndexSet;
use ddci_platform::{
    org::UnitId,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// A row of a published table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRow {
    /// The unit.
    pub unit: UnitId,
    /// How many answers it rests on, where the table says so.
    pub answers: i64,
    /// Its place, where the table says so.
    pub rank: Option<i32>,
    /// What it is called, where the table says so.
    pub band: Option<String>,
    /// The points of its composite, in hundredths.
    pub composite: i64,
    /// The points of its sub-indices by code, in hundredths.
    pub sub_indices: Vec<(String, i64)>,
}

/// Imports published scores; what was imported before is replaced.
#[derive(Debug, Clone)]
pub struct ImportStated {
    /// The round.
    pub round: RoundId,
    /// The file.
    pub source: Source,
    /// Its rows.
    pub rows: Vec<StatedRow>,
}

impl Transition for ImportStated {
    const VERB: &'static str = "survey_round.import_scores";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = imported::open(tx, actor, self.round).await?;
        let set = read_set(&round.index_text).map_err(Refusal::BadSet)?;
        if self.rows.is_empty() {
            return Err(Refusal::NothingImported);
        }
        let figures = self.figures(&set)?;
        let asked: Vec<UnitId> = self.rows.iter().map(|row| row.unit).collect();
        let mut units = units_of(tx, actor, &asked).await?;
        for unit in &mut units {
            let row = self.rows.iter().find(|row| row.unit == unit.unit);
            unit.answers = row.map_or(0, |row| row.answers);
            unit.stated_rank = row.and_then(|row| row.rank);
            unit.stated_band = row.and_then(|row| row.band.clone());
        }
        let evaluations = units.iter().map(|unit| unit.answers).sum();
        let kind = ResultKind::Stated;
        imported::write(tx, actor, &round, &self.source, kind, evaluations, &units).await?;
        answers::write(tx, round.id, &[]).await?;
        stated::write(tx, round.id, &figures).await?;
        let detail = json!({
            "source_hash": self.source.hash,
            "units": units.len(),
            "left_out": self.source.left_out.total(),
        });
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl ImportStated {
    fn figures(&self, set: &IndexSet) -> Result<Vec<Stated>, Refusal> {
        let mut figures = Vec::new();
        for row in &self.rows {
            let unit = row.unit;
            figures.push(Stated { unit, part: Part::composite(), value: row.composite });
            for (code, value) in &row.sub_indices {
                if !set.sub_indices.iter().any(|known| known.code == *code) {
                    return Err(Refusal::DoesNotFit(code.clone()));
                }
                let part = Part { level: Level::SubIndex, code: code.clone() };
                figures.push(Stated { unit, part, value: *value });
            }
        }
        Ok(figures)
    }
}
