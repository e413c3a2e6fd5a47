//! The buttons of a piece: deliver, decline, take, ask again, withdraw.

use super::piece::{Typed, load, page};
use crate::{
    model::{PieceId, typed_day},
    pages::{obligation::file_words, refused},
    transitions::{AnswerPiece, AskPieceAgain, PieceAnswer, Refusal, TakePiece, WithdrawPiece},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    files::Upload,
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, Multipart, see_other},
};
use serde::Deserialize;

/// `POST /pieces/{piece}/deliver`
pub async fn deliver(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PieceId>,
    form: Multipart,
) -> Result<Response, Error> {
    let text = |name: &str| form.text(name).to_owned();
    let typed = Typed { words: text("words"), document: text("document"), ..Typed::default() };
    let file = match form.file("file") {
        None => None,
        Some(file) => match Upload::inspect(&file.name, file.bytes.clone()) {
            Ok(upload) => Some(upload),
            Err(fault) => {
                let errors = Errors::one("file", file_words(cx.lang, fault));
                return again_with(&viewer, &cx, id, &typed, &errors).await;
            }
        },
    };
    let answer = PieceAnswer::Delivered {
        words: typed.words.clone(),
        document: Some(typed.document.clone()),
        file,
    };
    let outcome = run(&viewer, &cx, &AnswerPiece { piece: id, answer }).await?;
    let field = |refusal: &Refusal| match refusal {
        Refusal::BadEvidence(..) => "document",
        _ => "words",
    };
    answered(&viewer, &cx, id, outcome, "delivered", field, &typed).await
}

/// The form of a refusal to do it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Declined {
    reason: String,
}

/// `POST /pieces/{piece}/decline`
pub async fn decline(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PieceId>,
    Form(form): Form<Declined>,
) -> Result<Response, Error> {
    let answer = PieceAnswer::Declined { reason: form.reason.clone() };
    let outcome = run(&viewer, &cx, &AnswerPiece { piece: id, answer }).await?;
    let typed = Typed { reason: form.reason, ..Typed::default() };
    answered(&viewer, &cx, id, outcome, "declined", |_| "reason", &typed).await
}

/// `POST /pieces/{piece}/take`
pub async fn take(viewer: Viewer, cx: Cx, Path(id): Path<PieceId>) -> Result<Response, Error> {
    let outcome = run(&viewer, &cx, &TakePiece { piece: id }).await?;
    answered(&viewer, &cx, id, outcome, "taken", |_| "take", &Typed::default()).await
}

/// `POST /pieces/{piece}/withdraw`
pub async fn withdraw(viewer: Viewer, cx: Cx, Path(id): Path<PieceId>) -> Result<Response, Error> {
    let outcome = run(&viewer, &cx, &WithdrawPiece { piece: id }).await?;
    answered(&viewer, &cx, id, outcome, "withdrawn", |_| "take", &Typed::default()).await
}

/// The form of asking again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Again {
    missing: String,
    due_on: String,
    why_later: String,
}

/// `POST /pieces/{piece}/again`
pub async fn again(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PieceId>,
    Form(form): Form<Again>,
) -> Result<Response, Error> {
    let typed = Typed {
        missing: form.missing,
        due_on: form.due_on,
        why_later: form.why_later,
        ..Typed::default()
    };
    let Some(due_on) = typed_day(&typed.due_on) else {
        let errors = Errors::one("due_on", t!(cx.lang, "ask-no-day"));
        return again_with(&viewer, &cx, id, &typed, &errors).await;
    };
    let ask = AskPieceAgain {
        piece: id,
        reason: typed.missing.clone(),
        due_on,
        why_later: typed.why_later.clone(),
    };
    let outcome = run(&viewer, &cx, &ask).await?;
    let field = |refusal: &Refusal| match refusal {
        Refusal::InThePast | Refusal::DayOff(_) => "due_on",
        Refusal::AfterOwnDay(_) => "why_later",
        _ => "missing",
    };
    answered(&viewer, &cx, id, outcome, "again", field, &typed).await
}

/// Runs it for whoever may see the piece; whoever may not gets the answer of what is not there.
async fn run<T>(viewer: &Viewer, cx: &Cx, press: &T) -> Result<Result<(), Refusal>, Error>
where
    T: ddci_platform::store::Transition<Output = (), Error = Refusal>,
{
    match cx.db().run(&Actor::from(viewer.clone()), press).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => Ok(Err(refused::or_page(refusal)?)),
    }
}

async fn answered(
    viewer: &Viewer,
    cx: &Cx,
    id: PieceId,
    outcome: Result<(), Refusal>,
    done: &str,
    field: impl Fn(&Refusal) -> &'static str,
    typed: &Typed,
) -> Result<Response, Error> {
    match outcome {
        Ok(()) => Ok(see_other(&format!("/pieces/{id}?done={done}"))),
        Err(refusal) => {
            let errors = Errors::one(field(&refusal), refused::words(cx.lang, &refusal));
            again_with(viewer, cx, id, typed, &errors).await
        }
    }
}

async fn again_with(
    viewer: &Viewer,
    cx: &Cx,
    id: PieceId,
    typed: &Typed,
    errors: &Errors,
) -> Result<Response, Error> {
    let shown = load(viewer, cx, id).await?;
    Ok(page(viewer, cx, &shown, typed, errors).await?.into_response())
}
