//! `GET /rounds`: the rounds of the authority, whatever their state.

use crate::{
    pages::words_of,
    store::round::{self, Round},
    words::t,
};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Lang, PageResult, heads},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    if !round::sees_drafts(&viewer) {
        return Err(Error::NotYours);
    }
    let lang = cx.lang;
    let rounds = round::listed(cx.db(), &viewer).await?;
    let title = t!(lang, "rounds-title");
    let content = html! {
        h1 { (title) }
        @if rounds.is_empty() { p.muted { (t!(lang, "rounds-empty")) } }
        @else {
            p.muted { (t!(lang, "rounds-answer", n = rounds.len())) }
            section.card aria-label=(title) { (table(lang, &rounds)) }
        }
        @if viewer.may_everywhere(Verb::RunSurvey) {
            p.act { a.btn href="/rounds/new" { (t!(lang, "rounds-open")) } }
        }
    };
    Ok(cx.page(&title, &content))
}

fn table(lang: Lang, rounds: &[Round]) -> Markup {
    let head = [
        t!(lang, "round-year"),
        t!(lang, "round"),
        t!(lang, "round-state"),
        t!(lang, "round-results"),
    ];
    let [_, _, _, results] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for round in rounds {
                    tr {
                        td.num { (round.year) }
                        td {
                            a href={"/rounds/" (round.id)} lang="vi" { (round.title) }
                            p.cap { (words_of::block(lang, &round.block)) }
                        }
                        td { (words_of::state(lang, round.state)) }
                        td data-label=(results) { (words_of::kind(lang, round.kind)) }
                    }
                }
            }
        }
    }
}
