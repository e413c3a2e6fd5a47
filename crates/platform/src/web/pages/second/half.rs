//! What follows the first step of signing in: a session, or a cookie that stands halfway and opens
//! nothing but the second step.

use super::super::sign_in::{self, own_path};
use crate::{
    identity::{self, AccountId, HALF_LASTS, Half, Proof, Step, Token, Way},
    web::{Address, Cx, Error, cx::cookie, see_other, words::t},
};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// Where a visitor comes from, for the list of devices.
pub(in crate::web::pages) struct Visit {
    /// The network address.
    pub(in crate::web::pages) address: String,
    /// The browser, as it calls itself.
    pub(in crate::web::pages) agent: String,
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let Ok(Address(address)) =
            <Address as FromRequestParts<S>>::from_request_parts(parts, state).await;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Ok(Self { address, agent: agent.unwrap_or_default().to_owned() })
    }
}

/// Lets somebody in who has taken the first step: into a session, or on to the second step.
pub(in crate::web::pages) async fn admit(
    cx: &Cx,
    account: AccountId,
    way: Way,
    visit: Visit,
    next: &str,
) -> Result<Response, Error> {
    let page = match identity::next_step(cx.db(), account, cx.app.vault().is_some()).await? {
        Step::Open => return sign_in::open(cx, account, way.word(), visit, next).await,
        Step::Code => "/sign-in/code",
        Step::Enrol => "/sign-in/enrol",
    };
    let token = Token::new(cx.db().random())?;
    identity::start_half(cx.db(), account, way, &token).await?;
    let kept = set(cx, token.reveal(), HALF_LASTS.as_secs());
    let page = format!("{page}{}", sign_in::next_query(next));
    Ok(([(header::SET_COOKIE, kept)], see_other(&page)).into_response())
}

/// Who stands halfway, and the secret by which they do.
pub(super) struct Halfway {
    pub(super) half: Half,
    pub(super) token: Token,
}

impl<S: Sync> OptionalFromRequestParts<S> for Halfway {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Error> {
        let cx = parts.extensions.get::<Cx>().ok_or(Error::Internal)?;
        of(cx, &parts.headers).await
    }
}

async fn of(cx: &Cx, headers: &HeaderMap) -> Result<Option<Halfway>, Error> {
    let Some(text) = cookie(headers, name(cx)) else { return Ok(None) };
    let token = Token::presented(&text);
    let half = identity::half(cx.db(), &token, cx.app.clock().now()).await?;
    Ok(half.map(|half| Halfway { half, token }))
}

/// Cookies that an answer sets.
pub(super) type Cookies = [(header::HeaderName, String); 2];

/// The second step is taken: the half ends and a session begins. Of two at once, one goes on.
pub(super) async fn go_on(
    cx: &Cx,
    halfway: &Halfway,
    by: &'static str,
    visit: Visit,
) -> Result<Option<Cookies>, Error> {
    match identity::leave_half(cx.db(), &halfway.token).await? {
        true => open(cx, halfway, by, visit).await.map(Some),
        false => Ok(None),
    }
}

/// The cookies of whoever was halfway and is in.
pub(super) async fn open(
    cx: &Cx,
    halfway: &Halfway,
    by: &'static str,
    visit: Visit,
) -> Result<Cookies, Error> {
    let opened = sign_in::session_cookie(cx, halfway.half.account, by, visit).await?;
    Ok([(header::SET_COOKIE, opened), (header::SET_COOKIE, set(cx, "", 0))])
}

/// How somebody came in, both steps together, as the log keeps it.
pub(super) fn both(way: Way, proof: Proof) -> &'static str {
    match (way, proof) {
        (Way::Password, Proof::Code) => "password+code",
        (Way::Password, Proof::RecoveryCode) => "password+recovery_code",
        (Way::Link, Proof::Code) => "link+code",
        (Way::Link, Proof::RecoveryCode) => "link+recovery_code",
        (Way::Provider, Proof::Code) => "provider+code",
        (Way::Provider, Proof::RecoveryCode) => "provider+recovery_code",
    }
}

/// `POST /sign-in/leave`: somebody halfway goes away.
pub(super) async fn leave(cx: Cx, halfway: Option<Halfway>) -> Result<Response, Error> {
    if let Some(halfway) = halfway {
        identity::leave_half(cx.db(), &halfway.token).await?;
    }
    Ok(([(header::SET_COOKIE, set(&cx, "", 0))], see_other("/sign-in")).into_response())
}

/// The button that leaves.
pub(super) fn way_out(cx: &Cx) -> Markup {
    html! {
        form method="post" action="/sign-in/leave" {
            button.btn.q { (t!(cx.lang, "half-leave")) }
        }
    }
}

/// Back to the first step, for whoever is not halfway or no longer.
pub(super) fn begin_again(next: &str) -> Response {
    sign_in::redirect(own_path(next))
}

fn name(cx: &Cx) -> &'static str {
    if cx.app.settings().is_secure() { "__Host-ddci-half" } else { "ddci-half" }
}

fn set(cx: &Cx, value: &str, seconds: i64) -> String {
    sign_in::cookie_named(cx, name(cx), value, seconds)
}
