//! Enrolling: `/account/second-factor` for who is signed in, `/sign-in/enrol` for who must before
//! they can. The new secret travels with the form, sealed, so that looking at the page keeps nothing.

use super::{
    super::sign_in::own_path,
    half::{Halfway, Visit, begin_again, open, way_out},
    own::codes_page,
    qr,
};
use crate::{
    identity::{self, AccountId, AccountRefusal, Enrol, RecoveryCodes, Secret, Token, Vault},
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, PageResult, form::Input, words::t},
};
use axum::{
    Form,
    response::{AppendHeaders, IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    #[serde(default)]
    secret: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// Who enrols.
struct Who {
    account: AccountId,
    login: String,
    /// Where the form is sent.
    action: &'static str,
}

/// `GET /account/second-factor`
pub(super) async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let who = signed_in(&viewer, &cx).await?;
    let vault = cx.app.vault().ok_or(Error::NotFound)?;
    let secret = Secret::new(cx.db().random())?;
    let content = view(&cx, vault, &who, &secret, &Typed::default(), &Errors::new())?;
    Ok(cx.page(&t!(cx.lang, "enrol-title"), &content))
}

/// `POST /account/second-factor`
pub(super) async fn send(
    viewer: Viewer,
    cx: Cx,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let who = signed_in(&viewer, &cx).await?;
    let keeps = cx.token.clone();
    match enrol(&cx, &who, &viewer.into(), &typed, keeps).await? {
        Ok(codes) => Ok(codes_page(&cx, &codes, "/account").into_response()),
        Err(again) => Ok(again),
    }
}

/// `GET /sign-in/enrol`
pub(super) async fn show_halfway(cx: Cx, halfway: Option<Halfway>) -> Result<Response, Error> {
    let next = cx.query("next").unwrap_or_default();
    let Some(halfway) = halfway else { return Ok(begin_again(&next)) };
    let vault = cx.app.vault().ok_or(Error::NotFound)?;
    let secret = Secret::new(cx.db().random())?;
    let typed = Typed { next, ..Typed::default() };
    let content = view(&cx, vault, &half(&halfway), &secret, &typed, &Errors::new())?;
    Ok(cx.page(&t!(cx.lang, "enrol-title"), &content).into_response())
}

/// `POST /sign-in/enrol`
pub(super) async fn send_halfway(
    cx: Cx,
    visit: Visit,
    halfway: Option<Halfway>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let Some(halfway) = halfway else { return Ok(begin_again(&typed.next)) };
    let authority = halfway.half.authority;
    let actor = Actor::Operator { authority, command: "sign-in" };
    let codes = match enrol(&cx, &half(&halfway), &actor, &typed, None).await? {
        Ok(codes) => codes,
        Err(again) => return Ok(again),
    };
    let by = "first step+enrolment";
    let cookies = open(&cx, &halfway, by, visit).await?;
    let page = codes_page(&cx, &codes, own_path(&typed.next));
    Ok((AppendHeaders(cookies), page).into_response())
}

async fn signed_in(viewer: &Viewer, cx: &Cx) -> Result<Who, Error> {
    let own = identity::own(cx.db(), viewer).await?.ok_or(Error::NotFound)?;
    Ok(Who { account: own.id, login: own.login, action: "/account/second-factor" })
}

fn half(halfway: &Halfway) -> Who {
    let (account, login) = (halfway.half.account, halfway.half.login.clone());
    Who { account, login, action: "/sign-in/enrol" }
}

/// Enrols with the secret of the form where the code belongs to it; else the page again.
async fn enrol(
    cx: &Cx,
    who: &Who,
    actor: &Actor,
    typed: &Typed,
    keeps: Option<Token>,
) -> Result<Result<RecoveryCodes, Response>, Error> {
    let vault = cx.app.vault().ok_or(Error::NotFound)?;
    let opened = hex::decode(&typed.secret)
        .ok()
        .and_then(|sealed| Some((Secret::open(vault, &sealed, who.account).ok()?, sealed)));
    let (secret, sealed) = opened.ok_or_else(|| Error::Bad("no secret of ours".to_owned()))?;
    let code: String = typed.code.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(step) = secret.step(&code, cx.app.clock().now()) else {
        return again(cx, vault, who, &secret, typed, t!(cx.lang, "enrol-wrong")).map(Err);
    };
    let codes = RecoveryCodes::new(cx.db().random())?;
    let enrol = Enrol { account: who.account, sealed, step, codes: codes.clone(), keeps };
    match cx.db().run(actor, &enrol).await {
        Ok(()) => Ok(Ok(codes)),
        Err(AccountRefusal::HasSecondFactor) => {
            again(cx, vault, who, &secret, typed, t!(cx.lang, "factor-there")).map(Err)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn again(
    cx: &Cx,
    vault: &Vault,
    who: &Who,
    secret: &Secret,
    typed: &Typed,
    words: String,
) -> Result<Response, Error> {
    let content = view(cx, vault, who, secret, typed, &Errors::one("code", words))?;
    Ok(cx.page_with_errors(&t!(cx.lang, "enrol-title"), &content).into_response())
}

fn view(
    cx: &Cx,
    vault: &Vault,
    who: &Who,
    secret: &Secret,
    typed: &Typed,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let sealed = secret.seal(vault, who.account, cx.db().random()).map_err(|_| Error::Internal)?;
    let host = cx.app.settings().public_url.split("://").last().unwrap_or_default();
    let address = secret.address(host, &who.login).ok_or(Error::Internal)?;
    let halfway = cx.viewer.is_none();
    Ok(html! {
        div.narrow {
            (errors.summary(lang))
            h1 { (t!(lang, "enrol-title")) }
            @if halfway { p { (t!(lang, "enrol-must")) } }
            div.card {
                p { (t!(lang, "enrol-scan")) }
                (qr::picture(lang, &address)?)
                p { a href=(address) { (t!(lang, "enrol-open")) } }
                p { (t!(lang, "enrol-type")) }
                p.secret { (secret.text()) }
                form.stacked method="post" action=(who.action) novalidate {
                    input type="hidden" name="secret" value=(hex::encode(sealed));
                    input type="hidden" name="next" value=(typed.next);
                    (Input::new("code", &t!(lang, "enrol-code"), "").errors(errors)
                        .hint(&t!(lang, "enrol-code-hint")).line("text", "one-time-code"))
                    div.act { button.btn { (t!(lang, "enrol-confirm")) } }
                }
                @if halfway { (way_out(cx)) }
            }
        }
    })
}
