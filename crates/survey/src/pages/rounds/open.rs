//! `GET /rounds/new` and `POST /rounds`: opens a round.

use super::{
    crumb,
    form::{self, Typed},
};
use crate::{pages::refused, transitions::OpenRound, words::t};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other},
};
use maud::{Markup, html};

pub async fn show(_: Viewer, cx: Cx) -> PageResult {
    let typed = Typed { year: cx.today().year().to_string(), ..Typed::default() };
    Ok(cx.page(&t!(cx.lang, "rounds-open"), &view(&cx, &typed, &Errors::new())))
}

pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let errors = match typed.about(cx.lang) {
        Err(errors) => errors,
        Ok(about) => match cx.db().run(&viewer.into(), &OpenRound { about }).await {
            Ok(round) => return Ok(see_other(&format!("/rounds/{round}"))),
            Err(refusal) => form::errors(cx.lang, &refused::or_page(refusal)?),
        },
    };
    let content = view(&cx, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "rounds-open"), &content).into_response())
}

fn view(cx: &Cx, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        (crumb(lang, None))
        h1 { (t!(lang, "rounds-open")) }
        p.muted { (t!(lang, "rounds-open-explained")) }
        section.card {
            form.stacked method="post" action="/rounds" novalidate {
                (form::fields(lang, typed, errors))
                div.act { button.btn { (t!(lang, "rounds-open")) } }
            }
        }
    }
}
