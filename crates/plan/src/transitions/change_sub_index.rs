//! Changes a sub-index of a draft: name, target, leader, whether it counts; or adds one.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::model::{EditKind, PlanId, SubIndexImage};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// The longest name, in characters.
const LONGEST: usize = 300;
/// The highest number a sub-index can have.
const MOST: i32 = 99;
/// The scale of a sub-index, in hundredths: scores run to 10 (domain rule 2.7).
const SCALE: i64 = 1_000;

/// Changes the sub-index with a number, or adds it where there is none yet.
#[derive(Debug, Clone)]
pub struct ChangeSubIndex {
    /// The plan.
    pub plan: PlanId,
    /// Its number.
    pub ordinal: i32,
    /// Its name.
    pub name: String,
    /// The floor for the year, in hundredths.
    pub target: Option<i64>,
    /// Whether it enters the total.
    pub counts_toward_total: bool,
    /// Who among the leaders answers for it.
    pub responsible_leader: Option<String>,
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for ChangeSubIndex {
    const VERB: &'static str = "sub_index.change";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        self.check()?;
        let touched = Touched { sub_indices: vec![self.ordinal], ..Touched::default() };
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?;
        let id = match desk.sub_index() {
            Some(known) => known.id,
            None => tx.key()?,
        };
        let image = SubIndexImage {
            id,
            ordinal: self.ordinal,
            name: self.name.trim().to_owned(),
            target: self.target,
            counts_toward_total: self.counts_toward_total,
            responsible_leader: self.responsible_leader.clone(),
        };
        written::sub_index(tx, self.plan, &image).await?;
        let edit = desk.close(tx, actor, EditKind::ChangeSubIndex, &image.name).await?;
        let detail = json!({"edit": edit, "ordinal": self.ordinal, "target": self.target});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl ChangeSubIndex {
    fn check(&self) -> Result<(), Refusal> {
        if self.name.trim().is_empty() {
            return Err(Refusal::Missing("name"));
        }
        if !(1..=MOST).contains(&self.ordinal) {
            return Err(Refusal::NotFound);
        }
        let leader = self.responsible_leader.as_deref().unwrap_or_default();
        if [self.name.as_str(), leader].iter().any(|text| text.chars().count() > LONGEST) {
            return Err(Refusal::TooLong(LONGEST));
        }
        if self.target.is_some_and(|target| !(0..=SCALE).contains(&target)) {
            return Err(Refusal::OffTheScale);
        }
        Ok(())
    }
}
