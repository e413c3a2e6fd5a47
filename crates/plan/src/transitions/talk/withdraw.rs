//! Withdraws one's own comment: that it was there, whose it was and when it went stays.

use crate::{model::CommentId, store::comment, transitions::Refusal};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Withdraws a comment.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawComment {
    /// Which.
    pub comment: CommentId,
}

impl Transition for WithdrawComment {
    const VERB: &'static str = "comment.withdraw";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
        let known = comment::visible(tx, viewer, self.comment).await?;
        let (comment, _) = known.ok_or(Refusal::NotFound)?;
        if comment.account != viewer.account {
            return Err(Refusal::NotYourPart);
        }
        if comment.withdrawn_at.is_some() {
            return Err(Refusal::Withdrawn);
        }
        let sql = "UPDATE comment SET withdrawn_at = $1 WHERE id = $2";
        tx.write(sql, values![tx.now(), comment.id.0]).await?;
        let detail = json!({"comment": comment.id});
        Ok(Applied::to(comment.topic.subject(), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
