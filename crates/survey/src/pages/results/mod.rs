//! What a round found, for everybody once it is published, and before for those who run it.

mod basis;
pub mod change;
mod chart;
mod compared;
pub mod data;
mod figures;
pub mod levers;
pub mod list;
pub mod method;
pub mod profile;
pub mod scoreboard;
mod sides;

use crate::{
    model::{Level, Part, Rated, Score, Stated, read_set},
    published_scores::is_shown,
    store::{
        rated,
        round::{self, Round},
        score,
    },
    words::t,
};
use ddci_index::model::IndexSet;
use ddci_platform::{
    org::UnitId,
    seam::UnitTargets,
    web::{Cx, Error, Lang},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Figures by unit and part.
type Scores = BTreeMap<(UnitId, Part), Score>;

/// A round with its figures, as the viewer may see them.
pub(crate) struct Results {
    /// The round.
    pub round: Round,
    /// Its index set.
    pub set: IndexSet,
    /// The units, in the order of the register.
    pub rated: Vec<Rated>,
    /// The published round before it, where there is one.
    pub before: Option<Round>,
    scores: Scores,
    last: Scores,
    /// Whether few answers are shown as well: to those who run the round and leaders.
    insider: bool,
}

impl Results {
    /// The results at an address, where the viewer may read them.
    pub async fn at(cx: &Cx, address: &str) -> Result<Self, Error> {
        let viewer = cx.viewer.as_ref();
        let found = round::readable(cx.db(), viewer, address).await?;
        let round = found.ok_or(Error::NotFound)?;
        let insider = viewer.is_some_and(|viewer| {
            viewer.authority == round.authority && round::sees_drafts(viewer)
        });
        let before = round::before(cx.db(), &round).await?;
        let last = match &before {
            Some(before) => scores(cx, before).await?,
            None => Scores::new(),
        };
        let last = match &before {
            Some(before) => last.into_iter().filter(|(_, score)| is_shown(before, score)).collect(),
            None => last,
        };
        Ok(Self {
            set: read_set(&round.index_text).map_err(|_| Error::Internal)?,
            rated: rated::of_round(cx.db(), round.id).await?,
            scores: scores(cx, &round).await?,
            last,
            before,
            insider,
            round,
        })
    }

    /// A figure, where there is one that may be shown.
    pub fn score(&self, unit: UnitId, part: &Part) -> Option<&Score> {
        let score = self.scores.get(&(unit, part.clone()))?;
        (self.insider || is_shown(&self.round, score)).then_some(score)
    }

    /// Whether a figure is there but is not shown, because it rests on few answers.
    pub fn is_hidden(&self, unit: UnitId, part: &Part) -> bool {
        self.scores.contains_key(&(unit, part.clone())) && self.score(unit, part).is_none()
    }

    /// The points of the round before.
    pub fn last(&self, unit: UnitId, part: &Part) -> Option<i64> {
        self.last.get(&(unit, part.clone()))?.value
    }

    /// The sub-indices with their names, in the order of the set.
    pub fn sub_indices(&self) -> impl Iterator<Item = (Part, &str)> {
        self.set.sub_indices.iter().map(|known| {
            let part = Part { level: Level::SubIndex, code: known.code.clone() };
            (part, known.name.as_str())
        })
    }

    /// Whether the composite counts a sub-index.
    pub fn counts(&self, part: &Part) -> bool {
        self.set.sub_indices.iter().any(|known| known.code == part.code && known.counts)
    }

    /// The units with their composite, by place; those without one last.
    pub fn ranked(&self) -> Vec<(&Rated, Option<&Score>)> {
        let whole = Part::composite();
        let mut ranked: Vec<(&Rated, Option<&Score>)> =
            self.rated.iter().map(|rated| (rated, self.score(rated.unit, &whole))).collect();
        ranked.sort_by_key(|(_, score)| {
            score.and_then(|score| score.place).map_or((1, 0), |place| (0, place))
        });
        ranked
    }

    /// How many units have a place, those that are not shown among them.
    pub fn placed(&self) -> usize {
        self.scores.values().filter(|score| score.place.is_some()).count()
    }

    /// How many answers there are in all; none where what is left of them would tell how many there are
    /// of units that are not shown.
    pub fn answers(&self) -> Option<i64> {
        let whole = Part::composite();
        let hides = self.rated.iter().any(|rated| self.is_hidden(rated.unit, &whole));
        (self.round.evaluations > 0 && !hides).then_some(self.round.evaluations)
    }

    /// The figures of a published table, as it states them.
    pub fn stated(&self) -> Vec<Stated> {
        let figure = |score: &Score| {
            Some(Stated { unit: score.unit, part: score.part.clone(), value: score.value? })
        };
        self.scores.values().filter_map(figure).collect()
    }

    /// The median of the units, in hundredths, a half rounded up.
    pub fn median(&self, part: &Part) -> Option<i64> {
        let points = self.rated.iter().filter_map(|rated| self.score(rated.unit, part)?.value);
        let mut points: Vec<i64> = points.collect();
        points.sort_unstable();
        let middle = points.len() / 2;
        match points.len() % 2 {
            1 => points.get(middle).copied(),
            _ => {
                let (low, high) = (points.get(middle.checked_sub(1)?)?, points.get(middle)?);
                Some((low + high + 1).div_euclid(2))
            }
        }
    }
}

/// What the unit's own plan aims at, where the viewer may read it.
async fn targets(cx: &Cx, results: &Results, rated: &Rated) -> Result<Option<UnitTargets>, Error> {
    let (Some(viewer), Some(room)) = (&cx.viewer, cx.app.targets()) else { return Ok(None) };
    Ok(room.of_year(cx.db(), viewer, rated.unit, results.round.year).await?)
}

async fn scores(cx: &Cx, round: &Round) -> Result<Scores, Error> {
    let scores = score::upper(cx.db(), round.id).await?;
    Ok(scores.into_iter().map(|score| ((score.unit, score.part.clone()), score)).collect())
}

/// The way back to the list and the scoreboard.
fn crumb(lang: Lang, round: Option<&Round>) -> Markup {
    html! {
        p.crumb {
            a href="/ddci" { (t!(lang, "results-title")) }
            @if let Some(round) = round {
                " › " a href=(round.href()) lang="vi" { (round.title) }
            }
        }
    }
}

/// What stands where there is no figure: never nothing, never zero.
fn no_figure(lang: Lang, results: &Results, unit: UnitId, part: &Part) -> String {
    match results.is_hidden(unit, part) {
        true => t!(lang, "few-answers"),
        false => t!(lang, "not-enough"),
    }
}

/// The head above the figures of the round before, where there is one.
fn last_head(lang: Lang, results: &Results) -> Option<String> {
    let before = results.before.as_ref()?;
    Some(t!(lang, "board-last", year = before.year.to_string()))
}
