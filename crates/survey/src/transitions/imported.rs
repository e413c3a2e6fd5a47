//! What both imports do.

use super::{Refusal, owned};
use crate::{
    model::{LeftOut, Rated, ResultKind, RoundId, RoundState, Step},
    store::{left_out, rated, round::Round, score, step},
};
use ddci_platform::{
    org::{Unit, UnitId},
    permit::Actor,
    store::{Read, Tx},
    values,
};
use std::collections::BTreeSet;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// The file that results came from. The file itself is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// How many of its rows were left out, by rule.
    pub left_out: LeftOut,
}

/// Units as a round keeps them, in the order of the register.
///
/// # Errors
/// One that the authority may not rate, or one that comes twice.
pub async fn units_of(
    db: &impl Read,
    actor: &Actor,
    units: &[UnitId],
) -> Result<Vec<Rated>, Refusal> {
    let candidates = rated::candidates(db, actor.authority()).await?;
    let known: BTreeSet<UnitId> = candidates.iter().map(|unit| unit.id).collect();
    if units.iter().any(|unit| !known.contains(unit)) {
        return Err(Refusal::NotRated);
    }
    let mut asked = BTreeSet::new();
    for unit in units {
        if !asked.insert(*unit) {
            let name = candidates.iter().find(|known| known.id == *unit);
            return Err(Refusal::UnitTwice(name.map(|unit| unit.name.clone()).unwrap_or_default()));
        }
    }
    let mut codes = BTreeSet::new();
    let chosen = candidates.into_iter().filter(|unit| asked.contains(&unit.id));
    Ok(chosen.map(|unit| kept(unit, &mut codes)).collect())
}

/// A unit under a code that no other has: an authority below may use a code of ours.
fn kept(unit: Unit, codes: &mut BTreeSet<String>) -> Rated {
    let mut code = unit.code.clone();
    while !codes.insert(code.clone()) {
        code.push_str("-2");
    }
    Rated {
        unit: unit.id,
        code,
        name: unit.name,
        name_en: unit.name_en,
        answers: 0,
        stated_rank: None,
        stated_band: None,
    }
}

/// Writes what every import writes, and takes computed scores away.
pub(super) async fn write(
    tx: &Tx,
    actor: &Actor,
    round: &Round,
    source: &Source,
    kind: ResultKind,
    evaluations: i64,
    units: &[Rated],
) -> Result<(), Refusal> {
    rated::write(tx, round.id, units).await?;
    score::clear(tx, round.id).await?;
    let name: String = source.name.chars().take(LONGEST_NAME).collect();
    let sql = "UPDATE survey_round SET kind = $1, source_name = $2, source_hash = $3,
                 evaluations = $4, left_out = $5, input_hash = '', computed_at = NULL
               WHERE id = $6";
    let row = values![
        kind.word(),
        name.as_str(),
        source.hash.as_str(),
        evaluations,
        source.left_out.total(),
        round.id.0,
    ];
    tx.write(sql, row).await?;
    left_out::write(tx, round.id, source.left_out).await?;
    owned::move_on(tx, round, RoundState::Draft).await?;
    Ok(step::keep(tx, actor, round.id, Step::Imported, &name).await?)
}

/// Loads a round into which results may be imported.
pub(super) async fn open(tx: &Tx, actor: &Actor, round: RoundId) -> Result<Round, Refusal> {
    let round = owned::to_run(tx, actor, round).await?;
    owned::not_published(&round)?;
    Ok(round)
}

/// A number of rows as the database counts them.
pub(super) fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
