//! `/account`: who I am, where I am signed in, and a new password.

use super::{
    device, feeds,
    people::words,
    second,
    units::names::{Names, span},
};
use crate::{
    identity::{
        self, AccountRefusal, Device, Limit, Password, PasswordRefusal, RevokeSession, SessionId,
        SetPassword, Throttle,
    },
    org,
    permit::{Actor, Viewer},
    web::{self, Cx, Error, Errors, PageResult, State, form::Input, see_other, tag, words::t},
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// `GET /account`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "account-title"), &content))
}

/// `POST /account/sessions/{id}/revoke`
pub async fn revoke(viewer: Viewer, cx: Cx, Path(id): Path<SessionId>) -> Result<Response, Error> {
    let revoked = cx.db().run(&viewer.into(), &RevokeSession { session: id }).await?;
    if revoked { Ok(see_other("/account?done=revoked")) } else { Err(Error::NotFound) }
}

/// The form of a new password.
#[derive(Deserialize)]
pub struct Passwords {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// `POST /account/password`
pub async fn change_password(
    viewer: Viewer,
    cx: Cx,
    Form(typed): Form<Passwords>,
) -> Result<Response, Error> {
    match changed(&viewer, &cx, &typed).await? {
        Ok(()) => Ok(see_other("/sign-in")),
        Err(errors) => {
            let content = view(&viewer, &cx, &errors).await?;
            Ok(cx.page_with_errors(&t!(cx.lang, "account-title"), &content).into_response())
        }
    }
}

async fn changed(viewer: &Viewer, cx: &Cx, typed: &Passwords) -> Result<Result<(), Errors>, Error> {
    let lang = cx.lang;
    let login = identity::own(cx.db(), viewer).await?.ok_or(Error::NotFound)?;
    if !Throttle(cx.db()).allow(Limit::LOGIN, &login.login).await? {
        return Ok(Err(Errors::one("current", t!(lang, "sign-in-too-many"))));
    }
    // Who signed in by a link may have no password yet; their first one replaces nothing.
    let known = match login.password {
        None => true,
        stored => Password::verify(stored, &typed.current).await,
    };
    if !known {
        return Ok(Err(Errors::one("current", t!(lang, "password-wrong"))));
    }
    let password = match Password::new(&typed.new, &login.login, cx.db().random()).await {
        Ok(password) => password,
        Err(refusal) => return Ok(Err(Errors::one("new", refused(cx, refusal)))),
    };
    let change = SetPassword { login: login.login, password };
    match cx.db().run(&Actor::from(viewer.clone()), &change).await {
        Ok(()) => Ok(Ok(())),
        Err(AccountRefusal::Password(refusal)) => Ok(Err(Errors::one("new", refused(cx, refusal)))),
        Err(error) => Err(error.into()),
    }
}

fn refused(cx: &Cx, refusal: PasswordRefusal) -> String {
    match refusal {
        PasswordRefusal::TooShort => t!(cx.lang, "password-too-short"),
        PasswordRefusal::TooLong => t!(cx.lang, "password-too-long"),
        PasswordRefusal::TooEasy => t!(cx.lang, "password-too-easy"),
        PasswordRefusal::Unhashable => t!(cx.lang, "error-internal"),
    }
}

pub(super) async fn view(viewer: &Viewer, cx: &Cx, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let devices = match &cx.token {
        Some(token) => identity::devices(cx.db(), viewer, token).await?,
        None => Vec::new(),
    };
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "account-title")) }
        p.muted { (viewer.name) " · " (viewer.unit_name) }
        @if cx.query("done").as_deref() == Some("revoked") {
            p.done role="status" { (t!(lang, "account-revoked")) }
        }
        p.act { a href="/reminders" { (t!(lang, "reminders-title")) } }
        (facts(viewer, cx).await?)
        (second::section(viewer, cx, errors).await?)
        section.card {
            h2 { (t!(lang, "account-devices")) }
            ul.log { @for device in &devices { (row(cx, device)) } }
        }
        (feeds::own(viewer, cx).await?)
        section.card {
            h2 { (t!(lang, "tokens-title")) }
            p { (t!(lang, "tokens-explained")) }
            p { a href="/account/tokens" { (t!(lang, "tokens-manage")) } }
        }
        section.card {
            h2 { (t!(lang, "account-password")) }
            form.stacked method="post" action="/account/password" novalidate {
                (Input::new("current", &t!(lang, "password-current"), "").errors(errors)
                    .hint(&t!(lang, "password-current-hint")).line("password", "current-password"))
                (Input::new("new", &t!(lang, "password-new"), "").errors(errors)
                    .hint(&t!(lang, "password-new-hint")).line("password", "new-password"))
                div.act { button.btn { (t!(lang, "password-change")) } }
            }
        }
    })
}

/// Who the program takes them for: what they sign in with, where they work, what they may do.
async fn facts(viewer: &Viewer, cx: &Cx) -> Result<Markup, Error> {
    let lang = cx.lang;
    let account = identity::own(cx.db(), viewer).await?.ok_or(Error::NotFound)?;
    let positions = identity::positions(cx.db(), viewer.person).await?;
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    let unit = |id| html! { @if let Some(unit) = names.unit(id) { (names.text(unit)) } };
    Ok(html! {
        section.card {
            h2 { (t!(lang, "account-who")) }
            dl.facts {
                dt { (t!(lang, "sign-in-login")) } dd { (account.login) }
                dt { (t!(lang, "person-unit")) } dd { (unit(viewer.unit)) }
                dt { (t!(lang, "person-roles")) }
                dd {
                    ul.todo {
                        @for grant in &viewer.grants {
                            li { (words::role(lang, grant.role)) p.cap { (unit(grant.scope)) } }
                        }
                    }
                }
                dt { (t!(lang, "person-positions")) }
                dd {
                    ul.todo {
                        @for held in &positions {
                            li {
                                @if held.title.is_empty() { "–" } @else { (held.title) }
                                ", " (unit(held.unit))
                                @if held.is_to_come(cx.today()) {
                                    " " (tag(State::Info, &t!(lang, "person-to-come")))
                                }
                                p.cap { (span(lang, held.valid_from, held.valid_to)) }
                            }
                        }
                    }
                }
            }
            p.hint { (t!(lang, "account-who-hint")) }
        }
    })
}

fn row(cx: &Cx, device: &Device) -> Markup {
    let lang = cx.lang;
    let clock = cx.app.clock();
    html! {
        li {
            time { (web::instant(lang, clock.local(device.seen_at))) }
            div {
                b { (device::name(&device.agent)) } " " span.muted { (device.address) }
                @if device.is_this {
                    p.cap { (t!(lang, "account-this-device")) }
                } @else {
                    form method="post" action={"/account/sessions/" (device.id) "/revoke"} {
                        button.btn.q { (t!(lang, "account-revoke")) }
                    }
                }
            }
        }
    }
}
