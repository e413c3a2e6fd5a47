//! Replays recorded steps, each on its own day, by the person who took it.

use super::Scene;
use anyhow::{Context, bail};
use ddci_plan::{
    model::{EvidenceKind, ObligationId, PlanId},
    transitions::{Accept, NewEvidence, Record, SendBack, Submit},
};
use ddci_platform::{
    clock::Clock,
    identity,
    permit::{Actor, Viewer},
    seam::Measures,
    store::{Db, Read},
    values,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// One step of the example's year.
#[derive(Debug, Clone, Deserialize)]
pub struct Step {
    on: Date,
    actor: String,
    find: Find,
    #[serde(rename = "do")]
    act: Act,
    #[serde(default)]
    text: Option<String>,
    quantity: Option<i32>,
    #[serde(default)]
    step: Option<i32>,
    difficulties: Option<String>,
    proposals: Option<String>,
    #[serde(default)]
    evidence: Vec<Piece>,
    reason: Option<String>,
}

/// How the obligation is found.
#[derive(Debug, Clone, Deserialize)]
struct Find {
    text_contains: String,
    unit: String,
    due_in: Option<String>,
    schedule: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Progress,
    Submit,
    Accept,
    Return,
}

#[derive(Debug, Clone, Deserialize)]
struct Piece {
    kind: String,
    value: String,
    source: Option<String>,
}

/// Replays the steps of a scene.
pub async fn run(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<()> {
    let mut people = People::new(db);
    for (number, step) in (1_u32..).zip(&scene.steps) {
        let actor = people.actor(&step.actor).await?;
        let obligation = find(db, plan, &step.find)
            .await
            .with_context(|| format!("step {number} of {}", step.on))?;
        take(&db.at(Clock::as_of(step.on)), &actor, obligation, step)
            .await
            .with_context(|| format!("step {number} of {}", step.on))?;
    }
    Ok(())
}

async fn take(db: &Db, actor: &Actor, obligation: ObligationId, step: &Step) -> anyhow::Result<()> {
    match step.act {
        Act::Progress => {
            db.run(actor, &step.record(obligation)).await?;
        }
        Act::Submit => {
            db.run(actor, &step.record(obligation)).await?;
            db.run(actor, &Submit { obligation, measures: no_measures() }).await?;
        }
        Act::Accept => db.run(actor, &Accept::of(obligation)).await?,
        Act::Return => {
            let reason = step.reason.clone().or_else(|| step.text.clone()).unwrap_or_default();
            db.run(actor, &SendBack { obligation, reason }).await?;
        }
    }
    Ok(())
}

impl Step {
    fn record(&self, obligation: ObligationId) -> Record {
        let evidence = self.evidence.iter().filter_map(|piece| {
            Some(NewEvidence::Typed {
                kind: EvidenceKind::from_word(&piece.kind)?,
                value: piece.value.clone(),
                source: piece.source.clone(),
            })
        });
        Record {
            obligation,
            text: self.text.clone().unwrap_or_default(),
            happened_on: None,
            quantity: self.quantity,
            step: self.step,
            difficulties: self.difficulties.clone().unwrap_or_default(),
            proposals: self.proposals.clone().unwrap_or_default(),
            evidence: evidence.collect(),
        }
    }
}

/// The one obligation that a step speaks of.
async fn find(db: &Db, plan: PlanId, find: &Find) -> anyhow::Result<ObligationId> {
    let sql = "SELECT o.id, t.text, o.stated_on, o.effective_on, s.rule
               FROM obligation o
               JOIN task t ON t.id = o.task
               JOIN schedule s ON s.id = o.schedule
               JOIN unit u ON u.id = o.unit
               WHERE o.plan = $1 AND u.code = $2 ORDER BY o.effective_on";
    let mut found = Vec::new();
    for row in db.all(sql, values![plan.0, find.unit.as_str()]).await? {
        let text: String = row.get("text")?;
        let rule: String = row.get("rule")?;
        let dates: [Date; 2] = [row.get("stated_on")?, row.get("effective_on")?];
        let kind = serde_json::from_str::<serde_json::Value>(&rule)?;
        let in_month = find.due_in.as_ref().is_none_or(|month| {
            dates.iter().any(|date| date.to_string().starts_with(month.as_str()))
        });
        let kind = kind.get("kind").and_then(|kind| kind.as_str());
        let of_kind = find.schedule.as_deref().is_none_or(|word| kind == Some(word));
        if text.contains(&find.text_contains) && in_month && of_kind {
            found.push(row.get("id")?);
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => bail!("no obligation of {} says {:?}", find.unit, find.text_contains),
        more => bail!("{} obligations of {} say {:?}", more.len(), find.unit, find.text_contains),
    }
}

/// People as actors, found by login.
pub(super) struct People<'db> {
    db: &'db Db,
    known: BTreeMap<String, Viewer>,
}

impl<'db> People<'db> {
    pub(super) fn new(db: &'db Db) -> Self {
        Self { db, known: BTreeMap::new() }
    }

    pub(super) async fn actor(&mut self, login: &str) -> anyhow::Result<Actor> {
        if let Some(viewer) = self.known.get(login) {
            return Ok(Actor::Person(viewer.clone()));
        }
        let viewer = identity::viewer_of(self.db, login)
            .await?
            .with_context(|| format!("nobody has the login {login}"))?;
        self.known.insert(login.to_owned(), viewer.clone());
        Ok(Actor::Person(viewer))
    }
}

/// The demonstration counts by hand only.
pub(super) fn no_measures() -> Measures {
    Arc::from([])
}
