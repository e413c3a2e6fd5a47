//! `GET /ddci/{address}`: who stands where, and how sure that is.

use super::{
    Results, chart, crumb, last_head, no_figure,
    sides::{self, Side},
};
use crate::{
    model::{Part, Rated, Score},
    pages::words_of,
    words::t,
};
use axum::extract::Path;
use ddci_platform::web::{Cx, Lang, PageResult, Points, date, heads, points};
use maud::{Markup, html};

pub async fn show(cx: Cx, Path(address): Path<String>) -> PageResult {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let round = &results.round;
    let (from, to) = (date(lang, round.from), date(lang, round.to));
    let content = html! {
        (crumb(lang, None))
        h1 lang="vi" { (round.title) }
        (sides::of_round(lang, round, Side::Board))
        (words_of::banner(lang, round))
        p { b { (answer(lang, &results)) } }
        p.muted {
            (words_of::block(lang, &round.block)) " · "
            (t!(lang, "round-from-to", from = from, to = to)) " · "
            (t!(lang, "board-n-units", n = results.rated.len()))
            @if let Some(n) = results.answers() { " · " (t!(lang, "board-n-answers", n = n)) }
        }
        section.card aria-label=(t!(lang, "board-title")) {
            (table(lang, &results))
            @if round.has_intervals() { p.cap { (t!(lang, "board-legend")) } }
        }
        section.card { (chart::board(lang, &results)) }
        section.card {
            h2 { (t!(lang, "board-method")) }
            p lang="vi" { (round.method) }
        }
    };
    Ok(cx.page(&round.title, &content))
}

/// Who leads, and which units cannot be told from them.
fn answer(lang: Lang, results: &Results) -> String {
    let ranked = results.ranked();
    let Some((first, Some(score))) = ranked.first() else { return t!(lang, "board-nobody") };
    let Some(value) = score.value else { return t!(lang, "board-nobody") };
    let (unit, at) = (first.name(lang), points(lang, Points(value)));
    let lead = t!(lang, "board-leads", unit = unit, points = at);
    if !results.round.has_intervals() {
        return lead;
    }
    let may_lead = |score: &Score| score.places.is_some_and(|(best, _)| best == 1);
    let others = ranked.iter().skip(1).filter(|(_, score)| score.is_some_and(may_lead)).count();
    let sure = match others {
        0 => t!(lang, "board-alone"),
        n => t!(lang, "board-with-others", n = n),
    };
    format!("{lead} {sure}")
}

fn table(lang: Lang, results: &Results) -> Markup {
    let head = [
        t!(lang, "board-place"),
        t!(lang, "board-unit"),
        t!(lang, "board-score"),
        t!(lang, "board-places"),
        t!(lang, "board-band"),
        t!(lang, "board-answers"),
        last_head(lang, results),
    ];
    html! {
        table.cards {
            (heads(&head))
            tbody { @for (rated, score) in results.ranked() { (row(lang, results, rated, score, &head)) } }
        }
    }
}

fn row(
    lang: Lang,
    results: &Results,
    rated: &Rated,
    score: Option<&Score>,
    [place, _, points_head, places, band, answers, last]: &[String; 7],
) -> Markup {
    let whole = Part::composite();
    let dash = || html! { span.cap { "–" } };
    html! {
        tr {
            td.num data-label=(place) {
                @match score.and_then(|score| score.place) { Some(n) => b { (n) }, None => (dash()) }
            }
            td { a href={(results.round.href()) "/" (rated.code)} { (rated.name(lang)) } }
            td.num data-label=(points_head) {
                (figure(lang, results, rated, score))
            }
            td.num data-label=(places) {
                @match score.and_then(|score| score.places) {
                    Some(both) => (words_of::places(both)),
                    None => (dash()),
                }
            }
            td data-label=(band) lang="vi" {
                @match score.and_then(|score| score.band.as_deref()) {
                    Some(band) => (band),
                    None => (dash()),
                }
            }
            td.num data-label=(answers) {
                @match score { Some(score) if score.answers > 0 => (score.answers), _ => (dash()) }
            }
            td.num data-label=(last) {
                @match results.last(rated.unit, &whole) {
                    Some(value) => (points(lang, Points(value))),
                    None => (dash()),
                }
            }
        }
    }
}

/// The score with its interval; in words where there is none.
fn figure(lang: Lang, results: &Results, rated: &Rated, score: Option<&Score>) -> Markup {
    let whole = Part::composite();
    html! {
        @match score.and_then(|score| score.value.map(|value| (score, value))) {
            Some((score, value)) => {
                b { (points(lang, Points(value))) }
                @if let Some(both) = score.interval { p.cap { (words_of::interval(lang, both)) } }
                (words_of::note(lang, score.note))
            }
            None => span.cap { (no_figure(lang, results, rated.unit, &whole)) },
        }
    }
}
