//! Finds out who stands behind a token, decides, and writes whatever goes wrong as a problem.

use super::{
    Problem,
    answer::{is_known, unchanged},
};
use crate::{
    identity::{self, Limit, Throttle, Token},
    permit::{Scope, Verb, Viewer},
    web::{Access, App, Cx, Lang, Route, access::Asked},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Stands in front of every route of the API.
pub(in crate::web) async fn guard(
    State((app, route)): State<(App, Route)>,
    mut request: Request,
    next: Next,
) -> Response {
    let (asked, method) = (request.headers().clone(), request.method().clone());
    let path = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let lang = Lang::accepted(&asked);
    let cx = Cx { app: app.clone(), lang, path, viewer: None, token: None, unread: 0 };
    let mut account = None;
    let answered = match admitted(cx, route, &method, &asked).await {
        Ok(cx) => {
            account = cx.viewer.as_ref().map(|viewer| viewer.account);
            request.extensions_mut().insert(cx);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    };
    let mut response = match problem_of(&answered) {
        Some(problem) => {
            let mut written = problem.answer(lang, &app.settings().public_url);
            if let Some(allowed) = answered.headers().get(header::ALLOW) {
                written.headers_mut().insert(header::ALLOW, allowed.clone());
            }
            written
        }
        None if method != Method::POST && is_known(&asked, answered.headers()) => {
            unchanged(&answered)
        }
        None => answered,
    };
    let varies = HeaderValue::from_static("authorization, accept-language");
    response.headers_mut().insert(header::VARY, varies);
    if let Some(account) = account {
        response.extensions_mut().insert(Asked(account));
    }
    response
}

/// No such path of the API.
pub(in crate::web) async fn nothing() -> Problem {
    Problem::NotFound
}

async fn admitted(
    cx: Cx,
    route: Route,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Cx, Problem> {
    if method != route.method && (method.as_str(), route.method) != ("HEAD", "GET") {
        // The router says which methods there are.
        return Ok(cx);
    }
    if !accepts_json(headers) {
        return Err(Problem::NotAcceptable);
    }
    let (scope, verb) = match route.access {
        Access::Token(scope) => (scope, None),
        Access::TokenMay(scope, verb) => (scope, Some(verb)),
        Access::Public => return Ok(cx),
        // A page's access opens nothing to a program.
        Access::SignedIn | Access::May(_) => return Err(Problem::NotYours),
    };
    let viewer = viewer(&cx.app, headers, scope, verb).await?;
    Ok(Cx { viewer: Some(viewer), ..cx })
}

/// The person behind the token, who may do this with it, and has not done too much of late.
async fn viewer(
    app: &App,
    headers: &HeaderMap,
    scope: Scope,
    verb: Option<Verb>,
) -> Result<Viewer, Problem> {
    let text = headers.get(header::AUTHORIZATION).ok_or(Problem::NoToken)?;
    let (scheme, token) =
        text.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(Problem::BadToken)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(Problem::BadToken);
    }
    let found = identity::bearer(app.db(), &Token::presented(token.trim())).await?;
    let viewer = found.ok_or(Problem::BadToken)?;
    let subject = viewer.narrowed.as_ref().ok_or(Problem::BadToken)?.token.to_string();
    let throttle = Throttle(app.db());
    if !throttle.allow(Limit::TOKEN, &subject).await? {
        return Err(Problem::TooMany(throttle.opens_in(Limit::TOKEN, &subject).await?));
    }
    if !viewer.comes_for(scope) {
        return Err(Problem::OutOfScope(scope));
    }
    match verb.is_none_or(|verb| viewer.may(verb)) {
        true => Ok(viewer),
        false => Err(Problem::NotYours),
    }
}

/// The problem behind an answer: one of ours, or what the router and its extractors say in English.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    if let Some(error) = response.extensions().get::<crate::web::Error>() {
        return Some(error.clone().into());
    }
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_ours =
        kind.and_then(|kind| kind.to_str().ok()).is_some_and(|kind| kind.contains("json"));
    match response.status() {
        _ if is_ours => None,
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::NoSuchMethod),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        // A key in the path that is no key is the key of nothing.
        StatusCode::BAD_REQUEST => Some(Problem::NotFound),
        status if status.is_server_error() => Some(Problem::Internal),
        _ => None,
    }
}

/// Whether JSON is among what the answer may be; whoever does not say takes anything.
fn accepts_json(headers: &HeaderMap) -> bool {
    let mut said = headers.get_all(header::ACCEPT).iter().peekable();
    if said.peek().is_none() {
        return true;
    }
    said.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        let taken = ["*/*", "application/*", "application/json", "application/problem+json"];
        taken.contains(&kind.as_str()) && !refused
    })
}
