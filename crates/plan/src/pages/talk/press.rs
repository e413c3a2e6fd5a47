//! `POST /obligations/{obligation}/comments`, `POST /tasks/{task}/comments`, `…/watch` and
//! `POST /comments/{comment}/withdraw`.

use super::Typed;
use crate::{
    model::{CommentId, ObligationId, TaskId, Topic},
    pages::{obligation, refused, task},
    store::comment,
    transitions::{Say, Watch, WithdrawComment},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, see_other},
};
use serde::Deserialize;

/// `POST /obligations/{obligation}/comments`
pub async fn on_obligation(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    match say(&viewer, &cx, Topic::Obligation(id), &typed).await? {
        Ok(said) => Ok(said),
        Err(errors) => obligation::with_comment(&viewer, &cx, id, &typed, &errors).await,
    }
}

/// `POST /tasks/{task}/comments`
pub async fn on_task(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<TaskId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    match say(&viewer, &cx, Topic::Task(id), &typed).await? {
        Ok(said) => Ok(said),
        Err(errors) => Ok(task::page(&viewer, &cx, id, &typed, &errors).await?.into_response()),
    }
}

/// Says it; or what is wrong with it, to be shown beside the form on the thing's own page.
async fn say(
    viewer: &Viewer,
    cx: &Cx,
    topic: Topic,
    typed: &Typed,
) -> Result<Result<Response, Errors>, Error> {
    // What the viewer may not see answers like what does not exist, before their role is asked.
    comment::subject(cx.db(), viewer, topic).await?.ok_or(Error::NotFound)?;
    let say = Say {
        key: typed.key.parse().ok(),
        topic,
        text: typed.said(),
        is_private: typed.private == "yes",
    };
    match cx.db().run(&viewer.clone().into(), &say).await {
        Ok(id) => Ok(Ok(see_other(&format!("{}#c-{id}", topic.path())))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let words = t!(cx.lang, "comment-refused", why = words);
            Ok(Err(Errors::one("comment", words)))
        }
    }
}

/// Whether to watch from now on.
#[derive(Deserialize)]
pub struct On {
    #[serde(default)]
    watch: String,
}

/// `POST /obligations/{obligation}/watch`
pub async fn watch_obligation(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(on): Form<On>,
) -> Result<Response, Error> {
    watch(viewer, cx, Topic::Obligation(id), &on).await
}

/// `POST /tasks/{task}/watch`
pub async fn watch_task(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<TaskId>,
    Form(on): Form<On>,
) -> Result<Response, Error> {
    watch(viewer, cx, Topic::Task(id), &on).await
}

async fn watch(viewer: Viewer, cx: Cx, topic: Topic, on: &On) -> Result<Response, Error> {
    match cx.db().run(&viewer.into(), &Watch { topic, on: on.watch == "yes" }).await {
        Ok(()) => Ok(see_other(&format!("{}#talk-title", topic.path()))),
        Err(refusal) => Err(or_gone(refusal)),
    }
}

/// `POST /comments/{comment}/withdraw`
pub async fn withdraw(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<CommentId>,
) -> Result<Response, Error> {
    let known = comment::visible(cx.db(), &viewer, id).await?;
    let (comment, _) = known.ok_or(Error::NotFound)?;
    match cx.db().run(&viewer.into(), &WithdrawComment { comment: id }).await {
        Ok(()) => Ok(see_other(&format!("{}#c-{id}", comment.topic.path()))),
        Err(refusal) => Err(or_gone(refusal)),
    }
}

/// A button that was there for somebody else, or before: nothing was typed that could be lost.
fn or_gone(refusal: crate::transitions::Refusal) -> Error {
    match refused::or_page(refusal) {
        Ok(_) => Error::NotFound,
        Err(error) => error,
    }
}
