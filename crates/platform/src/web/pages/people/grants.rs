//! `POST /people/{person}/grants` and `…/revoke`: roles are given and taken away.

use super::{
    refused,
    sheet::{self, Sheet},
    show::{Typed, again},
    words,
};
use crate::{
    identity::{AccountRefusal, GrantRole, RevokeRole},
    org::{PersonId, UnitId},
    permit::{Role, Viewer},
    web::{Cx, Error, Errors, form::Input, see_other, words::t},
};
use axum::{Form, extract::Path, response::Response};
use maud::{Markup, html};

/// `POST /people/{person}/grants`
pub async fn give(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let done = match read(&cx, &typed) {
        Err(errors) => return again(&viewer, &cx, person, typed, &errors).await,
        Ok((role, scope)) => {
            let give = GrantRole { person, role, scope };
            cx.db().run(&viewer.clone().into(), &give).await
        }
    };
    answer(&viewer, &cx, person, typed, done).await
}

/// `POST /people/{person}/grants/revoke`
pub async fn revoke(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let done = match read(&cx, &typed) {
        Err(errors) => return again(&viewer, &cx, person, typed, &errors).await,
        Ok((role, scope)) => {
            let revoke = RevokeRole { person, role, scope };
            cx.db().run(&viewer.clone().into(), &revoke).await
        }
    };
    answer(&viewer, &cx, person, typed, done).await
}

fn read(cx: &Cx, typed: &Typed) -> Result<(Role, UnitId), Errors> {
    let mut errors = Errors::new();
    let (role, scope) = (typed.role.parse().ok(), typed.scope.parse().ok());
    if role.is_none() {
        errors.add("role", t!(cx.lang, "person-no-role"));
    }
    if scope.is_none() {
        errors.add("scope", t!(cx.lang, "person-no-scope"));
    }
    role.zip(scope).ok_or(errors)
}

async fn answer(
    viewer: &Viewer,
    cx: &Cx,
    person: PersonId,
    typed: Typed,
    done: Result<(), AccountRefusal>,
) -> Result<Response, Error> {
    match done {
        Ok(()) => Ok(see_other(&format!("/people/{person}#grants-title"))),
        Err(refusal) => {
            let errors = Errors::one("role", refused::words(cx.lang, refusal)?);
            again(viewer, cx, person, typed, &errors).await
        }
    }
}

/// The roles, each with a way to take it away, and the form of another one.
pub(super) fn section(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let names = sheet.names(cx);
    let action = format!("/people/{}/grants", sheet.row.person);
    html! {
        section.card aria-labelledby="grants-title" {
            h2 id="grants-title" { (t!(lang, "person-roles")) }
            p.hint { (t!(lang, "person-roles-explained")) }
            @if sheet.row.grants.is_empty() { p { (t!(lang, "person-no-roles")) } }
            ul.became {
                @for grant in &sheet.row.grants {
                    @let role = words::role(lang, grant.role);
                    li.inline {
                        span {
                            b { (role) }
                            @if let Some(unit) = names.unit(grant.scope) { ": " (names.text(unit)) }
                        }
                        form method="post" action={(action) "/revoke"} {
                            input type="hidden" name="role" value=(grant.role.word());
                            input type="hidden" name="scope" value=(grant.scope);
                            button.btn.q { (t!(lang, "person-revoke")) span.unseen { " " (role) } }
                        }
                    }
                }
            }
            form.stacked method="post" action=(action) novalidate {
                (Input::new("role", &t!(lang, "person-role"), &typed.role).errors(errors)
                    .choice(&words::roles(lang)))
                (Input::new("scope", &t!(lang, "person-scope"), &typed.scope).errors(errors)
                    .hint(&t!(lang, "person-scope-hint"))
                    .choice(&sheet::units(cx, &sheet.register)))
                div.act { button.btn.q { (t!(lang, "person-grant")) } }
            }
        }
    }
}
