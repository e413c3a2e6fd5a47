//! Whoever does something dangerous has shown in the last minutes who they are.
//!
//! A route that was declared by [`Routes::dangerous`](super::Routes::dangerous) asks again where that
//! is longer ago. The form that was being sent waits inside the page that asks, and goes on to where
//! it was sent once the answer is right: nothing typed is lost, no script runs, and nothing of it is
//! kept on the server.

use super::{
    Cx, Error, Errors,
    pages::sudo::{Asking, view},
    words::t,
};
use crate::identity::{self, Limit, Password, Proved, Throttle};
use axum::{
    Form,
    body::{Body, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// The longest form that waits inside a page; of what is longer, a file has to be chosen again.
const MOST_HELD: usize = 2 * 1024 * 1024;
/// The query of a form that comes with an answer.
const ANSWERED: &str = "prove";

/// What somebody answers, and the form that waits.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Answer {
    /// Their password, where they have one.
    pub(crate) password: String,
    /// Their code, where they have a second factor.
    pub(crate) code: String,
    /// The form's body, in hexadecimal.
    pub(crate) held: String,
    /// The form's content type.
    pub(crate) kind: String,
    /// Where to go, where no form waits.
    pub(crate) next: String,
}

/// Lets a dangerous request through, as it was sent, or answers with the page that asks.
pub(super) async fn pass(cx: &Cx, request: Request) -> Result<Request, Response> {
    let answered = request.uri().query() == Some(ANSWERED);
    let fresh = is_fresh(cx).await.map_err(IntoResponse::into_response)?;
    match (answered, fresh) {
        (false, true) => Ok(request),
        (false, false) => Err(ask(cx, request).await.unwrap_or_else(IntoResponse::into_response)),
        (true, _) => answer(cx, request, fresh).await,
    }
}

/// Whether a form waits for an answer at this address of the page that asks.
pub(crate) fn waits_at(address: &str) -> bool {
    address.split_once('?').is_some_and(|(_, query)| query == ANSWERED)
}

/// Whether the session has shown in the last minutes whose it is.
pub(crate) async fn is_fresh(cx: &Cx) -> Result<bool, Error> {
    match &cx.token {
        Some(token) => Ok(identity::is_proved(cx.db(), token).await?),
        None => Ok(false),
    }
}

/// The page that asks, with the form inside it.
async fn ask(cx: &Cx, request: Request) -> Result<Response, Error> {
    let action = format!("{}?{ANSWERED}", request.uri().path());
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let Ok(body) = to_bytes(request.into_body(), MOST_HELD).await else {
        let asking = Asking { action: "/sudo".to_owned(), too_long: true, ..Asking::default() };
        return page(cx, &asking, &Errors::new(), StatusCode::FORBIDDEN).await;
    };
    let asking = Asking { action, held: hex::encode(body), kind, ..Asking::default() };
    page(cx, &asking, &Errors::new(), StatusCode::FORBIDDEN).await
}

/// Looks at the answer; the form goes on where it is right.
async fn answer(cx: &Cx, request: Request, fresh: bool) -> Result<Request, Response> {
    let (mut head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    let whole = Request::from_parts(head.clone(), body);
    let Form(answer) = Form::<Answer>::from_request(whole, &()).await.map_err(unread)?;
    if !fresh && let Err(words) = check(cx, &answer).await.map_err(IntoResponse::into_response)? {
        let action = format!("{path}?{ANSWERED}");
        let asking = Asking { action, held: answer.held, kind: answer.kind, ..Asking::default() };
        let errors = Errors::one(words.field, words.text);
        let page = page(cx, &asking, &errors, StatusCode::UNPROCESSABLE_ENTITY).await;
        return Err(page.unwrap_or_else(IntoResponse::into_response));
    }
    let bad = || Error::Bad("no form waits here".to_owned()).into_response();
    let body = hex::decode(&answer.held).map_err(|_| bad())?;
    head.uri = path.parse::<Uri>().map_err(|_| bad())?;
    head.headers.remove(header::CONTENT_TYPE);
    if !answer.kind.is_empty() {
        let kind = HeaderValue::from_str(&answer.kind).map_err(|_| bad())?;
        head.headers.insert(header::CONTENT_TYPE, kind);
    }
    head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Ok(Request::from_parts(head, Body::from(body)))
}

fn unread(rejection: axum::extract::rejection::FormRejection) -> Response {
    Error::Bad(rejection.to_string()).into_response()
}

/// What is wrong with an answer, beside which field.
pub(crate) struct Wrong {
    pub(crate) field: &'static str,
    pub(crate) text: String,
}

/// Whether the answer is theirs: the password, or a code of the second factor. The session is
/// marked where it is.
pub(crate) async fn check(cx: &Cx, answer: &Answer) -> Result<Result<(), Wrong>, Error> {
    let viewer = cx.viewer.as_ref().ok_or(Error::SignInFirst)?;
    let own = identity::own(cx.db(), viewer).await?.ok_or(Error::NotFound)?;
    // Everybody holds a link to a demonstration, and nobody has a password.
    if !cx.app.settings().demo {
        let wrong = match answer.code.trim().is_empty() {
            true => by_password(cx, own, &answer.password).await?,
            false => by_code(cx, own.id, &answer.code).await?,
        };
        if let Some(wrong) = wrong {
            return Ok(Err(wrong));
        }
    }
    if let Some(token) = &cx.token {
        identity::mark_proved(cx.db(), token).await?;
    }
    Ok(Ok(()))
}

async fn by_password(
    cx: &Cx,
    own: identity::AccountRow,
    typed: &str,
) -> Result<Option<Wrong>, Error> {
    let throttle = Throttle(cx.db());
    let wrong = |text| Ok(Some(Wrong { field: "password", text }));
    if !throttle.allow(Limit::LOGIN, &own.login).await? {
        return wrong(t!(cx.lang, "sudo-too-often"));
    }
    if !Password::verify(own.password, typed).await {
        return wrong(t!(cx.lang, "sudo-wrong"));
    }
    throttle.forget(Limit::LOGIN, &own.login).await?;
    Ok(None)
}

async fn by_code(
    cx: &Cx,
    account: identity::AccountId,
    typed: &str,
) -> Result<Option<Wrong>, Error> {
    let proved = identity::prove(cx.db(), cx.app.vault(), account, typed).await?;
    let text = match proved {
        Proved::Yes(_) => return Ok(None),
        other => super::pages::code_words(cx, other),
    };
    Ok(Some(Wrong { field: "code", text }))
}

/// The page under a status.
pub(crate) async fn page(
    cx: &Cx,
    asking: &Asking,
    errors: &Errors,
    status: StatusCode,
) -> Result<Response, Error> {
    let content = view(cx, asking, errors).await?;
    let title = t!(cx.lang, "sudo-title");
    let page = match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    };
    // The form inside is not kept by the browser beside its own page.
    let unkept = (header::CACHE_CONTROL, "no-store");
    Ok(([unkept], page.with_status(status)).into_response())
}
