//! `POST /people/{person}/second-factor/reset`: for somebody who has lost their device and codes.

use super::{
    refused,
    sheet::Sheet,
    show::{Typed, again},
};
use crate::{
    identity::ResetFactor,
    org::PersonId,
    permit::Viewer,
    web::{self, Cx, Error, Errors, see_other, words::t},
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

pub async fn reset(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, person).await?;
    let reset = ResetFactor { login: sheet.row.login.clone() };
    match cx.db().run(&viewer.clone().into(), &reset).await {
        Ok(()) => Ok(see_other(&format!("/people/{person}#factor"))),
        Err(refusal) => {
            let errors = Errors::one("factor", refused::words(cx.lang, refusal)?);
            again(&viewer, &cx, person, Typed::default(), &errors).await
        }
    }
}

/// Whether they have one, and the button that takes it away.
pub(super) fn section(cx: &Cx, sheet: &Sheet, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let since = sheet.factor.map(|factor| web::instant(lang, cx.app.clock().local(factor.since)));
    html! {
        section.card id="factor" tabindex="-1" {
            h2 { (t!(lang, "factor-title")) }
            @if let Some(error) = errors.of("factor") { p.wrong { (error) } }
            @match since {
                None => p { (t!(lang, "person-factor-off")) }
                Some(since) => {
                    p { (t!(lang, "person-factor-on", since = since)) }
                    p.hint { (t!(lang, "person-factor-reset-hint")) }
                    form method="post"
                        action={"/people/" (sheet.row.person) "/second-factor/reset"} {
                        button.btn.q { (t!(lang, "person-factor-reset")) }
                    }
                }
            }
        }
    }
}
