//! Attaches a file to a plan: the signed scan, an annex, a form.

use super::{Refusal, owned};
use crate::{
    model::{AttachmentId, PlanId, PlanState},
    store::attachment,
};
use ddci_platform::{
    files::{self, Upload},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest title, in characters.
const LONGEST: usize = 300;
/// The most files of a plan.
const MOST: usize = 60;

/// Attaches a file. After issuing too: the signed scan comes when everything is signed.
#[derive(Debug, Clone)]
pub struct Attach {
    /// The plan.
    pub plan: PlanId,
    /// What the file is.
    pub title: String,
    /// The file, looked at.
    pub upload: Upload,
}

impl Transition for Attach {
    const VERB: &'static str = "plan.attach";
    type Output = AttachmentId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<AttachmentId>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::plan(tx, actor, self.plan).await?;
        if plan.state == PlanState::InReview {
            return Err(Refusal::InReview);
        }
        let title = self.title.trim();
        if title.is_empty() {
            return Err(Refusal::Missing("title"));
        }
        if title.chars().count() > LONGEST {
            return Err(Refusal::TooLong(LONGEST));
        }
        if attachment::of_plan(tx, plan.id).await?.len() >= MOST {
            return Err(Refusal::TooMany(MOST));
        }
        let file = files::save(tx, actor, &self.upload).await?;
        let id: AttachmentId = tx.key()?;
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "INSERT INTO plan_attachment (id, plan, file, title, at, account)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        tx.write(sql, values![id.0, plan.id.0, file.0, title, tx.now(), account]).await?;
        let detail = json!({"title": title, "file": file, "name": self.upload.name});
        Ok(Applied::to(format!("plan:{}", plan.id), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
