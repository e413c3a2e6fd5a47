//! What a page needs to know of its request: who looks, in which language, on which day.

use super::{App, Error, Lang};
use crate::{
    identity::Token,
    law,
    org::UnitId,
    permit::{Actor, Viewer},
    store::{Db, Steady},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use ddci_calendar::Calendar;
use jiff::civil::Date;
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

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
    /// How many things are new for the viewer.
    pub unread: i64,
}

impl Cx {
    /// The day the domain stands on.
    pub fn today(&self) -> Date {
        self.app.clock().today()
    }

    /// The calendar of the viewer's authority; the shipped one where nobody is signed in. No query,
    /// but for one in some seconds.
    ///
    /// # Errors
    /// [`Error::Internal`] where the database fails.
    pub async fn calendar(&self) -> Result<Arc<Calendar>, Error> {
        match &self.viewer {
            Some(viewer) => Ok(self.app.calendars().of(self.db(), viewer.authority).await?),
            None => Ok(Arc::new(law::shipped().clone())),
        }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// The database at the place where the chain of `authority` stands, for what only its
    /// transitions change.
    ///
    /// # Errors
    /// [`Error::Internal`] where the database fails.
    pub async fn steady(&self, authority: UnitId) -> Result<Steady, Error> {
        Ok(self.db().steady(authority).await?)
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

/// The address a request came from: the connection's, or where that is a trusted proxy's, the one
/// the proxy names last. Whatever else a header says can be forged.
#[derive(Debug, Clone)]
pub struct Address(pub String);

impl<S: Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let Some(peer) = connection.map(|ConnectInfo(peer)| peer.ip()) else {
            return Ok(Self(String::new()));
        };
        let trusted = parts
            .extensions
            .get::<Cx>()
            .is_some_and(|cx| cx.app.settings().trusted_proxies.contains(&peer));
        let named = trusted.then(|| forwarded_for(&parts.headers)).flatten();
        Ok(Self(named.unwrap_or(peer).to_string()))
    }
}

/// The address that the nearest proxy put at the end of `X-Forwarded-For`.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
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
