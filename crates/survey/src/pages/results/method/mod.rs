//! `GET /ddci/{address}/method`: everything that is needed to work a round out anew.

mod formula;
mod rules;
mod set;

use super::{
    Results, basis, crumb,
    sides::{self, Side},
};
use crate::{
    model::{Basis, LeftOut, Part, REPLICATES},
    open_data::set_hash,
    pages::words_of,
    store::left_out,
    words::t,
};
use axum::extract::Path;
use ddci_platform::web::{Cx, Lang, PageResult, date, heads};
use maud::{Markup, html};

pub async fn show(cx: Cx, Path(address): Path<String>) -> PageResult {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let basis = basis::of(cx.db(), &results.round).await?;
    let out = left_out::of_round(cx.db(), results.round.id).await?;
    let title = t!(lang, "method-title");
    let content = html! {
        (crumb(lang, Some(&results.round)))
        h1 { (title) }
        (sides::of_round(lang, &results.round, Side::Method))
        (words_of::banner(lang, &results.round))
        p {
            b {
                @if basis.is_some() { (t!(lang, "method-answer")) }
                @else { (t!(lang, "method-answer-stated")) }
            }
        }
        section.card { h2 { (t!(lang, "board-method")) } (survey(lang, &results)) }
        section.card { h2 { (t!(lang, "method-sample")) } (sample(lang, &results, basis.as_deref(), out)) }
        section.card { h2 { (t!(lang, "method-set")) } (set::view(lang, &results, basis.as_deref())) }
        section.card { h2 { (t!(lang, "method-rules")) } (rules::view(lang, &results.set)) }
        section.card { h2 { (t!(lang, "method-formula")) } (formula::view(lang, &results)) }
        section.card { h2 { (t!(lang, "method-again")) } (again(lang, &results)) }
    };
    Ok(cx.page(&title, &content))
}

fn survey(lang: Lang, results: &Results) -> Markup {
    let round = &results.round;
    let (from, to) = (date(lang, round.from), date(lang, round.to));
    html! {
        p lang="vi" { (round.method) }
        p.muted {
            (words_of::block(lang, &round.block)) " · "
            (t!(lang, "round-from-to", from = from, to = to))
        }
    }
}

/// How many answers there are of each unit, what was left out, how they were drawn.
fn sample(lang: Lang, results: &Results, basis: Option<&Basis>, out: LeftOut) -> Markup {
    let head = [t!(lang, "board-unit"), t!(lang, "board-answers")];
    let [_, answers] = &head;
    let whole = Part::composite();
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for rated in &results.rated {
                    tr {
                        td { (rated.name(lang)) }
                        td.num data-label=(answers) {
                            @if results.is_hidden(rated.unit, &whole) {
                                span.cap { (t!(lang, "few-answers")) }
                            } @else if rated.answers > 0 { (rated.answers) }
                            @else { span.cap { "–" } }
                        }
                    }
                }
            }
        }
        @if basis.is_some() {
            p { (t!(lang, "method-left-out", n = out.total())) }
            ul {
                li { (t!(lang, "method-cleaning-dealt", n = out.not_dealt_with)) }
                li { (t!(lang, "method-cleaning-empty", n = out.empty)) }
                li { (t!(lang, "method-cleaning-twice", n = out.again)) }
            }
            p { (t!(lang, "method-design")) }
        }
    }
}

/// What it takes to compute it again: versions, seed, hashes, commands, files.
fn again(lang: Lang, results: &Results) -> Markup {
    let round = &results.round;
    html! {
        dl.facts {
            dt { (t!(lang, "method-program")) } dd { "ddci " (env!("CARGO_PKG_VERSION")) }
            @if round.has_intervals() {
                dt { (t!(lang, "method-seed")) } dd { (round.seed) }
                dt { (t!(lang, "method-replicates")) } dd { (REPLICATES) }
            }
            dt { (t!(lang, "method-hash-set")) } dd.hash { code { (set_hash(round)) } }
            dt { (t!(lang, "method-hash-source")) } dd.hash { (hash(&round.source_hash)) }
            dt { (t!(lang, "method-hash-inputs")) } dd.hash { (hash(&round.input_hash)) }
        }
        p { a href={(round.href()) "/data/index-set.toml"} { (t!(lang, "data-set")) } }
        p { a href={(round.href()) "/data"} { (t!(lang, "method-see-data")) } }
        @if round.has_intervals() {
            p { (t!(lang, "method-commands")) }
            pre.numbers tabindex="0" { code { (commands(round.seed)) } }
            p.cap { (t!(lang, "method-commands-small")) }
        }
    }
}

fn hash(text: &str) -> Markup {
    html! { @if text.is_empty() { "–" } @else { code { (text) } } }
}

/// The commands that work the round out anew from its answers.
fn commands(seed: i64) -> String {
    [
        "ddci index check answers.csv --set index-set.toml".to_owned(),
        "ddci index score answers.csv --set index-set.toml".to_owned(),
        format!(
            "ddci index uncertainty answers.csv --set index-set.toml --replicates {REPLICATES} \
             --seed {seed} --level 0.95"
        ),
    ]
    .join("\n")
}
