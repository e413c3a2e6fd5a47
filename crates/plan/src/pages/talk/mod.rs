//! What people say, beneath a task and beneath an obligation; the forms to say, change and withdraw.

mod change;
mod press;
mod view;

pub use change::{send as change, show as show_change};
pub use press::{on_obligation, on_task, watch_obligation, watch_task, withdraw};
pub(super) use view::{said_at, section, text};

use crate::{
    model::{CommentId, PlanState, Topic},
    store::comment::{self, Comment, Nameable, Subject},
};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error},
};
use serde::Deserialize;

/// What is said about a thing, and what the viewer may add.
pub(super) struct Talk {
    subject: Subject,
    comments: Vec<Comment>,
    watches: bool,
    /// Those who can be chosen to be named; nobody where the viewer may say nothing.
    nameable: Vec<Nameable>,
    speaks: bool,
    /// Whether private notes are for the viewer.
    notes: bool,
    /// The key of the comment that the form makes.
    key: CommentId,
}

impl Talk {
    /// What is said about a thing that the viewer sees; nothing yet of a plan that is no more than a
    /// draft.
    pub(super) async fn of(viewer: &Viewer, cx: &Cx, topic: Topic) -> Result<Option<Self>, Error> {
        let db = cx.db();
        let Some(subject) = comment::subject(db, viewer, topic).await? else { return Ok(None) };
        if !subject.plan_state.is_published() {
            return Ok(None);
        }
        let speaks = viewer.may(Verb::Comment) && subject.plan_state == PlanState::Issued;
        let nameable = match speaks {
            true => comment::nameable(db, viewer, &subject).await?,
            false => Vec::new(),
        };
        Ok(Some(Self {
            comments: comment::of(db, viewer, &subject).await?,
            watches: comment::watches(db, viewer, topic).await?,
            notes: comment::reads_notes(db, viewer, &subject).await?,
            key: db.ids().next()?,
            nameable,
            speaks,
            subject,
        }))
    }
}

/// What was typed; nothing of it is lost when something is wrong.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    comment: String,
    /// The login of whoever was chosen beside the text.
    #[serde(default)]
    named: String,
    #[serde(default)]
    private: String,
    /// The key the form was given.
    #[serde(default)]
    key: String,
}

impl Typed {
    /// The text with whoever was chosen beside it, so that one rule names people.
    fn said(&self) -> String {
        match self.named.trim() {
            "" => self.comment.clone(),
            login => format!("@{login} {}", self.comment),
        }
    }
}
