//! `GET` and `POST /api/v1/obligations/{obligation}/comments` and `/api/v1/tasks/{task}/comments`: what is
//! said about a thing, as its page shows it.

use super::refused;
use crate::{
    model::{CommentId, ObligationId, TaskId, Topic},
    store::comment::{self, Comment, Subject},
    transitions::Say,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{
        Cx,
        api::{Answer, Asked, Instant, Listing, Made, One, Page, Problem, Sent, Text, page_of},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

type Listed = Result<Answer<Listing<CommentResource>>, Problem>;
type Said = Result<Made<One<CommentResource>>, Problem>;

/// What somebody said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub struct CommentResource {
    /// Its key.
    id: Uuid,
    /// When it was said.
    at: Instant,
    /// Who said it.
    author: String,
    /// Whether it is a note of those who decide, which the unit that owes never sees.
    private: bool,
    /// The words as they stand; null where it was withdrawn.
    text: Option<String>,
    /// When they were changed last.
    changed_at: Option<Instant>,
    /// When it was withdrawn.
    withdrawn_at: Option<Instant>,
}

/// What is to be said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    /// A key of the program's own making: sent again with the same key, it is said once.
    key: Option<Uuid>,
    /// The words; `@login` names somebody.
    text: Text<4000>,
    /// Whether it is a note of those who decide.
    #[serde(default)]
    private: bool,
}

/// What is said about an obligation, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/obligations/{obligation}/comments",
    operation_id = "listObligationComments",
    params(("obligation" = Uuid, Path, description = "The obligation's key."), Page),
    responses((status = 200, description = "A page of comments.", body = Listing<CommentResource>))
)]
pub async fn of_obligation(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Asked(asked): Asked<Page>,
) -> Listed {
    listed(&viewer, &cx, Topic::Obligation(id), &asked).await
}

/// What is said about a task, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/tasks/{task}/comments",
    operation_id = "listTaskComments",
    params(("task" = Uuid, Path, description = "The task's key."), Page),
    responses((status = 200, description = "A page of comments.", body = Listing<CommentResource>))
)]
pub async fn of_task(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<TaskId>,
    Asked(asked): Asked<Page>,
) -> Listed {
    listed(&viewer, &cx, Topic::Task(id), &asked).await
}

/// Say something about an obligation.
///
/// Answered with 201; whoever is named or watches it is told.
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/comments",
    operation_id = "commentObligation",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    request_body = NewComment,
    responses((status = 201, description = "The comment.", body = One<CommentResource>))
)]
pub async fn on_obligation(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Sent(sent): Sent<NewComment>,
) -> Said {
    say(&viewer, &cx, Topic::Obligation(id), sent).await
}

/// Say something about a task.
///
/// Answered with 201; whoever is named or watches it is told.
#[utoipa::path(
    post,
    path = "/api/v1/tasks/{task}/comments",
    operation_id = "commentTask",
    params(("task" = Uuid, Path, description = "The task's key.")),
    request_body = NewComment,
    responses((status = 201, description = "The comment.", body = One<CommentResource>))
)]
pub async fn on_task(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<TaskId>,
    Sent(sent): Sent<NewComment>,
) -> Said {
    say(&viewer, &cx, Topic::Task(id), sent).await
}

/// The thing, of a plan that was issued, where the person may see it.
async fn subject(viewer: &Viewer, cx: &Cx, topic: Topic) -> Result<Subject, Problem> {
    let found = comment::subject(cx.db(), viewer, topic).await?;
    found.filter(|found| found.plan_state.is_published()).ok_or(Problem::NotFound)
}

async fn listed(viewer: &Viewer, cx: &Cx, topic: Topic, asked: &Page) -> Listed {
    let subject = subject(viewer, cx, topic).await?;
    let said = comment::of(cx.db(), viewer, &subject).await?;
    let all = said.into_iter().map(CommentResource::from).collect();
    Ok(Answer(page_of(cx, all, |comment| comment.id, asked.after, asked.limit)?))
}

async fn say(viewer: &Viewer, cx: &Cx, topic: Topic, sent: NewComment) -> Said {
    subject(viewer, cx, topic).await?;
    let say =
        Say { key: sent.key.map(CommentId), topic, text: sent.text.0, is_private: sent.private };
    let said = cx.db().run(&Actor::from(viewer.clone()), &say).await;
    let id = said.map_err(|refusal| refused::problem(cx.lang, refusal))?;
    let (comment, _) = comment::visible(cx.db(), viewer, id).await?.ok_or(Problem::NotFound)?;
    Ok(Made { resource: One { resource: comment.into() }, now: true })
}

impl From<Comment> for CommentResource {
    fn from(comment: Comment) -> Self {
        let stands = comment.withdrawn_at.is_none();
        Self {
            id: comment.id.0,
            at: Instant(comment.at),
            author: comment.author,
            private: comment.is_private,
            text: stands.then_some(comment.text),
            changed_at: comment.changed_at.map(Instant),
            withdrawn_at: comment.withdrawn_at.map(Instant),
        }
    }
}
