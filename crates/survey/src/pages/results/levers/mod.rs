//! `GET /ddci/{address}/{unit}/levers`: where a step pays most, what a target needs, what if.

mod back;
mod ranked;
mod typed;
mod what_if;

use super::{
    Results, basis, crumb,
    sides::{self, UnitSide},
    targets,
};
use crate::{
    model::{Basis, Rated},
    pages::words_of,
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    seam::UnitTargets,
    web::{Cx, Error, Errors, Lang},
};
use maud::{Markup, html};

/// The unit, with everything that its levers are worked out from.
struct About<'a> {
    lang: Lang,
    results: &'a Results,
    rated: &'a Rated,
    basis: &'a Basis,
    targets: Option<UnitTargets>,
}

pub async fn show(
    cx: Cx,
    Path((address, code)): Path<(String, String)>,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let rated = results.rated.iter().find(|rated| rated.code == code).ok_or(Error::NotFound)?;
    let basis = basis::of(cx.db(), &results.round).await?;
    let title = t!(lang, "levers-of-unit", unit = rated.name(lang));
    let mut errors = Errors::new();
    let body = match &basis {
        None => html! { p { (t!(lang, "levers-need-answers")) } },
        Some(basis) if basis.composite(&rated.code).is_none() => {
            html! { p { (t!(lang, "levers-need-score")) } }
        }
        Some(basis) => {
            let targets = targets(&cx, &results, rated).await?;
            let about = About { lang, results: &results, rated, basis, targets };
            view(&cx, &about, &mut errors)?
        }
    };
    let content = html! {
        (errors.summary(lang))
        (crumb(lang, Some(&results.round)))
        h1 { (title) }
        (sides::of_unit(lang, &results.round, &rated.code, UnitSide::Levers))
        (words_of::banner(lang, &results.round))
        (body)
    };
    let page = match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    };
    Ok(page.into_response())
}

fn view(cx: &Cx, about: &About<'_>, errors: &mut Errors) -> Result<Markup, Error> {
    let (best, all) = ranked::view(about);
    let back = back::view(cx, about, errors)?;
    let what_if = what_if::view(cx, about, errors)?;
    Ok(html! { (best) (back) (what_if) (all) })
}

/// The address that both forms go to.
fn path(about: &About<'_>) -> String {
    format!("{}/{}/levers", about.results.round.href(), about.rated.code)
}
