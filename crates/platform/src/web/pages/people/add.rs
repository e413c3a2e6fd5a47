//! `/people/new`: a person is added, with an account and a role.

use super::{refused, sheet, words};
use crate::{
    identity::{self, AccountRefusal, AddAccount},
    org::{self, AddPerson, Email},
    permit::{Role, Viewer},
    web::{Cx, Error, Errors, PageResult, form::Input, see_other, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    login: String,
    name: String,
    title: String,
    unit: String,
    role: String,
    email: String,
}

/// `GET /people/new`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Typed::default(), &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "people-add"), &content))
}

/// `POST /people`
pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let errors = match added(&viewer, &cx, &typed).await? {
        Ok(path) => return Ok(see_other(&path)),
        Err(errors) => errors,
    };
    let content = view(&viewer, &cx, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "people-add"), &content).into_response())
}

async fn added(viewer: &Viewer, cx: &Cx, typed: &Typed) -> Result<Result<String, Errors>, Error> {
    let lang = cx.lang;
    let mut errors = Errors::new();
    if typed.name.trim().is_empty() {
        errors.add("name", t!(lang, "person-no-name"));
    }
    let unit = match typed.unit.parse() {
        Ok(unit) => org::owned(cx.db(), viewer.authority, unit).await?,
        Err(_) => None,
    };
    if unit.is_none() {
        errors.add("unit", t!(lang, "person-no-unit"));
    }
    let role = typed.role.parse::<Role>().ok();
    if role.is_none() {
        errors.add("role", t!(lang, "person-no-role"));
    }
    let email = Email::optional(&typed.email).unwrap_or_else(|_| {
        errors.add("email", t!(lang, "person-bad-email"));
        None
    });
    let (Some((unit, role)), true) = (unit.zip(role), errors.is_empty()) else {
        return Ok(Err(errors));
    };
    let person = AddPerson {
        name: typed.name.trim().to_owned(),
        title: typed.title.trim().to_owned(),
        unit: unit.code,
        email,
    };
    let add = AddAccount { login: typed.login.trim().to_owned(), person, role, password: None };
    let account = match cx.db().run(&viewer.clone().into(), &add).await {
        Ok(account) => account,
        Err(refusal @ (AccountRefusal::BadLogin(_) | AccountRefusal::LoginTaken(_))) => {
            return Ok(Err(Errors::one("login", refused::words(lang, refusal)?)));
        }
        Err(refusal) => return Ok(Err(Errors::one("name", refused::words(lang, refusal)?))),
    };
    let person = identity::person_behind(cx.db(), viewer, account).await?.ok_or(Error::NotFound)?;
    Ok(Ok(format!("/people/{}", person.person)))
}

async fn view(viewer: &Viewer, cx: &Cx, typed: &Typed, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let register = org::register(cx.db(), viewer.authority).await?;
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href="/people" { (t!(lang, "people-title")) } }
        h1 { (t!(lang, "people-add")) }
        form.card.stacked method="post" action="/people" novalidate {
            (Input::new("name", &t!(lang, "person-name"), &typed.name).errors(errors)
                .line("text", "off"))
            (Input::new("title", &t!(lang, "person-title"), &typed.title).errors(errors)
                .line("text", "off"))
            (Input::new("unit", &t!(lang, "person-unit"), &typed.unit).errors(errors)
                .choice(&sheet::units(cx, &register)))
            (Input::new("login", &t!(lang, "sign-in-login"), &typed.login).errors(errors)
                .hint(&t!(lang, "person-login-hint")).line("text", "off"))
            (Input::new("email", &t!(lang, "person-email"), &typed.email).errors(errors)
                .hint(&t!(lang, "person-email-hint")).line("email", "off"))
            (Input::new("role", &t!(lang, "person-role"), &typed.role).errors(errors)
                .hint(&t!(lang, "person-role-hint")).choice(&words::roles(lang)))
            div.act { button.btn { (t!(lang, "people-add")) } }
        }
    })
}
