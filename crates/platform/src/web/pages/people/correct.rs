//! `POST /people/{person}/correct`: name, title and e-mail address.

use super::{
    refused,
    sheet::Sheet,
    show::{Typed, again},
};
use crate::{
    identity::{AccountRefusal, CorrectPerson},
    org::{Email, PersonId},
    permit::Viewer,
    web::{Cx, Error, Errors, form::Input, see_other, words::t},
};
use axum::{Form, extract::Path, response::Response};
use maud::{Markup, html};

pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let Ok(email) = Email::optional(&typed.email) else {
        let errors = Errors::one("email", t!(cx.lang, "person-bad-email"));
        return again(&viewer, &cx, person, typed, &errors).await;
    };
    let (name, title) = (typed.name.clone(), typed.title.clone());
    let correct = CorrectPerson { person, name, title, email };
    let refusal: AccountRefusal = match cx.db().run(&viewer.clone().into(), &correct).await {
        Ok(()) => return Ok(see_other(&format!("/people/{person}"))),
        Err(refusal) => refusal,
    };
    let errors = Errors::one("name", refused::words(cx.lang, refusal)?);
    again(&viewer, &cx, person, typed, &errors).await
}

/// The form.
pub(super) fn section(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        section.card aria-labelledby="correct-title" {
            h2 id="correct-title" { (t!(lang, "person-correct")) }
            form.stacked method="post" action={"/people/" (sheet.row.person) "/correct"} novalidate {
                (Input::new("name", &t!(lang, "person-name"), &typed.name).errors(errors)
                    .line("text", "off"))
                (Input::new("title", &t!(lang, "person-title"), &typed.title).errors(errors)
                    .hint(&t!(lang, "person-correct-hint")).line("text", "off"))
                (Input::new("email", &t!(lang, "person-email"), &typed.email).errors(errors)
                    .hint(&t!(lang, "person-email-hint")).line("email", "off"))
                div.act { button.btn.q { (t!(lang, "unit-save")) } }
            }
        }
    }
}
