//! `/sign-in`: login and password, throttled per login and per address.

use super::{
    provider,
    second::{Visit, admit},
};
use crate::{
    identity::{self, AccountId, Limit, OpenSession, Password, Throttle, Token, Way},
    web::{Cx, Error, Errors, form::Input, see_other, words::t},
};
use axum::{
    Form,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
pub struct Typed {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// Sends a visitor to sign in, and back to `path` afterwards.
pub(crate) fn redirect(path: &str) -> Response {
    see_other(&self::path(path))
}

/// The address of this page from which one gets back to `path`.
pub(crate) fn path(path: &str) -> String {
    format!("/sign-in{}", next_query(path))
}

/// `?next=…`, by which a page remembers where to go afterwards; nothing for the first page.
pub(crate) fn next_query(path: &str) -> String {
    match own_path(path) {
        "/" => String::new(),
        path => std::iter::once("?next=".to_owned()).chain(path.bytes().map(encoded)).collect(),
    }
}

fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

/// The longest path that is gone back to, in bytes: no page has a longer one, and an address has to
/// fit into a header.
const LONGEST: usize = 2_000;

/// A path of this program, never another site: `//evil`, `/\evil` and absolute addresses are "/",
/// as is whatever is too long, or could not stand in a header.
pub(crate) fn own_path(path: &str) -> &str {
    let mut characters = path.chars();
    let own = characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && path.len() <= LONGEST
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if own { path } else { "/" }
}

/// `GET /sign-in`
pub async fn show(cx: Cx) -> Response {
    let typed = Typed { next: cx.query("next").unwrap_or_default(), ..Typed::default() };
    let content = view(&cx, &typed, &Errors::new());
    cx.page(&t!(cx.lang, "sign-in"), &content).into_response()
}

/// `POST /sign-in`
pub(super) async fn send(
    cx: Cx,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let login = typed.login.trim().to_lowercase();
    let throttle = Throttle(cx.db());
    let allowed = throttle.is_open(Limit::ADDRESS, &visit.address).await?
        && throttle.allow(Limit::LOGIN, &login).await?;
    if !allowed {
        let page = refused(&cx, &typed, t!(cx.lang, "sign-in-too-many"));
        return Ok(page.with_status(StatusCode::TOO_MANY_REQUESTS).into_response());
    }
    let account = identity::by_login(cx.db(), &login).await?.filter(|account| !account.disabled);
    let id = account.as_ref().map(|account| account.id);
    let stored = account.and_then(|account| account.password);
    let known = Password::verify(stored, &typed.password).await;
    match id.filter(|_| known) {
        Some(id) => {
            throttle.forget(Limit::LOGIN, &login).await?;
            admit(&cx, id, Way::Password, visit, own_path(&typed.next)).await
        }
        None => {
            throttle.allow(Limit::ADDRESS, &visit.address).await?;
            Ok(refused(&cx, &typed, t!(cx.lang, "sign-in-wrong")).into_response())
        }
    }
}

fn refused(cx: &Cx, typed: &Typed, words: String) -> crate::web::Page {
    let content = view(cx, typed, &Errors::one("login", words));
    cx.page_with_errors(&t!(cx.lang, "sign-in"), &content)
}

/// Opens a session and sets its cookie; whatever session there was before is not carried on.
pub(super) async fn open(
    cx: &Cx,
    account: AccountId,
    by: &'static str,
    visit: Visit,
    next: &str,
) -> Result<Response, Error> {
    let cookie = session_cookie(cx, account, by, visit).await?;
    Ok(([(header::SET_COOKIE, cookie)], see_other(next)).into_response())
}

/// Opens a session, under a new secret, and gives its cookie.
pub(super) async fn session_cookie(
    cx: &Cx,
    account: AccountId,
    by: &'static str,
    visit: Visit,
) -> Result<String, Error> {
    let token = Token::new(cx.db().random())?;
    let Visit { agent, address } = visit;
    let session = OpenSession { account, token, agent, address, by }.run(cx.db()).await?;
    Ok(cookie(cx, session.token.reveal(), identity::SESSION_SECONDS))
}

/// The session cookie: not for scripts, not for other sites' forms, over TLS only where there is.
pub(crate) fn cookie(cx: &Cx, value: &str, seconds: i64) -> String {
    cookie_named(cx, cx.app.settings().cookie(), value, seconds)
}

/// A cookie guarded as the session's is.
pub(super) fn cookie_named(cx: &Cx, name: &str, value: &str, seconds: i64) -> String {
    let secure = if cx.app.settings().is_secure() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

fn view(cx: &Cx, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        div.narrow {
            (errors.summary(lang))
            h1 { (t!(lang, "sign-in")) }
            form.card.stacked method="post" action="/sign-in" novalidate {
                input type="hidden" name="next" value=(typed.next);
                (Input::new("login", &t!(lang, "sign-in-login"), &typed.login)
                    .errors(errors).line("text", "username"))
                (Input::new("password", &t!(lang, "sign-in-password"), "")
                    .line("password", "current-password"))
                div.act { button.btn { (t!(lang, "sign-in")) } }
                p.hint { (t!(lang, "sign-in-help")) }
            }
            (provider::buttons(cx, &typed.next))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        let long = format!("/{}", "a".repeat(2_000));
        for path in [
            "//evil.example",
            "/\\evil.example",
            "/work\\evil",
            "https://evil.example",
            "",
            "x",
            "/a\nb",
            "/a\r\nSet-Cookie: x=y",
            "/\t/evil.example",
            "/việc",
            &long,
        ] {
            assert_eq!(own_path(path), "/", "{path:?}");
        }
        assert_eq!(own_path("/work?page=2"), "/work?page=2");
    }
}
