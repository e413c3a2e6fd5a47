//! What a page needs to know of its request: who looks, in which language, on which day.

use super::{App, Error, Lang};
use crate::{
    identity::Token,
    permit::{Actor, Viewer},
    store::Db,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use std::{convert::Infallible, net::SocketAddr};

/// The context of a request.
#[derive(Clone)]
pub struct Cx {
    /// The program.
    pub app: App,
    /// The reader's language.
    pub lang: Lang,
    /// The path and query that were asked for.
    pub path: String,
    /// Who looks, where somebody is signed in.
    pub viewer: Option<Viewer>,
    /// The session's secret, where there is one.
    pub token: Option<Token>,
}

impl Cx {
    /// The day the domain stands on.
    pub fn today(&self) -> Date {
        self.app.clock().today()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// The value of a query parameter of this request, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.path.split_once('?')?;
        let pairs: Vec<(String, String)> = serde_html_form_pairs(query);
        pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))
    }
}

fn serde_html_form_pairs(query: &str) -> Vec<(String, String)> {
    let uri = format!("/?{query}").parse::<axum::http::Uri>();
    uri.ok()
        .and_then(|uri| axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).ok())
        .map(|query| query.0)
        .unwrap_or_default()
}

impl<S: Sync> FromRequestParts<S> for Cx {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::Internal)
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let cx = parts.extensions.get::<Cx>().ok_or(Error::Internal)?;
        cx.viewer.clone().ok_or(Error::SignInFirst)
    }
}

impl From<Viewer> for Actor {
    fn from(viewer: Viewer) -> Self {
        Self::Person(viewer)
    }
}

/// The address a request came from, as the connection knows it; headers can be forged.
#[derive(Debug, Clone)]
pub struct Address(pub String);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(connection.map_or_else(String::new, |ConnectInfo(peer)| peer.ip().to_string())))
    }
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}

/// "303 See Other" to a page of this program.
pub fn see_other(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path.to_owned())]).into_response()
}
