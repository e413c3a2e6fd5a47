//! `/rounds/{round}/change`: changes what a round is about.

use super::{
    crumb,
    form::{self, Typed},
    visible,
};
use crate::{
    model::RoundId, pages::refused, store::round::Round, transitions::ChangeRound, words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> PageResult {
    let round = visible(&cx, &viewer, id).await?;
    let content = view(&cx, &round, &Typed::of(&round), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "round-change"), &content))
}

pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<RoundId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let round = visible(&cx, &viewer, id).await?;
    let errors = match typed.about(cx.lang) {
        Err(errors) => errors,
        Ok(about) => match cx.db().run(&viewer.into(), &ChangeRound { round: id, about }).await {
            Ok(()) => return Ok(see_other(&format!("/rounds/{id}"))),
            Err(refusal) => form::errors(cx.lang, &refused::or_page(refusal)?),
        },
    };
    let content = view(&cx, &round, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "round-change"), &content).into_response())
}

fn view(cx: &Cx, round: &Round, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        (crumb(lang, Some(round)))
        h1 { (t!(lang, "round-change")) }
        p.muted { (t!(lang, "round-change-explained")) }
        section.card {
            form.stacked method="post" action={"/rounds/" (round.id) "/change"} novalidate {
                (form::fields(lang, typed, errors))
                div.act { button.btn { (t!(lang, "round-save")) } }
            }
        }
    }
}
