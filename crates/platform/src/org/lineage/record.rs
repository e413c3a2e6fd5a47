//! Records a reorganisation: what ends the day before, what begins that day.

use super::{Line, LineageId, LineageKind, LineageRefusal, Share, check::Known, lineage};
use crate::{
    org::{Unit, UnitId, find},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// A unit, or a part of it, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The unit that ends.
    pub predecessor: UnitId,
    /// The unit that begins; none where nothing follows.
    pub successor: Option<UnitId>,
    /// The part that went this way.
    pub share: Option<Share>,
}

/// Records what an act decided about units on one day.
#[derive(Debug, Clone)]
pub struct RecordReorganisation {
    /// What happens.
    pub kind: LineageKind,
    /// The first day of what begins.
    pub effective_on: Date,
    /// The act.
    pub legal_basis: String,
    /// Where it is known from.
    pub source: String,
    /// Whether somebody has checked it against the act.
    pub verified: bool,
    /// What became what.
    pub moves: Vec<Move>,
}

impl RecordReorganisation {
    async fn insert(&self, tx: &Tx, authority: UnitId, of: &Move) -> Result<LineageId, StoreError> {
        let id: LineageId = tx.key()?;
        let sql = "INSERT INTO unit_lineage (id, authority, predecessor, successor, kind, share,
                     effective_on, legal_basis, source, verified)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let row = values![
            id.0,
            authority.0,
            of.predecessor.0,
            of.successor.map(|successor| successor.0),
            self.kind.word(),
            of.share.map(Share::hundredths),
            self.effective_on,
            self.legal_basis.trim(),
            self.source.trim(),
            self.verified,
        ];
        tx.write(sql, row).await?;
        Ok(id)
    }

    /// Ends the one the day before and lets the other begin.
    async fn turn(&self, tx: &Tx, of: &Move) -> Result<(), StoreError> {
        let eve = self.effective_on.yesterday().unwrap_or(self.effective_on);
        let sql = "UPDATE unit SET valid_to = $1 WHERE id = $2";
        tx.write(sql, values![eve, of.predecessor.0]).await?;
        if let Some(successor) = of.successor {
            let sql = "UPDATE unit SET valid_from = $1 WHERE id = $2";
            tx.write(sql, values![self.effective_on, successor.0]).await?;
        }
        Ok(())
    }

    fn detail(&self, units: &BTreeMap<UnitId, Unit>) -> Json {
        let code = |id: UnitId| units.get(&id).map(|unit| unit.code.as_str());
        let moves: Vec<Json> = self
            .moves
            .iter()
            .map(|of| {
                json!({
                    "predecessor": code(of.predecessor),
                    "ended_before": units.get(&of.predecessor).and_then(|unit| unit.valid_to),
                    "successor": of.successor.and_then(code),
                    "share": of.share,
                })
            })
            .collect();
        json!({
            "kind": self.kind.word(),
            "effective_on": self.effective_on,
            "legal_basis": self.legal_basis.trim(),
            "moves": moves,
        })
    }
}

impl Transition for RecordReorganisation {
    const VERB: &'static str = "unit.reorganise";
    type Output = Vec<LineageId>;
    type Error = LineageRefusal;

    async fn apply(
        &self,
        tx: &Tx,
        actor: &Actor,
    ) -> Result<Applied<Vec<LineageId>>, LineageRefusal> {
        if !actor.may_everywhere(Verb::ManageUnits) {
            return Err(LineageRefusal::NotYours);
        }
        let authority = actor.authority();
        let units = find::register(tx, authority).await?;
        let units: BTreeMap<UnitId, Unit> = units.into_iter().map(|unit| (unit.id, unit)).collect();
        let lines: Vec<Line> = lineage(tx, authority).await?;
        self.check(&Known { units: &units, lines: &lines })?;
        let mut ids = Vec::new();
        for of in &self.moves {
            ids.push(self.insert(tx, authority, of).await?);
            self.turn(tx, of).await?;
        }
        Ok(Applied::to(format!("unit:{authority}"), self.detail(&units), ids))
    }

    fn store_error(error: &LineageRefusal) -> Option<&StoreError> {
        match error {
            LineageRefusal::Store(error) => Some(error),
            _ => None,
        }
    }
}
