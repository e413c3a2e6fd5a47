//! `/rounds/{round}/licence`: the terms under which the data of a round may be used.

use super::{crumb, visible};
use crate::{
    model::RoundId,
    pages::refused,
    store::{licence, round::Round},
    transitions::SetLicence,
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    words: String,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> PageResult {
    let round = visible(&cx, &viewer, id).await?;
    let words = licence::of_round(cx.db(), id).await?;
    let content = view(&cx, &round, &words, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "licence"), &content))
}

pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<RoundId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let round = visible(&cx, &viewer, id).await?;
    let set = SetLicence { round: id, words: typed.words.clone() };
    let Err(refusal) = cx.db().run(&viewer.into(), &set).await else {
        return Ok(see_other(&format!("/rounds/{id}?done")));
    };
    let words = refused::words(cx.lang, &refused::or_page(refusal)?);
    let content = view(&cx, &round, &typed.words, &Errors::one("words", words));
    Ok(cx.page_with_errors(&t!(cx.lang, "licence"), &content).into_response())
}

fn view(cx: &Cx, round: &Round, words: &str, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        (crumb(lang, Some(round)))
        h1 { (t!(lang, "licence")) }
        p.muted { (t!(lang, "licence-explained")) }
        section.card {
            form.stacked method="post" action={"/rounds/" (round.id) "/licence"} novalidate {
                (Input::new("words", &t!(lang, "licence-words"), words)
                    .hint(&t!(lang, "licence-hint")).errors(errors).area(5))
                div.act { button.btn { (t!(lang, "round-save")) } }
            }
        }
    }
}
