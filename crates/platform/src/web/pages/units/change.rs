//! `/units/{unit}/change`: what is known of a unit is changed.

use super::{
    fields::Typed,
    names::{self, Names},
    refused::{self, field},
    sheet::Sheet,
};
use crate::{
    org::{ChangeUnit, UnitId},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `GET /units/{unit}/change`
pub async fn show(viewer: Viewer, cx: Cx, Path(unit): Path<UnitId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, unit).await?;
    let content = view(&cx, &sheet, &Typed::of(&sheet.unit), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "unit-change"), &content))
}

/// `POST /units/{unit}/change`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(unit): Path<UnitId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, unit).await?;
    let Err(errors) = changed(&viewer, &cx, unit, &typed).await? else {
        return Ok(see_other(&format!("/units/{unit}")));
    };
    let content = view(&cx, &sheet, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "unit-change"), &content).into_response())
}

async fn changed(
    viewer: &Viewer,
    cx: &Cx,
    unit: UnitId,
    typed: &Typed,
) -> Result<Result<(), Errors>, Error> {
    let read = match typed.read(cx.lang) {
        Ok(read) => read,
        Err(errors) => return Ok(Err(errors)),
    };
    let change = ChangeUnit {
        unit,
        name: read.name,
        name_en: read.name_en,
        kind: read.kind,
        parent: read.parent,
        official_code: read.official_code,
        district: read.district,
        outside: read.outside,
        valid_from: read.valid_from,
        valid_to: read.valid_to,
        source: read.source,
        verified: read.verified,
    };
    match cx.db().run(&viewer.clone().into(), &change).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            Ok(Err(Errors::one(field(&refusal), refused::words(cx.lang, &refusal))))
        }
    }
}

fn view(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let unit = &sheet.unit;
    let names = Names::of(lang, &sheet.register);
    html! {
        (errors.summary(lang))
        p.crumb { a href={"/units/" (unit.id)} { (names::name(lang, unit)) } }
        h1 { (t!(lang, "unit-change")) }
        p.muted { (names.text(unit)) " · " (unit.code) }
        form.card.stacked method="post" action={"/units/" (unit.id) "/change"} novalidate {
            (typed.fields(&names, &sheet.register, Some(unit), errors, lang))
            div.act { button.btn { (t!(lang, "unit-save")) } }
        }
    }
}
