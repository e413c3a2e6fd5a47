//! Routes that say who may use them. A route without an [`Access`] cannot be written.

use super::{
    App, Cx, Error, Lang,
    api::{self, Described, Operation},
    cx::cookie,
    pages,
};
use crate::{
    identity::{self, AccountId, Token},
    permit::{Scope, Verb, Viewer},
};
use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get, post},
};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may do this on anything; the handler narrows it to the thing itself.
    May(Verb),
    /// A program with a token of this scope.
    Token(Scope),
    /// A program with a token of this scope whose person may do this on anything.
    TokenMay(Scope, Verb),
}

/// One line of the route table.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// GET or POST.
    pub method: &'static str,
    /// The path with its parameters, `/obligations/{id}`.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// The routes of a room, and the table of who may use them.
#[derive(Default)]
pub struct Routes {
    table: Vec<Route>,
    parts: Vec<(Route, MethodRouter<App>)>,
    operations: Vec<Operation>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page to be looked at; it changes nothing.
    #[must_use]
    pub fn get<T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: impl Handler<T, App>,
    ) -> Self {
        self.add("GET", path, access, get(handler))
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: impl Handler<T, App>,
    ) -> Self {
        self.add("POST", path, access, post(handler))
    }

    /// A route of the API with the operation that describes it, which names method and path.
    #[must_use]
    pub fn api(mut self, access: Access, described: Described) -> Self {
        let operation = Operation::new(access, &described);
        let (_, paths, router) = described;
        let found = paths.paths.into_iter().next();
        let (path, item) = found.unwrap_or_default();
        let method = if item.post.is_some() { "POST" } else { "GET" };
        // The table of routes is made once and lives as long as the program.
        let path: &'static str = String::leak(path);
        self.operations.push(operation);
        self.add(method, path, access, router)
    }

    /// The operations of the API.
    pub(super) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        router: MethodRouter<App>,
    ) -> Self {
        let route = Route { method, path, access };
        self.table.push(route);
        self.parts.push((route, router));
        self
    }

    /// These routes and those of another room.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.parts.extend(other.parts);
        self.operations.extend(other.operations);
        self
    }

    /// The table of who may use what.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// The router, each route behind its guard.
    pub(crate) fn into_router(self, app: &App) -> Router<App> {
        let mut router = Router::new();
        for (route, part) in self.parts {
            let state = (app.clone(), route);
            let part = match api::is_api(route.path) {
                true => part.layer(middleware::from_fn_with_state(state, api::guard)),
                false => part.layer(middleware::from_fn_with_state(state, guard)),
            };
            router = router.route(route.path, part);
        }
        router = router.merge(nowhere_in_the_api(app));
        let nowhere = Route { method: "GET", path: "", access: Access::Public };
        let nowhere = middleware::from_fn_with_state((app.clone(), nowhere), guard);
        router.fallback_service(
            get(|| async { Error::NotFound })
                .post(|| async { Error::NotFound })
                .layer(nowhere)
                .with_state(app.clone()),
        )
    }
}

/// What is under the API's address and is no route of it: a problem, not a page.
fn nowhere_in_the_api(app: &App) -> Router<App> {
    let nowhere = Route { method: "GET", path: "", access: Access::Public };
    let paths = [api::PREFIX, "/api/v1/", "/api/v1/{*rest}"];
    paths.into_iter().fold(Router::new(), |router, path| {
        let guard = middleware::from_fn_with_state((app.clone(), nowhere), api::guard);
        router.route(path, any(api::nothing).layer(guard))
    })
}

/// Whose request was answered, for the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked(pub AccountId);

/// Answers, and says whose request it was.
async fn guard(state: State<(App, Route)>, request: Request, next: Next) -> Response {
    let (mut response, asked) = answer(state, request, next).await;
    if let Some(account) = asked {
        response.extensions_mut().insert(Asked(account));
    }
    response
}

/// Finds out who looks, decides, and puts a page around whatever error comes back.
async fn answer(
    State((app, route)): State<(App, Route)>,
    mut request: Request,
    next: Next,
) -> (Response, Option<AccountId>) {
    let headers = request.headers().clone();
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let cx = match context(&app, &headers, path).await {
        Ok(cx) => cx,
        Err(error) => return (error.into_response(), None),
    };
    let asked = cx.viewer.as_ref().map(|viewer| viewer.account);
    let looks = request.method() == Method::GET;
    // A path that only takes forms is no page: nobody is sent back to it.
    let is_page = looks && route.method == "GET";
    let response = match decide(route.access, cx.viewer.as_ref()) {
        Ok(()) if looks && !is_page => Error::NotFound.into_response(),
        Ok(()) => {
            request.extensions_mut().insert(cx.clone());
            // A bug in a page ends that request, in words; the panic itself stands in the log.
            let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
            answered.unwrap_or_else(|_| Error::Internal.into_response())
        }
        Err(Error::SignInFirst) if looks => {
            return (pages::sign_in::redirect(if is_page { &cx.path } else { "/" }), None);
        }
        Err(error) => error.into_response(),
    };
    let error = response.extensions().get::<Error>().cloned();
    let response = match error.or_else(|| unspoken(&response, looks)) {
        Some(error) => pages::error::page(&cx, &error, came_from(&app, &headers)),
        None => response,
    };
    (response, asked)
}

/// The page of this program that a form was sent from, as the browser says; a forged word leads to
/// a page of this program all the same.
fn came_from<'a>(app: &App, headers: &'a HeaderMap) -> &'a str {
    let referer = headers.get(header::REFERER).and_then(|referer| referer.to_str().ok());
    let path = referer.and_then(|referer| referer.strip_prefix(app.settings().public_url.as_str()));
    pages::sign_in::own_path(path.unwrap_or("/"))
}

/// The error behind a refusal of an extractor, which speaks plain English text: a key in the path
/// that is no key, a body that is no form or is too large.
fn unspoken(response: &Response, looks: bool) -> Option<Error> {
    let has_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| !kind.starts_with("text/plain")));
    match response.status() {
        _ if has_page => None,
        StatusCode::BAD_REQUEST if looks => Some(Error::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Error::TooLarge),
        StatusCode::BAD_REQUEST
        | StatusCode::METHOD_NOT_ALLOWED
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::UNPROCESSABLE_ENTITY => Some(Error::Bad(response.status().to_string())),
        _ => None,
    }
}

fn decide(access: Access, viewer: Option<&Viewer>) -> Result<(), Error> {
    match (access, viewer) {
        (Access::Public, _) | (Access::SignedIn, Some(_)) => Ok(()),
        (Access::May(verb), Some(viewer)) if viewer.may(verb) => Ok(()),
        (Access::May(_) | Access::Token(_) | Access::TokenMay(..), Some(_)) => Err(Error::NotYours),
        (_, None) => Err(Error::SignInFirst),
    }
}

async fn context(app: &App, headers: &HeaderMap, path: String) -> Result<Cx, Error> {
    let token = cookie(headers, app.settings().cookie()).map(|text| Token::presented(&text));
    let viewer = match &token {
        Some(token) => identity::viewer(app.db(), token).await?,
        None => None,
    };
    let unread = match (&viewer, app.news()) {
        (Some(viewer), Some(news)) => news.unread(app.db(), viewer).await?,
        _ => 0,
    };
    Ok(Cx { app: app.clone(), lang: Lang::of(headers), path, viewer, token, unread })
}
