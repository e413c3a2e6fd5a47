//! `POST /people/{person}/positions` and `…/end`: positions are given and end.

use super::{
    super::units::names::span,
    refused,
    sheet::{self, Sheet},
    show::{Typed, again},
};
use crate::{
    identity::{AccountRefusal, Appoint, EndPosition},
    org::{OrgRefusal, PersonId},
    permit::Viewer,
    web::{
        Cx, Error, Errors, State, day_or_none, form::Input, see_other, tag, typed_day, words::t,
    },
};
use axum::{Form, extract::Path, response::Response};
use maud::{Markup, html};

/// `POST /people/{person}/positions`
pub async fn appoint(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let errors = match read(&cx, person, &typed) {
        Err(errors) => errors,
        Ok(appoint) => match cx.db().run(&viewer.clone().into(), &appoint).await {
            Ok(()) => return Ok(see_other(&format!("/people/{person}"))),
            Err(refusal) => {
                let field = field(&refusal);
                Errors::one(field, refused::words(cx.lang, refusal)?)
            }
        },
    };
    again(&viewer, &cx, person, typed, &errors).await
}

fn read(cx: &Cx, person: PersonId, typed: &Typed) -> Result<Appoint, Errors> {
    let mut errors = Errors::new();
    let unit = typed.unit.parse().ok();
    if unit.is_none() {
        errors.add("unit", t!(cx.lang, "person-no-unit"));
    }
    let mut day = |field: &str, text: &str| {
        day_or_none(text).unwrap_or_else(|_| {
            errors.add(field, t!(cx.lang, "day-unreadable"));
            None
        })
    };
    let (from, to) = (day("valid_from", &typed.valid_from), day("valid_to", &typed.valid_to));
    match unit {
        Some(unit) if errors.is_empty() => Ok(Appoint {
            person,
            unit,
            title: typed.position.clone(),
            valid_from: from,
            valid_to: to,
            principal: !typed.principal.is_empty(),
        }),
        _ => Err(errors),
    }
}

fn field(refusal: &AccountRefusal) -> &'static str {
    match refusal {
        AccountRefusal::NoUnitThen { .. } => "unit",
        AccountRefusal::BeginsLater(_) => "valid_from",
        AccountRefusal::Org(OrgRefusal::EndsBeforeItBegins) => "valid_to",
        _ => "position",
    }
}

/// `POST /people/{person}/positions/end`
pub async fn end(
    viewer: Viewer,
    cx: Cx,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let number = typed.number.parse().map_err(|_| Error::NotFound)?;
    let field = format!("last_day-{number}");
    let errors = match typed_day(&typed.last_day) {
        None => Errors::one(&field, t!(cx.lang, "day-unreadable")),
        Some(on) => {
            let end = EndPosition { person, number, on };
            match cx.db().run(&viewer.clone().into(), &end).await {
                Ok(()) => return Ok(see_other(&format!("/people/{person}"))),
                Err(refusal) => Errors::one(&field, refused::words(cx.lang, refusal)?),
            }
        }
    };
    again(&viewer, &cx, person, typed, &errors).await
}

/// The positions, and the form of another one.
pub(super) fn section(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let names = sheet.names(cx);
    html! {
        section.card aria-labelledby="positions-title" {
            h2 id="positions-title" { (t!(lang, "person-positions")) }
            ul.became {
                @for held in &sheet.positions {
                    li {
                        p {
                            b { @if held.title.is_empty() { "–" } @else { (held.title) } }
                            @if let Some(unit) = names.unit(held.unit) { ", " (names.link(unit)) }
                        }
                        p.cap { (span(lang, held.valid_from, held.valid_to)) }
                        @if held.is_to_come(cx.today()) {
                            (tag(State::Info, &t!(lang, "person-to-come")))
                        }
                        @if held.valid_to.is_none() { (ending(cx, sheet, held.number, typed, errors)) }
                    }
                }
            }
            details open[errors.of("unit").is_some() || errors.of("position").is_some()
                || errors.of("valid_from").is_some() || errors.of("valid_to").is_some()] {
                summary { (t!(lang, "person-appoint")) }
                (appointing(cx, sheet, typed, errors))
            }
        }
    }
}

fn ending(cx: &Cx, sheet: &Sheet, number: i32, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let id = format!("last_day-{number}");
    let error = errors.of(&id);
    let value = if error.is_some() { typed.last_day.as_str() } else { "" };
    html! {
        form.pair method="post" action={"/people/" (sheet.row.person) "/positions/end"} novalidate {
            input type="hidden" name="number" value=(number);
            div.field.bad[error.is_some()] {
                label for=(id) { (t!(lang, "person-last-day")) }
                @if let Some(error) = error { p.wrong id={(id) "-error"} { (error) } }
                input type="text" id=(id) name="last_day" value=(value) autocomplete="off"
                    aria-describedby=[error.map(|_| format!("{id}-error"))]
                    aria-invalid=[error.map(|_| "true")];
            }
            button.btn.q { (t!(lang, "person-end")) }
        }
    }
}

fn appointing(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let units = sheet::units(cx, &sheet.register);
    let day = |name, label: &str, value: &str| {
        let hint = t!(lang, "day-hint");
        Input::new(name, label, value).errors(errors).hint(&hint).line("text", "off")
    };
    html! {
        form.stacked method="post" action={"/people/" (sheet.row.person) "/positions"} novalidate {
            (Input::new("unit", &t!(lang, "person-unit"), &typed.unit).errors(errors)
                .choice(&units))
            (Input::new("position", &t!(lang, "person-title"), &typed.position).errors(errors)
                .line("text", "off"))
            (day("valid_from", &t!(lang, "unit-valid-from"), &typed.valid_from))
            (day("valid_to", &t!(lang, "unit-valid-to"), &typed.valid_to))
            (Input::new("principal", &t!(lang, "person-principal"), "")
                .hint(&t!(lang, "person-principal-hint")).tick(!typed.principal.is_empty()))
            div.act { button.btn { (t!(lang, "person-appoint")) } }
        }
    }
}
