//! Changes one's own comment for a short time; what it said before is kept beside it.

use super::{named, speaker, tell, watch, words};
use crate::{
    model::CommentId,
    store::comment::{self, Comment},
    transitions::Refusal,
};
use ddci_platform::{
    permit::{Actor, Viewer},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// For how long a comment may be changed: long enough to mend a slip, too short to change what
/// others have answered.
pub const CHANGED_WITHIN: SignedDuration = SignedDuration::from_mins(15);

/// Changes a comment.
#[derive(Debug, Clone)]
pub struct ChangeComment {
    /// Which.
    pub comment: CommentId,
    /// What it shall say.
    pub text: String,
}

/// Whether the viewer may change a comment at that instant.
///
/// # Errors
/// The [`Refusal`].
pub fn check(comment: &Comment, viewer: &Viewer, now: Timestamp) -> Result<(), Refusal> {
    if comment.account != viewer.account {
        return Err(Refusal::NotYourPart);
    }
    if comment.withdrawn_at.is_some() {
        return Err(Refusal::Withdrawn);
    }
    if comment.at + CHANGED_WITHIN < now {
        return Err(Refusal::TooLate(CHANGED_WITHIN.as_mins()));
    }
    Ok(())
}

impl Transition for ChangeComment {
    const VERB: &'static str = "comment.change";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
        let known = comment::visible(tx, viewer, self.comment).await?;
        let (comment, subject) = known.ok_or(Refusal::NotFound)?;
        check(&comment, viewer, tx.now())?;
        speaker(tx, actor, comment.topic, comment.is_private).await?;
        let text = words(&self.text)?;
        let named = named(tx, actor, &subject, comment.is_private, &text).await?;
        let sql = "INSERT INTO comment_wording (comment, number, at, text)
                   SELECT $1, COALESCE(MAX(w.number) + 1, 1), $2, $3
                   FROM comment_wording w WHERE w.comment = $1";
        tx.write(sql, values![comment.id.0, tx.now(), comment.text.as_str()]).await?;
        let sql = "UPDATE comment SET text = $1, changed_at = $2 WHERE id = $3";
        tx.write(sql, values![text, tx.now(), comment.id.0]).await?;
        tell(tx, viewer, &subject, comment.id, comment.is_private, &named).await?;
        for account in &named {
            watch(tx, *account, comment.topic).await?;
        }
        let detail = json!({"comment": comment.id, "named": named.len()});
        Ok(Applied::to(comment.topic.subject(), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
