//! `GET /ddci`: what is published, newest first.

use crate::{
    pages::words_of,
    store::round::{self, Round},
    words::t,
};
use ddci_platform::{
    org,
    web::{Cx, Lang, PageResult, heads},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub async fn show(cx: Cx) -> PageResult {
    let lang = cx.lang;
    let rounds = round::published(cx.db()).await?;
    let authorities = org::authorities(cx.db()).await?;
    let names: BTreeMap<_, &str> = authorities
        .iter()
        .map(|unit| {
            let english = unit.name_en.as_deref().filter(|_| lang == Lang::En);
            (unit.id, english.unwrap_or(&unit.name))
        })
        .collect();
    let name = |round: &Round| names.get(&round.authority).copied().unwrap_or_default().to_owned();
    let title = t!(lang, "results-title");
    let content = html! {
        h1 { (title) }
        p.muted { (t!(lang, "results-explained")) }
        @if rounds.is_empty() { p { (t!(lang, "results-empty")) } }
        @else { section.card aria-label=(title) { (table(lang, &rounds, &name)) } }
    };
    Ok(cx.page(&title, &content))
}

fn table(lang: Lang, rounds: &[Round], name: &dyn Fn(&Round) -> String) -> Markup {
    let head = [t!(lang, "round-year"), t!(lang, "round"), t!(lang, "round-results")];
    let [_, _, results] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for round in rounds {
                    tr {
                        td.num { (round.year) }
                        td {
                            a href=(round.href()) lang="vi" { (round.title) }
                            p.cap { (name(round)) " · " (words_of::block(lang, &round.block)) }
                            @if round.illustrative { p.cap { b { (t!(lang, "illustrative")) } } }
                        }
                        td data-label=(results) { (words_of::kind(lang, round.kind)) }
                    }
                }
            }
        }
    }
}
