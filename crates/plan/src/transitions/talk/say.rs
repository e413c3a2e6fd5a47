//! Says something about a task or an obligation. Whoever speaks or is named watches it from then on.

use super::{named, speaker, tell, watch, words};
use crate::{
    model::{CommentId, ObligationId, Topic},
    store::comment::Subject,
    transitions::Refusal,
};
use ddci_platform::{
    permit::{Actor, Viewer},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Says something.
#[derive(Debug, Clone)]
pub struct Say {
    /// The key the form was given when it was shown: a second press is known by it.
    pub key: Option<CommentId>,
    /// What it is about.
    pub topic: Topic,
    /// The words; `@login` names somebody.
    pub text: String,
    /// Whether it is a note of those who decide, which the unit that owes never sees.
    pub is_private: bool,
}

impl Transition for Say {
    const VERB: &'static str = "comment.say";
    type Output = CommentId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<CommentId>, Refusal> {
        let subject = speaker(tx, actor, self.topic, self.is_private).await?;
        let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
        let text = words(&self.text)?;
        if let Some(before) = self.before(tx, viewer).await? {
            return Ok(Applied::to(self.topic.subject(), json!({"again": before}), before));
        }
        let named = named(tx, actor, &subject, self.is_private, &text).await?;
        let id = self.write(tx, viewer, &subject, &text).await?;
        let told = tell(tx, viewer, &subject, id, self.is_private, &named).await?;
        for account in named.iter().chain([&viewer.account]) {
            watch(tx, *account, self.topic).await?;
        }
        let detail = json!({
            "comment": id, "private": self.is_private, "named": named.len(), "told": told,
        });
        Ok(Applied::to(self.topic.subject(), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Say {
    /// The comment that the same form made already.
    async fn before(&self, tx: &Tx, viewer: &Viewer) -> Result<Option<CommentId>, Refusal> {
        let Some(key) = self.key else { return Ok(None) };
        let sql =
            "SELECT account, COALESCE(obligation, task) AS subject FROM comment WHERE id = $1";
        let Some(row) = tx.first(sql, values![key.0]).await? else { return Ok(None) };
        let is_own = row.get::<uuid::Uuid>("account")? == viewer.account.0;
        // A key of another thing's comment was not given out with this form.
        match is_own && row.get::<uuid::Uuid>("subject")? == self.topic.key() {
            true => Ok(Some(key)),
            false => Err(Refusal::NotFound),
        }
    }

    async fn write(
        &self,
        tx: &Tx,
        viewer: &Viewer,
        subject: &Subject,
        text: &str,
    ) -> Result<CommentId, Refusal> {
        let id = match self.key {
            Some(key) => key,
            None => tx.key()?,
        };
        let obligation: Option<ObligationId> = match self.topic {
            Topic::Obligation(id) => Some(id),
            Topic::Task(_) => None,
        };
        let sql =
            "INSERT INTO comment (id, authority, task, obligation, at, said_on, account, private,
                     text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            id.0,
            viewer.authority.0,
            subject.task.0,
            obligation.map(|id| id.0),
            tx.now(),
            tx.today(),
            viewer.account.0,
            self.is_private,
            text,
        ];
        tx.write(sql, row).await?;
        Ok(id)
    }
}
