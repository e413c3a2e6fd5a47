//! Open data of a round: the page, and the files.

use super::{
    Results, basis, crumb,
    sides::{self, Side},
};
use crate::{
    model::{Basis, LEAST_SHOWN},
    open_data::{Given, Published, Sheet, document},
    pages::words_of,
    published_scores::is_shown,
    store::{left_out, licence, score},
    words::t,
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org,
    web::{Cx, Error, Lang, PageResult, heads},
};
use maud::{Markup, html};
use std::sync::Arc;

/// The name of the file with everything, and that of the index set.
const WHOLE: &str = "data.json";
const SET: &str = "index-set.toml";

/// A round with what its files are made of.
struct Data {
    results: Results,
    basis: Option<Arc<Basis>>,
    given: Given,
}

impl Data {
    async fn at(cx: &Cx, address: &str) -> Result<Self, Error> {
        let results = Results::at(cx, address).await?;
        let authority = org::unit(cx.db(), results.round.authority).await?;
        let given = Given {
            authority: authority.map(|unit| unit.name).unwrap_or_default(),
            licence: licence::of_round(cx.db(), results.round.id).await?,
            left_out: left_out::of_round(cx.db(), results.round.id).await?,
            version: env!("CARGO_PKG_VERSION"),
        };
        Ok(Self { basis: basis::of(cx.db(), &results.round).await?, results, given })
    }

    /// What everybody gets, whoever asks.
    async fn published(&self, cx: &Cx) -> Result<Published<'_>, Error> {
        let round = &self.results.round;
        let mut scores = score::of_round(cx.db(), round.id).await?;
        scores.retain(|score| is_shown(round, score));
        let mut rated = self.results.rated.clone();
        rated.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(Published { round, set: &self.results.set, rated, scores, basis: self.basis.as_deref() })
    }
}

/// `GET /ddci/{address}/data`
pub async fn show(cx: Cx, Path(address): Path<String>) -> PageResult {
    let lang = cx.lang;
    let data = Data::at(&cx, &address).await?;
    let published = data.published(&cx).await?;
    let (round, sheets) = (&data.results.round, published.sheets());
    let title = t!(lang, "data-title");
    let content = html! {
        (crumb(lang, Some(round)))
        h1 { (title) }
        (sides::of_round(lang, round, Side::Data))
        (words_of::banner(lang, round))
        p { (t!(lang, "data-explained")) }
        section.card { h2 { (t!(lang, "data-files")) } (files(lang, &round.href(), &sheets)) }
        section.card { h2 { (t!(lang, "licence")) } (terms(lang, &data.given.licence)) }
        @if data.basis.is_some() {
            section.card {
                h2 { (t!(lang, "data-left-out")) }
                p { (t!(lang, "data-n-left-out", n = published.left_out(), least = LEAST_SHOWN)) }
                p { (t!(lang, "data-small", least = LEAST_SHOWN)) }
            }
        }
        section.card {
            h2 { (t!(lang, "data-columns")) }
            p { (t!(lang, "data-format")) }
            @for sheet in &sheets { (columns(lang, sheet)) }
        }
    };
    Ok(cx.page(&title, &content))
}

fn files(lang: Lang, href: &str, sheets: &[Sheet]) -> Markup {
    let way = |file: &str| format!("{href}/data/{file}");
    html! {
        ul {
            @for sheet in sheets {
                li {
                    a href=(way(&sheet.file())) { (sheet.file()) } ": " (of_sheet(lang, sheet.name))
                    " (" (t!(lang, "data-n-rows", n = sheet.rows.len())) ")"
                }
            }
            li { a href=(way(WHOLE)) { (WHOLE) } ": " (t!(lang, "data-whole")) }
            li { a href=(way(SET)) { (SET) } ": " (t!(lang, "data-set")) }
        }
    }
}

/// What a table holds.
fn of_sheet(lang: Lang, name: &str) -> String {
    match name {
        "units" => t!(lang, "data-units"),
        "sub-indices" => t!(lang, "data-sub-indices"),
        "indicators" => t!(lang, "data-indicators"),
        _ => t!(lang, "data-values"),
    }
}

fn terms(lang: Lang, licence: &str) -> Markup {
    html! {
        @if licence.is_empty() { p { (t!(lang, "licence-none")) } }
        @else { p lang="vi" { (licence) } }
    }
}

fn columns(lang: Lang, sheet: &Sheet) -> Markup {
    let head = [t!(lang, "data-column"), t!(lang, "data-meaning")];
    let [_, meaning] = &head;
    html! {
        h3 { (sheet.file()) }
        table.cards {
            (heads(&head))
            tbody {
                @for column in &sheet.columns {
                    tr {
                        td { code { (column.name()) } }
                        td data-label=(meaning) { (column.words(lang)) }
                    }
                }
            }
        }
    }
}

/// `GET /ddci/{address}/data/{file}`
pub async fn file(
    cx: Cx,
    Path((address, file)): Path<(String, String)>,
) -> Result<Response, Error> {
    let data = Data::at(&cx, &address).await?;
    let named = |kind: &'static str, text: String| {
        let name = format!("attachment; filename=\"ddci-{}-{file}\"", data.results.round.address);
        let headers =
            [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)];
        (headers, text).into_response()
    };
    if file == SET {
        return Ok(named("application/toml; charset=utf-8", data.results.round.index_text.clone()));
    }
    let published = data.published(&cx).await?;
    if file == WHOLE {
        let text = serde_json::to_string_pretty(&document(&published, &data.given));
        let text = text.map_err(|_| Error::Internal)?;
        return Ok(named("application/json; charset=utf-8", text));
    }
    let sheet = published.sheets().into_iter().find(|sheet| sheet.file() == file);
    let sheet = sheet.ok_or(Error::NotFound)?;
    Ok(named("text/csv; charset=utf-8", sheet.csv()))
}
