//! A round beside an earlier one: which, what each unit was there, and where the series breaks.

use super::Results;
use crate::{
    model::{Origin, Part, Rated, Score},
    published_scores::is_shown,
    store::{
        rated,
        round::{self, Round},
        score,
    },
    words::t,
};
use ddci_platform::{
    org::{self, Line, UnitId},
    web::{Cx, Error, Lang},
};
use std::collections::BTreeMap;

/// The earlier round, with what is shown of it.
pub(super) struct Compared {
    /// The round.
    pub round: Round,
    /// Its units.
    pub rated: Vec<Rated>,
    /// All rounds that can be compared with, latest first.
    pub choices: Vec<Round>,
    scores: BTreeMap<(UnitId, Part), Score>,
    lines: Vec<Line>,
}

impl Compared {
    /// The earlier round that is asked for by its address in the query; the one just before else.
    /// None where nothing was published before.
    pub async fn of(cx: &Cx, results: &Results) -> Result<Option<Self>, Error> {
        let choices = round::earlier(cx.db(), &results.round).await?;
        let asked = cx.query("since");
        let found = match &asked {
            None => choices.first(),
            Some(address) => choices.iter().find(|round| round.address == *address),
        };
        let Some(round) = found.cloned() else {
            return if asked.is_some() { Err(Error::NotFound) } else { Ok(None) };
        };
        let scores = score::upper(cx.db(), round.id).await?;
        let shown = scores.into_iter().filter(|score| is_shown(&round, score));
        Ok(Some(Self {
            rated: rated::of_round(cx.db(), round.id).await?,
            scores: shown.map(|score| ((score.unit, score.part.clone()), score)).collect(),
            lines: org::lineage(cx.db(), results.round.authority).await?,
            round,
            choices,
        }))
    }

    /// A figure of the earlier round, where it is shown.
    pub fn score(&self, unit: UnitId, part: &Part) -> Option<&Score> {
        self.scores.get(&(unit, part.clone()))
    }

    /// The unit of that code.
    pub fn unit(&self, code: &str) -> Option<&Rated> {
        self.rated.iter().find(|rated| rated.code == code)
    }

    /// What a unit was in the earlier round: itself, and the units that became part of it since, each
    /// with its share of their answers. None where nothing of it was rated.
    pub fn origin(&self, unit: UnitId) -> Option<Origin> {
        let rated = |id: UnitId| self.rated.iter().find(|rated| rated.unit == id);
        let mut parts: Vec<(String, f64)> = Vec::new();
        let mut add = |rated: &Rated, share: f64| {
            #[expect(clippy::cast_precision_loss, reason = "answers are counted in thousands")]
            let answers = rated.answers as f64;
            parts.push((rated.code.clone(), answers * share));
        };
        if let Some(itself) = rated(unit) {
            add(itself, 1.0);
        }
        let became = self.lines.iter().filter(|line| line.successor == Some(unit));
        for line in became.filter(|line| line.predecessor != unit) {
            if let Some(predecessor) = rated(line.predecessor) {
                let share =
                    line.share.map_or(1.0, |share| f64::from(share.hundredths()) / 10_000.0);
                add(predecessor, share);
            }
        }
        let is_composed = parts.len() > 1 || rated(unit).is_none();
        let whole: f64 = parts.iter().map(|(_, weight)| weight).sum();
        if parts.is_empty() || whole <= 0.0 {
            return rated(unit).map(|itself| Origin::same(&itself.code));
        }
        parts.sort_by(|one, other| other.1.total_cmp(&one.1));
        let parts = parts.into_iter().map(|(code, weight)| (code, weight / whole)).collect();
        Some(Origin { parts, is_composed })
    }

    /// The composite that a unit is compared with: its own, or that of the largest unit it came from.
    pub fn whole(&self, unit: UnitId) -> Option<&Score> {
        let origin = self.origin(unit)?;
        let largest = self.unit(origin.largest()?)?;
        self.score(largest.unit, &Part::composite())
    }

    /// Why figures of a unit may not be compared directly; nothing where they may.
    pub fn series_break(
        &self,
        lang: Lang,
        results: &Results,
        unit: Option<UnitId>,
    ) -> Option<String> {
        let origin = unit.and_then(|unit| self.origin(unit));
        let composed = origin.filter(|origin| origin.is_composed).map(|origin| {
            let names = origin.parts.iter().filter_map(|(code, _)| self.unit(code));
            let names: Vec<&str> = names.map(|rated| rated.name(lang)).collect();
            t!(lang, "break-unit", units = names.join(", "))
        });
        let set =
            (self.round.index_hash != results.round.index_hash).then(|| t!(lang, "break-set"));
        let kind = (self.round.kind != results.round.kind).then(|| t!(lang, "break-kind"));
        let why: Vec<String> = [set, kind, composed].into_iter().flatten().collect();
        (!why.is_empty()).then(|| why.join(" "))
    }
}
