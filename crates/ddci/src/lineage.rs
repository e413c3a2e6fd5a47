//! What became of units as a file: the units it speaks of beside those of the organisation, and
//! what an act decided about them.

use crate::organisation::UnitFile;
use anyhow::Context;
use ddci_platform::{
    org::{self, Line, LineageKind, Move, RecordReorganisation, Share, Unit, UnitId},
    permit::Actor,
    store::Db,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What became of units.
#[derive(Debug, Deserialize)]
pub struct Lineage {
    /// The units that began, and those of other authorities that took part.
    pub units: Vec<UnitFile>,
    /// What was decided.
    pub events: Vec<EventFile>,
}

/// What an act decided about units on one day.
#[derive(Debug, Deserialize)]
pub struct EventFile {
    /// merge, split, rename or abolish.
    pub kind: String,
    /// The first day of what begins.
    pub effective_on: Date,
    /// The act.
    pub legal_basis: String,
    /// Where it is known from.
    pub source: String,
    /// Whether somebody has checked it against the act.
    pub verified: bool,
    /// What became what.
    pub moves: Vec<MoveFile>,
}

/// A unit, or a part of it, and what became of it.
#[derive(Debug, Deserialize)]
pub struct MoveFile {
    /// The code of the unit that ends.
    pub predecessor: String,
    /// The code of the unit that begins.
    pub successor: Option<String>,
    /// The part that went this way, in hundredths of a per cent.
    pub share: Option<Share>,
}

/// What a file added.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Units that were not known before.
    pub units: usize,
    /// Events that were not recorded before.
    pub events: usize,
}

impl Lineage {
    /// Reads the file's text.
    ///
    /// # Errors
    /// A sentence that says where the text is wrong.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        serde_json::from_str(text).context("the file of reorganisations cannot be read")
    }

    /// Adds the units that are not there and records the events that are not recorded, so that the
    /// same file may be loaded again.
    ///
    /// # Errors
    /// The first unit or event that is refused.
    pub async fn load(&self, db: &Db, actor: &Actor) -> anyhow::Result<Added> {
        let authority = actor.authority();
        let mut added = Added::default();
        for unit in &self.units {
            if org::by_code(db, authority, &unit.code).await?.is_none() {
                db.run(actor, &unit.transition()?)
                    .await
                    .with_context(|| format!("unit {:?} was refused", unit.code))?;
                added.units += 1;
            }
        }
        let register = org::register(db, authority).await?;
        let units: BTreeMap<&str, &Unit> =
            register.iter().map(|unit| (unit.code.as_str(), unit)).collect();
        for event in &self.events {
            let record = event.transition(&units)?;
            if is_recorded(&record, &org::lineage(db, authority).await?) {
                continue;
            }
            db.run(actor, &record).await.with_context(|| {
                format!("the {} on {} was refused", event.kind, event.effective_on)
            })?;
            added.events += 1;
        }
        Ok(added)
    }
}

/// Whether every line of it stands there already.
fn is_recorded(record: &RecordReorganisation, lines: &[Line]) -> bool {
    record.moves.iter().all(|of| {
        lines.iter().any(|line| {
            (line.predecessor, line.successor, line.effective_on)
                == (of.predecessor, of.successor, record.effective_on)
        })
    })
}

impl EventFile {
    fn transition(&self, units: &BTreeMap<&str, &Unit>) -> anyhow::Result<RecordReorganisation> {
        let key = |code: &str| -> anyhow::Result<UnitId> {
            let unit = units.get(code).with_context(|| format!("no unit has the code {code:?}"))?;
            Ok(unit.id)
        };
        let moves = self.moves.iter().map(|of| {
            Ok(Move {
                predecessor: key(&of.predecessor)?,
                successor: of.successor.as_deref().map(key).transpose()?,
                share: of.share,
            })
        });
        Ok(RecordReorganisation {
            kind: self.kind.parse::<LineageKind>().map_err(anyhow::Error::msg)?,
            effective_on: self.effective_on,
            legal_basis: self.legal_basis.clone(),
            source: self.source.clone(),
            verified: self.verified,
            moves: moves.collect::<anyhow::Result<_>>()?,
        })
    }
}
