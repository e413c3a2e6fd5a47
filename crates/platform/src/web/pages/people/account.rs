//! `POST /people/{person}/disabled` and `…/link`: whether somebody signs in, and how.

use super::{
    refused,
    sheet::Sheet,
    show::{Typed, again, view},
};
use crate::{
    identity::{MakeLink, SetDisabled, Token},
    org::PersonId,
    permit::Viewer,
    web::{Cx, Error, Errors, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;
use maud::{Markup, html};

/// How long a link may be used.
const LASTS: SignedDuration = SignedDuration::from_hours(24);

/// `POST /people/{person}/disabled`
pub async fn set_disabled(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, person).await?;
    let set = SetDisabled { login: sheet.row.login.clone(), disabled: typed.disabled == "yes" };
    match cx.db().run(&viewer.clone().into(), &set).await {
        Ok(()) => Ok(see_other(&format!("/people/{person}#account-title"))),
        Err(refusal) => {
            let errors = Errors::one("disabled", refused::words(cx.lang, refusal)?);
            again(&viewer, &cx, person, typed, &errors).await
        }
    }
}

/// `POST /people/{person}/link`: the link stands on this answer and nowhere else.
pub async fn make_link(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let sheet = Sheet::of(&cx, &viewer, person).await?;
    let token = Token::new(cx.db().random())?;
    let link = MakeLink { login: sheet.row.login.clone(), token: token.clone(), lasts: LASTS };
    cx.db().run(&viewer.into(), &link).await?;
    let address = format!("{}/sign-in/link/{}", cx.app.settings().public_url, token.reveal());
    let notice = html! {
        section.card role="status" {
            h2 { (t!(lang, "person-link-made")) }
            p { (t!(lang, "person-link-explained")) }
            p.secret { (address) }
        }
    };
    let content = view(&cx, &sheet, &Typed::of(&sheet), &Errors::new(), &notice);
    // A secret that is shown once is not kept by the browser either.
    let unkept = (header::CACHE_CONTROL, "no-store");
    Ok(([unkept], cx.page(&sheet.row.name, &content)).into_response())
}

/// Whether they sign in, and the buttons that change it.
pub(super) fn section(cx: &Cx, sheet: &Sheet, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let row = &sheet.row;
    let other = if row.disabled { "no" } else { "yes" };
    html! {
        section.card aria-labelledby="account-title" {
            h2 id="account-title" { (t!(lang, "person-account")) }
            p {
                @if row.disabled { (t!(lang, "person-is-disabled", login = row.login.as_str())) }
                @else { (t!(lang, "person-is-enabled", login = row.login.as_str())) }
            }
            @if let Some(error) = errors.of("disabled") {
                p.wrong id="disabled" tabindex="-1" { (error) }
            }
            div.act {
                @if !row.disabled {
                    form method="post" action={"/people/" (row.person) "/link"} {
                        button.btn.q { (t!(lang, "person-make-link")) }
                    }
                }
                form method="post" action={"/people/" (row.person) "/disabled"} {
                    input type="hidden" name="disabled" value=(other);
                    button.btn.q {
                        @if row.disabled { (t!(lang, "person-enable")) }
                        @else { (t!(lang, "person-disable")) }
                    }
                }
            }
        }
    }
}
