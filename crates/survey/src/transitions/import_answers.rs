//! Imports answers into a round: numbers only. Whoever answered is a number of ours by now.

use super::{
    Refusal, Source,
    imported::{self, units_of},
};
use crate::{
    model::{Evaluation, ResultKind, RoundId, canonical, read_set, tell_groups},
    store::{answers, stated},
};
use ddci_platform::{
    org::UnitId,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;
use std::collections::BTreeMap;

/// Imports answers; what was imported before is replaced.
#[derive(Debug, Clone)]
pub struct ImportAnswers {
    /// The round.
    pub round: RoundId,
    /// The file.
    pub source: Source,
    /// The evaluations, with the cells of each in the order of the questions of the set.
    pub evaluations: Vec<Evaluation>,
}

impl Transition for ImportAnswers {
    const VERB: &'static str = "survey_round.import_answers";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = imported::open(tx, actor, self.round).await?;
        let set = read_set(&round.index_text).map_err(Refusal::BadSet)?;
        let questions = set.indicators().map(|indicator| indicator.questions.len()).sum::<usize>();
        if questions == 0 {
            return Err(Refusal::NoQuestions);
        }
        if self.evaluations.iter().any(|one| one.cells.len() != questions) {
            return Err(Refusal::DoesNotFit(set.code));
        }
        if self.evaluations.is_empty() {
            return Err(Refusal::NothingImported);
        }
        let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
        for one in &self.evaluations {
            *counts.entry(one.unit).or_default() += 1;
        }
        let asked: Vec<UnitId> = counts.keys().copied().collect();
        let mut units = units_of(tx, actor, &asked).await?;
        for unit in &mut units {
            unit.answers = imported::count(counts.get(&unit.unit).copied().unwrap_or(0));
        }
        let evaluations = imported::count(self.evaluations.len());
        let kind = ResultKind::Answers;
        imported::write(tx, actor, &round, &self.source, kind, evaluations, &units).await?;
        stated::write(tx, round.id, &[]).await?;
        let mut kept = self.evaluations.clone();
        tell_groups(&mut kept);
        answers::write(tx, round.id, &canonical(kept)).await?;
        let detail = json!({
            "source_hash": self.source.hash,
            "units": units.len(),
            "evaluations": evaluations,
            "left_out": self.source.left_out.total(),
        });
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
