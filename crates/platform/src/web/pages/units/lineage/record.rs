//! `/units/reorganise`: what an act decided about units is recorded.

use super::{super::names::Names, lines, refused, rows};
use crate::{
    org::{self, LineageKind, RecordReorganisation, Unit},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other, typed_day, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The form as it was typed; its rows are numbered.
type Typed = BTreeMap<String, String>;

/// `GET /units/reorganise`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let register = org::register(cx.db(), viewer.authority).await?;
    let content = view(&cx, &register, &Typed::new(), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "reorganise-title"), &content))
}

/// `POST /units/reorganise`
pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let register = org::register(cx.db(), viewer.authority).await?;
    let errors = match read(&cx, &register, &typed) {
        Err(errors) => errors,
        Ok(record) => match cx.db().run(&viewer.into(), &record).await {
            Ok(_) => return Ok(see_other("/units/timeline")),
            Err(refusal) => refused::beside(cx.lang, refusal)?,
        },
    };
    let content = view(&cx, &register, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "reorganise-title"), &content).into_response())
}

fn read(cx: &Cx, register: &[Unit], typed: &Typed) -> Result<RecordReorganisation, Errors> {
    let lang = cx.lang;
    let mut errors = Errors::new();
    let kind = text(typed, "kind").parse::<LineageKind>();
    if kind.is_err() {
        errors.add("kind", t!(lang, "reorganise-no-kind"));
    }
    let day = typed_day(text(typed, "effective_on"));
    if day.is_none() {
        errors.add("effective_on", t!(lang, "day-unreadable"));
    }
    let moves = rows::read(lang, typed, register, &mut errors);
    match (kind, day) {
        (Ok(kind), Some(effective_on)) if errors.is_empty() => Ok(RecordReorganisation {
            kind,
            effective_on,
            legal_basis: text(typed, "legal_basis").trim().to_owned(),
            source: text(typed, "source").trim().to_owned(),
            verified: typed.contains_key("verified"),
            moves,
        }),
        _ => Err(errors),
    }
}

fn text<'a>(typed: &'a Typed, field: &str) -> &'a str {
    typed.get(field).map_or("", String::as_str)
}

fn view(cx: &Cx, register: &[Unit], typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let names = Names::of(lang, register);
    let codes: Vec<(String, String)> =
        register.iter().map(|unit| (unit.code.clone(), names.text(unit))).collect();
    let choose = (String::new(), t!(lang, "choose"));
    let kinds = LineageKind::ALL.map(|kind| (kind.word().to_owned(), lines::kind(lang, kind)));
    let kinds: Vec<_> = std::iter::once(choose).chain(kinds).collect();
    html! {
        (errors.summary(lang))
        p.crumb { a href="/units/timeline" { (t!(lang, "timeline-title")) } }
        h1 { (t!(lang, "reorganise-title")) }
        p.muted { (t!(lang, "reorganise-explained")) }
        form.card.stacked method="post" action="/units/reorganise" novalidate {
            (Input::new("kind", &t!(lang, "reorganise-kind"), text(typed, "kind")).errors(errors)
                .choice(&kinds))
            (Input::new("effective_on", &t!(lang, "reorganise-day"), text(typed, "effective_on"))
                .errors(errors).hint(&t!(lang, "reorganise-day-hint")).line("text", "off"))
            (Input::new("legal_basis", &t!(lang, "reorganise-act"), text(typed, "legal_basis"))
                .errors(errors).hint(&t!(lang, "unit-source-hint")).line("text", "off"))
            (Input::new("source", &t!(lang, "reorganise-source"), text(typed, "source"))
                .errors(errors).line("text", "off"))
            (Input::new("verified", &t!(lang, "unit-verified"), "")
                .tick(typed.contains_key("verified")))
            p.hint { (t!(lang, "reorganise-rows-hint")) }
            (rows::fields(lang, typed, &codes, errors))
            div.act { button.btn { (t!(lang, "reorganise-record")) } }
        }
    }
}
