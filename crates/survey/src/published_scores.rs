//! What other rooms may know: how a unit did in the latest published round.

use crate::{
    model::{LEAST_SHOWN, Level, Part, Score, read_set},
    store::{
        rated,
        round::{self, Round},
        score,
    },
};
use ddci_platform::{
    org::UnitId,
    seam::{Answer, Figure, Scores, UnitScores},
    store::{Db, StoreError},
};

/// The survey room, asked for published scores.
#[derive(Debug, Clone, Copy)]
pub struct PublishedScores;

impl Scores for PublishedScores {
    fn latest<'a>(&'a self, db: &'a Db, unit: UnitId, year: i32) -> Answer<'a, Option<UnitScores>> {
        Box::pin(async move {
            match round::about(db, unit, year).await? {
                Some(round) => of_unit(db, &round, unit).await,
                None => Ok(None),
            }
        })
    }
}

async fn of_unit(db: &Db, round: &Round, unit: UnitId) -> Result<Option<UnitScores>, StoreError> {
    let rated = rated::of_round(db, round.id).await?;
    let Some(of) = rated.into_iter().find(|rated| rated.unit == unit) else { return Ok(None) };
    let scores = score::upper(db, round.id).await?;
    let Ok(set) = read_set(&round.index_text) else { return Ok(None) };
    let figure = |part: &Part, name: &str| {
        let found = scores.iter().find(|score| score.unit == unit && score.part == *part);
        let shown = found.filter(|score| is_shown(round, score));
        Figure {
            name: name.to_owned(),
            points: shown.and_then(|score| score.value),
            interval: shown.and_then(|score| score.interval),
        }
    };
    let whole = Part::composite();
    let places = scores.iter().filter(|score| score.part == whole && score.place.is_some());
    let own = scores.iter().find(|score| score.unit == unit && score.part == whole);
    let own = own.filter(|score| is_shown(round, score));
    let sub_indices = set.sub_indices.iter().map(|known| {
        let part = Part { level: Level::SubIndex, code: known.code.clone() };
        figure(&part, &known.name)
    });
    Ok(Some(UnitScores {
        year: round.year,
        title: round.title.clone(),
        href: format!("{}/{}", round.href(), of.code),
        illustrative: round.illustrative,
        has_intervals: round.has_intervals(),
        among: places.count(),
        place: own.and_then(|score| score.place),
        places: own.and_then(|score| score.places),
        composite: figure(&whole, ""),
        sub_indices: sub_indices.collect(),
    }))
}

/// Whether a figure may be shown to the public: that of few answers could speak of persons. A
/// published table was public before.
pub(crate) fn is_shown(round: &Round, score: &Score) -> bool {
    !round.has_intervals() || score.answers >= LEAST_SHOWN
}
