//! `GET /ddci/{address}`: who stands where, and how sure that is.

use super::{
    Results, chart, crumb, last_head, no_figure,
    sides::{self, Side},
};
use crate::{
    model::{Part, Rated, ResultKind, Score, findings},
    pages::{findings_words, words_of},
    words::t,
};
use axum::extract::Path;
use ddci_platform::web::{Cx, Lang, PageResult, Points, date, points};
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
        (suspected(lang, &results))
        section.card { (chart::board(lang, &results)) }
        section.card {
            h2 { (t!(lang, "board-method")) }
            p lang="vi" { (round.method) }
        }
    };
    Ok(cx.page(&round.title, &content))
}

/// What looks wrong in a published table: it stands here as it was published.
fn suspected(lang: Lang, results: &Results) -> Markup {
    if results.round.kind != Some(ResultKind::Stated) {
        return html! {};
    }
    let found = findings(&results.set, &results.rated, &results.stated()).unwrap_or_default();
    findings_words::list(lang, &results.set, &found)
}

/// Who leads, and which units cannot be told from them.
fn answer(lang: Lang, results: &Results) -> String {
    let ranked = results.ranked();
    let Some((first, Some(score))) = ranked.first() else { return t!(lang, "board-nobody") };
    let Some(value) = score.value else { return t!(lang, "board-nobody") };
    let (unit, at) = (first.name(lang), points(lang, Points(value)));
    let first = |score: &Score| score.place == Some(1);
    let together = ranked.iter().filter(|(_, score)| score.is_some_and(first)).count();
    let lead = match together {
        0 | 1 => t!(lang, "board-leads", unit = unit, points = at),
        n => t!(lang, "board-lead-together", n = n, points = at),
    };
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

/// The heads of the table. Those of columns in which nothing could stand are none.
struct Heads {
    place: String,
    unit: String,
    score: String,
    places: Option<String>,
    band: String,
    answers: Option<String>,
    last: Option<String>,
}

impl Heads {
    fn of(lang: Lang, results: &Results) -> Self {
        let sure = results.round.has_intervals();
        let counted = results.rated.iter().any(|rated| rated.answers > 0);
        Self {
            place: t!(lang, "board-place"),
            unit: t!(lang, "board-unit"),
            score: t!(lang, "board-score"),
            places: sure.then(|| t!(lang, "board-places")),
            band: t!(lang, "board-band"),
            answers: counted.then(|| t!(lang, "board-answers")),
            last: last_head(lang, results),
        }
    }
}

fn table(lang: Lang, results: &Results) -> Markup {
    let head = Heads::of(lang, results);
    html! {
        table.cards {
            (words_of::heads(&[
                Some(&head.place), Some(&head.unit), Some(&head.score), head.places.as_ref(),
                Some(&head.band), head.answers.as_ref(), head.last.as_ref(),
            ]))
            tbody {
                @for (rated, score) in results.ranked() {
                    (row(lang, results, rated, score, &head))
                }
            }
        }
    }
}

fn row(
    lang: Lang,
    results: &Results,
    rated: &Rated,
    score: Option<&Score>,
    head: &Heads,
) -> Markup {
    let places = score.and_then(|score| score.places).map(words_of::places);
    let answers = score.map(|score| score.answers).filter(|answers| *answers > 0);
    let last = results.last(rated.unit, &Part::composite());
    html! {
        tr {
            td.num data-label=(head.place) {
                b { (or_dash(score.and_then(|score| score.place).map(|place| place.to_string()))) }
            }
            td { a href={(results.round.href()) "/" (rated.code)} { (rated.name(lang)) } }
            td.num data-label=(head.score) { (figure(lang, results, rated, score)) }
            @if let Some(label) = &head.places { td.num data-label=(label) { (or_dash(places)) } }
            td data-label=(head.band) lang="vi" {
                (or_dash(score.and_then(|score| score.band.clone())))
            }
            @if let Some(label) = &head.answers {
                td.num data-label=(label) { (or_dash(answers.map(|answers| answers.to_string()))) }
            }
            @if let Some(label) = &head.last {
                td.num data-label=(label) {
                    (or_dash(last.map(|value| points(lang, Points(value)))))
                }
            }
        }
    }
}

fn or_dash(words: Option<String>) -> String {
    words.unwrap_or_else(|| "–".to_owned())
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
