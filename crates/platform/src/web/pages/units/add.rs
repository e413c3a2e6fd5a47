//! `/units/new`: a unit is added.

use super::{
    fields::Typed,
    names::Names,
    refused::{self, field},
};
use crate::{
    org::{self, AddUnit},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `GET /units/new`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Typed::default(), &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "units-add"), &content))
}

/// `POST /units`
pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let errors = match added(&viewer, &cx, &typed).await? {
        Ok(unit) => return Ok(see_other(&format!("/units/{unit}"))),
        Err(errors) => errors,
    };
    let content = view(&viewer, &cx, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "units-add"), &content).into_response())
}

async fn added(
    viewer: &Viewer,
    cx: &Cx,
    typed: &Typed,
) -> Result<Result<org::UnitId, Errors>, Error> {
    let read = match typed.read(cx.lang) {
        Ok(read) => read,
        Err(errors) => return Ok(Err(errors)),
    };
    let parent = match read.parent {
        Some(parent) => org::owned(cx.db(), viewer.authority, parent).await?,
        None => None,
    };
    let add = AddUnit {
        code: typed.code.trim().to_owned(),
        name: read.name,
        name_en: read.name_en,
        kind: read.kind,
        parent: parent.map(|parent| parent.code),
        official_code: read.official_code,
        district: read.district,
        outside: read.outside,
        valid_from: read.valid_from,
        valid_to: read.valid_to,
        source: read.source,
        verified: read.verified,
        aliases: Vec::new(),
    };
    match cx.db().run(&viewer.clone().into(), &add).await {
        Ok(unit) => Ok(Ok(unit)),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            Ok(Err(Errors::one(field(&refusal), refused::words(cx.lang, &refusal))))
        }
    }
}

async fn view(viewer: &Viewer, cx: &Cx, typed: &Typed, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href="/units" { (t!(lang, "units-title")) } }
        h1 { (t!(lang, "units-add")) }
        form.card.stacked method="post" action="/units" novalidate {
            (Input::new("code", &t!(lang, "unit-code"), &typed.code).errors(errors)
                .hint(&t!(lang, "unit-code-hint")).line("text", "off"))
            (typed.fields(&names, &register, None, errors, lang))
            div.act { button.btn { (t!(lang, "units-add")) } }
        }
    })
}
