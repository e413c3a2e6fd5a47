//! Changes the head of a draft: subject, number, issuer, signer, legal bases, stated total.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::model::{EditKind, HeadImage, PlanId};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// The longest subject, name or legal basis, in characters.
const LONGEST: usize = 1_000;
/// The most legal bases.
const MOST: usize = 60;
/// The scale of the total, in hundredths: 100 points.
const SCALE: i64 = 10_000;

/// Changes the head of a plan.
#[derive(Debug, Clone)]
pub struct ChangeHead {
    /// The plan.
    pub plan: PlanId,
    /// What it shall be.
    pub head: HeadImage,
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for ChangeHead {
    const VERB: &'static str = "plan.change_head";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        self.check()?;
        let touched = Touched { head: true, ..Touched::default() };
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?;
        written::head(tx, self.plan, &self.head).await?;
        let edit = desk.close(tx, actor, EditKind::ChangeHead, &self.head.title).await?;
        let detail = json!({"edit": edit, "number": self.head.number, "title": self.head.title});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl ChangeHead {
    fn check(&self) -> Result<(), Refusal> {
        let head = &self.head;
        if head.title.trim().is_empty() {
            return Err(Refusal::Missing("title"));
        }
        let optional = [&head.number, &head.signer].into_iter().flatten();
        let mut texts =
            [&head.title, &head.issuer].into_iter().chain(optional).chain(&head.legal_bases);
        if texts.any(|text| text.chars().count() > LONGEST) {
            return Err(Refusal::TooLong(LONGEST));
        }
        if head.legal_bases.len() > MOST {
            return Err(Refusal::TooMany(MOST));
        }
        if head.total_target.is_some_and(|total| !(0..=SCALE).contains(&total)) {
            return Err(Refusal::OffTheScale);
        }
        Ok(())
    }
}
