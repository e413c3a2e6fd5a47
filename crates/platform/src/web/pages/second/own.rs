//! One's own second factor on `/account`: since when, recovery codes, giving it up.

use super::super::people::refused;
use crate::{
    identity::{self, AccountRefusal, RecoveryCodes, RemoveFactor, RenewCodes},
    permit::Viewer,
    web::{self, Cx, Error, Errors, State, see_other, tag, words::t},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `POST /account/second-factor/codes`
pub(super) async fn renew(viewer: Viewer, cx: Cx) -> Result<Response, Error> {
    let codes = RecoveryCodes::new(cx.db().random())?;
    match cx.db().run(&viewer.clone().into(), &RenewCodes { codes: codes.clone() }).await {
        Ok(()) => Ok(codes_page(&cx, &codes, "/account").into_response()),
        Err(refusal) => refuse(&viewer, &cx, refusal).await,
    }
}

/// `POST /account/second-factor/remove`
pub(super) async fn remove(viewer: Viewer, cx: Cx) -> Result<Response, Error> {
    let remove = RemoveFactor { keeps: cx.token.clone() };
    match cx.db().run(&viewer.clone().into(), &remove).await {
        Ok(()) => Ok(see_other("/account#factor")),
        Err(refusal) => refuse(&viewer, &cx, refusal).await,
    }
}

async fn refuse(viewer: &Viewer, cx: &Cx, refusal: AccountRefusal) -> Result<Response, Error> {
    let errors = Errors::one("factor", refused::words(cx.lang, refusal)?);
    let content = super::super::account::view(viewer, cx, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "account-title"), &content).into_response())
}

/// The page that shows recovery codes, once; the browser keeps it neither.
pub(super) fn codes_page(cx: &Cx, codes: &RecoveryCodes, next: &str) -> impl IntoResponse + use<> {
    let lang = cx.lang;
    let title = t!(lang, "codes-title");
    let content = html! {
        div.narrow {
            h1 { (title) }
            div.card {
                p { (t!(lang, "codes-explained")) }
                ul.codes { @for code in codes.reveal() { li { (code) } } }
                div.act { a.btn href=(next) { (t!(lang, "codes-kept")) } }
            }
        }
    };
    ([(header::CACHE_CONTROL, "no-store")], cx.page(&title, &content))
}

/// The part of `/account` about it; nothing where the installation has no key to keep secrets with.
pub(in crate::web::pages) async fn section(
    viewer: &Viewer,
    cx: &Cx,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let enrolled = identity::enrolled(cx.db(), viewer.account).await?;
    if cx.app.vault().is_none() && enrolled.is_none() {
        return Ok(html! {});
    }
    let compelled = identity::is_compelled(cx.db(), viewer.account).await?;
    let since = enrolled.map(|factor| web::instant(lang, cx.app.clock().local(factor.since)));
    let left = enrolled.map_or(0, |factor| factor.codes_left);
    Ok(html! {
        section.card id="factor" {
            h2 { (t!(lang, "factor-title")) }
            @if let Some(error) = errors.of("factor") { p.wrong { (error) } }
            @match since {
                None => {
                    p { (t!(lang, "factor-off")) }
                    @if compelled { p.hint { (t!(lang, "factor-will-be-asked")) } }
                    div.act {
                        a.btn href="/account/second-factor" { (t!(lang, "factor-begin")) }
                    }
                }
                Some(since) => {
                    p { (tag(State::Fine, &t!(lang, "factor-on", since = since))) }
                    p { (t!(lang, "factor-codes-left", n = left)) }
                    @if compelled { p.hint { (t!(lang, "factor-compelled")) } }
                    (buttons(cx, compelled))
                }
            }
        }
    })
}

fn buttons(cx: &Cx, compelled: bool) -> Markup {
    let lang = cx.lang;
    html! {
        div.acts {
            a.btn.q href="/account/second-factor" { (t!(lang, "factor-replace")) }
            form method="post" action="/account/second-factor/codes" {
                button.btn.q { (t!(lang, "factor-new-codes")) }
            }
            @if !compelled {
                form method="post" action="/account/second-factor/remove" {
                    button.btn.q { (t!(lang, "factor-remove")) }
                }
            }
        }
    }
}
