//! A browser without a browser: calls the program's router in this process and keeps cookies.

use crate::actors::Member;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use ddci_platform::identity::Token;
use serde_json::Value as Json;
use std::{collections::BTreeMap, net::SocketAddr};
use tower::ServiceExt;

/// The end of each part of a form with a file.
const BOUNDARY: &str = "part-of-a-form-5b1e";
/// More than any page or file of a test.
const MOST: usize = 64 * 1024 * 1024;

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    /// A header's text; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads, of a redirect; empty of anything else.
    pub fn location(&self) -> &str {
        self.header("location")
    }
}

/// Calls the router as one browser would.
#[derive(Debug, Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    address: SocketAddr,
}

impl Client {
    /// Somebody who is not signed in.
    pub fn new(router: Router) -> Self {
        let headers = BTreeMap::from([("host".into(), "ddci.test".into())]);
        let address = SocketAddr::from(([192, 0, 2, 1], 50_000));
        Self { router, cookies: BTreeMap::new(), headers, address }
    }

    /// A member of the authority, with the session the testkit opened for them.
    pub fn of(router: Router, member: &Member) -> Self {
        Self::new(router).cookie("ddci", member.token.reveal())
    }

    /// A program that comes with a token.
    pub fn with_token(router: Router, token: &Token) -> Self {
        Self::new(router).header("authorization", &format!("Bearer {}", token.reveal()))
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// With a header on every request.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_owned(), value.to_owned());
        self
    }

    /// From another network address.
    #[must_use]
    pub fn from(mut self, address: [u8; 4]) -> Self {
        self.address = SocketAddr::from((address, 50_000));
        self
    }

    /// The cookie's value, where the program has set one.
    pub fn kept(&self, cookie: &str) -> Option<&str> {
        self.cookies.get(cookie).map(String::as_str)
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "", Vec::new()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let body = pairs.join("&").into_bytes();
        self.send(Method::POST, path, "application/x-www-form-urlencoded", body).await
    }

    /// Sends JSON.
    pub async fn post_json(&mut self, path: &str, body: &Json) -> Answer {
        self.send(Method::POST, path, "application/json", body.to_string().into_bytes()).await
    }

    /// Sends a form with one file: the field's name, the file's name, its bytes.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("form-data; name=\"{name}\"");
            push_part(&mut body, &head, value.as_bytes());
        }
        let head = format!("form-data; name=\"{}\"; filename=\"{}\"", file.0, file.1);
        push_part(&mut body, &head, file.2);
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, path, &kind, body).await
    }

    /// Sends anything.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        content_type: &str,
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if !content_type.is_empty() {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_LENGTH, body.len())
            .extension(ConnectInfo(self.address));
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (head, body) = response.into_parts();
        self.keep(&head.headers);
        let bytes = to_bytes(body, MOST).await.expect("a body").to_vec();
        Answer { status: head.status, headers: head.headers, bytes }
    }

    /// Keeps the cookies an answer sets, and forgets those it ends.
    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("a cookie in ASCII");
            let pair = text.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn push_part(body: &mut Vec<u8>, disposition: &str, content: &[u8]) {
    body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\n").bytes());
    body.extend(content);
    body.extend(b"\r\n");
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect()
}
