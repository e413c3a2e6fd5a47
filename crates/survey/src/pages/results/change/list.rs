//! `GET /ddci/{address}/change`: who truly rose or fell, and of whom that cannot be said.

use super::{broken, since};
use crate::{
    model::{Part, Rated, Score, verdict_of},
    pages::{
        results::{
            Results,
            compared::Compared,
            crumb, figures, no_figure,
            sides::{self, Side},
        },
        words_of,
    },
    words::t,
};
use axum::extract::Path;
use ddci_index::change::Verdict;
use ddci_platform::web::{Cx, Lang, PageResult, Points, heads, points};
use maud::{Markup, html};

/// One unit with both years.
struct Row<'a> {
    rated: &'a Rated,
    now: Option<&'a Score>,
    before: Option<&'a Score>,
    verdict: Option<Verdict>,
    is_composed: bool,
}

impl<'a> Row<'a> {
    fn of(compared: &'a Compared, rated: &'a Rated, now: Option<&'a Score>) -> Self {
        let before = compared.whole(rated.unit);
        let verdict = now.zip(before).and_then(|(now, before)| verdict_of(before, now));
        let is_composed = compared.origin(rated.unit).is_some_and(|origin| origin.is_composed);
        Self { rated, now, before, verdict, is_composed }
    }

    fn change(&self) -> Option<i64> {
        Some(self.now?.value? - self.before?.value?)
    }
}

pub async fn show(cx: Cx, Path(address): Path<String>) -> PageResult {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let compared = Compared::of(&cx, &results).await?;
    let title = t!(lang, "change-title");
    let content = html! {
        (crumb(lang, Some(&results.round)))
        h1 { (title) }
        (sides::of_round(lang, &results.round, Side::Change))
        (words_of::banner(lang, &results.round))
        @match &compared {
            None => p { (t!(lang, "change-first")) },
            Some(compared) => (against(lang, &results, compared)),
        }
    };
    Ok(cx.page(&title, &content))
}

fn against(lang: Lang, results: &Results, compared: &Compared) -> Markup {
    let ranked = results.ranked();
    let rows: Vec<Row<'_>> =
        ranked.iter().map(|(rated, score)| Row::of(compared, rated, *score)).collect();
    html! {
        p { b { (answer(lang, compared, &rows)) } }
        (broken(lang, compared.series_break(lang, results, None)))
        section.card aria-label=(t!(lang, "change-title")) {
            (table(lang, results, compared, &rows))
        p.cap { (t!(lang, "change-legend")) }
        }
        (since(lang, compared, &format!("{}/change", results.round.href())))
    }
}

fn answer(lang: Lang, compared: &Compared, rows: &[Row<'_>]) -> String {
    let year = compared.round.year.to_string();
    let known: Vec<Verdict> = rows.iter().filter_map(|row| row.verdict).collect();
    if known.is_empty() {
        return t!(lang, "change-answer-unknown", year = year);
    }
    let count = |is: fn(&Verdict) -> bool| known.iter().filter(|verdict| is(verdict)).count();
    let up = count(|verdict| matches!(verdict, Verdict::Up(_)));
    let down = count(|verdict| matches!(verdict, Verdict::Down(_)));
    let unsure = known.len() - up - down;
    t!(lang, "change-answer", year = year, up = up, down = down, unsure = unsure)
}

fn table(lang: Lang, results: &Results, compared: &Compared, rows: &[Row<'_>]) -> Markup {
    let head = [
        t!(lang, "board-unit"),
        t!(lang, "board-last", year = compared.round.year.to_string()),
        t!(lang, "board-last", year = results.round.year.to_string()),
        t!(lang, "change-by"),
        t!(lang, "change-verdict"),
    ];
    let [_, before, now, by, verdict] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in rows {
                    tr {
                        td {
                            a href=(way(results, compared, row.rated)) { (row.rated.name(lang)) }
                            @if row.is_composed { p.cap { (t!(lang, "break-unit-short")) } }
                        }
                        td.num data-label=(before) { (plain(lang, row.before)) }
                        td.num data-label=(now) { (of_now(lang, results, row)) }
                        td.num data-label=(by) {
                            @match row.change() {
                                Some(change) => b { (figures::signed(lang, change)) },
                                None => span.cap { "–" },
                            }
                        }
                        td data-label=(verdict) {
                            @if row.change().is_some() { (figures::verdict(lang, row.verdict)) }
                            @else { span.cap { (t!(lang, "change-cannot")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The page of the unit's change, since the same round.
fn way(results: &Results, compared: &Compared, rated: &Rated) -> String {
    format!("{}/{}/change?since={}", results.round.href(), rated.code, compared.round.address)
}

fn plain(lang: Lang, score: Option<&Score>) -> Markup {
    match score.and_then(|score| score.value) {
        Some(value) => html! { (points(lang, Points(value))) },
        None => html! { span.cap { "–" } },
    }
}

fn of_now(lang: Lang, results: &Results, row: &Row<'_>) -> Markup {
    match row.now.and_then(|score| score.value) {
        Some(value) => html! { (points(lang, Points(value))) },
        None => html! {
            span.cap { (no_figure(lang, results, row.rated.unit, &Part::composite())) }
        },
    }
}
