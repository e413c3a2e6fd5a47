//! Issues a plan: what it owes is materialised in the same transaction.

use super::{
    Refusal,
    materialise::{self, Materialised},
    owned,
};
use crate::{
    model::{Part, PlanId, PlanState, write_settings},
    store::{body, finding, plan::Plan, step},
};
use ddci_calendar::{PlanSettings, Roll};
use ddci_platform::{
    org::{self, UnitId},
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// What the coordinator states when issuing.
#[derive(Debug, Clone)]
pub struct Issuing {
    /// Number and symbol, where the document leaves them blank.
    pub number: String,
    /// The day of issue.
    pub issued_on: Date,
    /// The office that consolidates.
    pub coordinator: UnitId,
    /// Which way a date moves that falls on a day off.
    pub roll: Roll,
}

/// Issues a plan.
#[derive(Debug, Clone)]
pub struct IssuePlan {
    /// The plan.
    pub plan: PlanId,
    /// What is stated.
    pub issuing: Issuing,
}

/// What stands in the way of issuing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// Findings that have to be decided first.
    pub undecided: usize,
    /// Names of leads that stand for no unit.
    pub unbound: usize,
    /// Tasks that nobody leads.
    pub without_lead: i64,
    /// It lies before the leaders, and none of them has agreed.
    pub not_agreed: bool,
}

impl Readiness {
    /// The first thing in the way, as a refusal.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn check(self) -> Result<(), Refusal> {
        if self.undecided > 0 {
            return Err(Refusal::Undecided(self.undecided));
        }
        if self.unbound > 0 {
            return Err(Refusal::Unbound(self.unbound));
        }
        if self.without_lead > 0 {
            return Err(Refusal::WithoutLead(self.without_lead));
        }
        if self.not_agreed {
            return Err(Refusal::NotAgreed);
        }
        Ok(())
    }
}

/// What stands in the way of issuing a plan.
///
/// # Errors
/// [`StoreError`].
pub async fn readiness(db: &impl Read, plan: PlanId) -> Result<Readiness, StoreError> {
    let findings = finding::as_mended(db, plan).await?;
    let unbound = body::unbound(db, plan).await?;
    Ok(Readiness {
        undecided: findings.iter().filter(|finding| finding.stands_in_the_way()).count(),
        unbound: unbound.iter().filter(|body| body.part == Part::Lead).count(),
        without_lead: body::without_lead(db, plan).await?,
        not_agreed: step::waits(db, plan).await?,
    })
}

impl Transition for IssuePlan {
    const VERB: &'static str = "plan.issue";
    type Output = Materialised;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Materialised>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::to_issue(tx, actor, self.plan).await?;
        if plan.amends.is_some() {
            return Err(Refusal::NotFound);
        }
        self.check(tx, actor, &plan).await?;
        let settings = PlanSettings { roll: self.issuing.roll, ..plan.settings };
        let sql = "UPDATE plan SET state = $1, number = $2, issued_on = $3, starts_on = $4,
                     coordinator = $5, settings = $6 WHERE id = $7";
        let row = values![
            PlanState::Issued.word(),
            self.issuing.number.trim(),
            self.issuing.issued_on,
            self.starts_on(&plan),
            self.issuing.coordinator.0,
            write_settings(&settings),
            self.plan.0,
        ];
        tx.write(sql, row).await?;
        let made = materialise::run(tx, actor, self.plan).await?;
        let detail = json!({
            "number": self.issuing.number,
            "issued_on": self.issuing.issued_on.to_string(),
            "obligations": made.new,
            "hash": made.hash,
        });
        Ok(Applied::to(format!("plan:{}", self.plan), detail, made))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl IssuePlan {
    /// A plan is in force from its issue on; one that is issued ahead, from its year's first day.
    fn starts_on(&self, plan: &Plan) -> Date {
        self.issuing.issued_on.max(plan.ends_on.first_of_year())
    }

    async fn check(&self, tx: &Tx, actor: &Actor, plan: &Plan) -> Result<(), Refusal> {
        if self.issuing.number.trim().is_empty() {
            return Err(Refusal::Missing("number"));
        }
        if self.issuing.issued_on > plan.ends_on {
            return Err(Refusal::EndsBeforeItStarts);
        }
        let coordinator = org::unit(tx, self.issuing.coordinator).await?;
        if coordinator.is_none_or(|unit| unit.authority != actor.authority()) {
            return Err(Refusal::Missing("coordinator"));
        }
        readiness(tx, self.plan).await?.check()
    }
}
