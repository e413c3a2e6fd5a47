//! `/comments/{comment}/change`: one's own comment, mended for a short time.

use crate::{
    model::CommentId,
    pages::{items::short, refused},
    store::comment::{self, Comment, Subject},
    transitions::{CHANGED_WITHIN, ChangeComment, may_change},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The words as they were typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    text: String,
}

/// `GET /comments/{comment}/change`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<CommentId>) -> PageResult {
    let (comment, subject) = own(&viewer, &cx, id).await?;
    let errors = match may_change(&comment, &viewer, cx.app.clock().now()) {
        Ok(()) => Errors::new(),
        Err(refusal) => Errors::one("text", refused::words(cx.lang, &refusal)),
    };
    let content = view(&cx, &comment, &subject, &comment.text, &errors);
    Ok(cx.page(&t!(cx.lang, "comment-change"), &content))
}

/// `POST /comments/{comment}/change`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<CommentId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (comment, subject) = own(&viewer, &cx, id).await?;
    let change = ChangeComment { comment: id, text: typed.text.clone() };
    match cx.db().run(&viewer.into(), &change).await {
        Ok(()) => Ok(see_other(&format!("{}#c-{id}", comment.topic.path()))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let content = view(&cx, &comment, &subject, &typed.text, &Errors::one("text", words));
            Ok(cx.page_with_errors(&t!(cx.lang, "comment-change"), &content).into_response())
        }
    }
}

async fn own(viewer: &Viewer, cx: &Cx, id: CommentId) -> Result<(Comment, Subject), Error> {
    let known = comment::visible(cx.db(), viewer, id).await?;
    known.filter(|(comment, _)| comment.account == viewer.account).ok_or(Error::NotFound)
}

fn view(cx: &Cx, comment: &Comment, subject: &Subject, text: &str, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let minutes = CHANGED_WITHIN.as_mins();
    html! {
        (errors.summary(lang))
        p.crumb { a href=(subject.topic.path()) { (subject.reference) } }
        h1 { (t!(lang, "comment-change")) }
        p.muted lang="vi" { (short(&subject.text)) }
        form.stacked method="post" action={"/comments/" (comment.id) "/change"} novalidate {
            (Input::new("text", &t!(lang, "comment-text"), text)
                .hint(&t!(lang, "comment-change-hint", minutes = minutes))
                .errors(errors).area(4))
            div.act { button.btn { (t!(lang, "comment-change-send")) } }
        }
    }
}
