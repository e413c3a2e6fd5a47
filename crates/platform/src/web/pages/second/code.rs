//! `/sign-in/code`: the second step of signing in.

use super::{
    super::sign_in::own_path,
    half::{Halfway, Visit, begin_again, both, go_on, way_out},
};
use crate::{
    identity::{self, Proved},
    web::{Cx, Error, Errors, form::Input, see_other, words::t},
};
use axum::{
    Form,
    http::StatusCode,
    response::{AppendHeaders, IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `GET /sign-in/code`
pub(super) async fn show(cx: Cx, halfway: Option<Halfway>) -> Response {
    let next = cx.query("next").unwrap_or_default();
    match halfway {
        None => begin_again(&next),
        Some(_) => {
            let content = view(&cx, &Typed { next, ..Typed::default() }, &Errors::new());
            cx.page(&t!(cx.lang, "half-title"), &content).into_response()
        }
    }
}

/// `POST /sign-in/code`
pub(super) async fn send(
    cx: Cx,
    visit: Visit,
    halfway: Option<Halfway>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let Some(halfway) = halfway else { return Ok(begin_again(&typed.next)) };
    let account = halfway.half.account;
    let proved = identity::prove(cx.db(), cx.app.vault(), account, &typed.code).await?;
    let Proved::Yes(proof) = proved else { return Ok(refused(&cx, &typed, proved)) };
    Ok(match go_on(&cx, &halfway, both(halfway.half.way, proof), visit).await? {
        Some(cookies) => (AppendHeaders(cookies), see_other(own_path(&typed.next))).into_response(),
        None => begin_again(&typed.next),
    })
}

fn refused(cx: &Cx, typed: &Typed, proved: Proved) -> Response {
    let errors = Errors::one("code", words(cx, proved));
    let page = cx.page_with_errors(&t!(cx.lang, "half-title"), &view(cx, typed, &errors));
    match proved {
        Proved::TooOften => page.with_status(StatusCode::TOO_MANY_REQUESTS).into_response(),
        _ => page.into_response(),
    }
}

/// Why a code did not count.
pub(in crate::web) fn words(cx: &Cx, proved: Proved) -> String {
    match proved {
        Proved::TooOften => t!(cx.lang, "code-too-often"),
        Proved::NoKey => t!(cx.lang, "code-no-key"),
        Proved::No | Proved::Yes(_) => t!(cx.lang, "code-wrong"),
    }
}

fn view(cx: &Cx, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        div.narrow {
            (errors.summary(lang))
            h1 { (t!(lang, "half-title")) }
            div.card {
                form.stacked method="post" action="/sign-in/code" novalidate {
                    input type="hidden" name="next" value=(typed.next);
                    (Input::new("code", &t!(lang, "code-label"), "").errors(errors)
                        .hint(&t!(lang, "code-hint")).line("text", "one-time-code"))
                    div.act { button.btn { (t!(lang, "sign-in")) } }
                    p.hint { (t!(lang, "half-lost")) }
                }
                (way_out(cx))
            }
        }
    }
}
