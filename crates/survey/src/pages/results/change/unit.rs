//! `GET /ddci/{address}/{unit}/change`: whether one unit truly changed, and why its points did.

use super::{broken, parts, since};
use crate::{
    model::{Part, Parts, Rated, Score, changed, verdict_of},
    pages::{
        results::{
            Results, basis,
            compared::Compared,
            crumb, figures,
            sides::{self, UnitSide},
        },
        words_of,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::web::{Cx, Error, Lang, PageResult, Points, heads, points};
use maud::{Markup, html};

pub async fn show(cx: Cx, Path((address, code)): Path<(String, String)>) -> PageResult {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let rated = results.rated.iter().find(|rated| rated.code == code).ok_or(Error::NotFound)?;
    let compared = Compared::of(&cx, &results).await?;
    let title = t!(lang, "change-of-unit", unit = rated.name(lang));
    let body = match &compared {
        None => html! { p { (t!(lang, "change-first")) } },
        Some(compared) => against(&cx, &results, compared, rated).await?,
    };
    let content = html! {
        (crumb(lang, Some(&results.round)))
        h1 { (title) }
        (sides::of_unit(lang, &results.round, &rated.code, UnitSide::Change))
        (words_of::banner(lang, &results.round))
        (body)
    };
    Ok(cx.page(&title, &content))
}

async fn against(
    cx: &Cx,
    results: &Results,
    compared: &Compared,
    rated: &Rated,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let now = results.score(rated.unit, &Part::composite());
    let Some((before, now)) = compared.whole(rated.unit).zip(now) else {
        return Ok(html! { p { (t!(lang, "change-not-both")) } });
    };
    let both = before.value.zip(now.value);
    let why = match both {
        Some((before, now)) => decomposed(cx, results, compared, rated, now - before).await?,
        None => None,
    };
    let gap = compared.series_break(lang, results, Some(rated.unit));
    let path = format!("{}/{}/change", results.round.href(), rated.code);
    Ok(html! {
        p { b { (answer(lang, compared, before, now)) } }
        (broken(lang, gap.clone()))
        section.card {
            @match both.zip(why) {
                Some((both, why)) => (parts::drawn(lang, results, compared, both, &why, gap)),
                None => { h2 { (t!(lang, "change-why")) } p { (t!(lang, "change-why-unknown")) } }
            }
        }
        section.card {
            h2 { (t!(lang, "profile-sub-indices")) }
            (table(lang, results, compared, rated))
        p.cap { (t!(lang, "change-legend")) }
        }
        (since(lang, compared, &path))
    })
}

/// The parts of the change; none where one of the years is a published table, or the years have
/// nothing in common.
async fn decomposed(
    cx: &Cx,
    results: &Results,
    compared: &Compared,
    rated: &Rated,
    total: i64,
) -> Result<Option<Parts>, Error> {
    let after = basis::of(cx.db(), &results.round).await?;
    let before = basis::of(cx.db(), &compared.round).await?;
    let (Some(before), Some(after)) = (before, after) else { return Ok(None) };
    let Some(origin) = compared.origin(rated.unit) else { return Ok(None) };
    let change = changed(&before, &after, &origin, &rated.code).ok();
    Ok(change.and_then(|change| Parts::of(&change, total)))
}

fn answer(lang: Lang, compared: &Compared, before: &Score, now: &Score) -> String {
    let Some((old, new)) = before.value.zip(now.value) else { return t!(lang, "change-not-both") };
    let at = |value: i64| points(lang, Points(value));
    let year = compared.round.year.to_string();
    let by = at((new - old).abs());
    let (from, to) = (at(old), at(new));
    let moved = match new - old {
        0 => t!(lang, "change-same", to = to, year = year),
        up if up > 0 => t!(lang, "change-rose", by = by, from = from, to = to, year = year),
        _ => t!(lang, "change-fell", by = by, from = from, to = to, year = year),
    };
    format!("{moved} {}", figures::verdict_sentence(lang, verdict_of(before, now)))
}

fn table(lang: Lang, results: &Results, compared: &Compared, rated: &Rated) -> Markup {
    let head = [
        t!(lang, "profile-sub-index"),
        t!(lang, "board-last", year = compared.round.year.to_string()),
        t!(lang, "board-last", year = results.round.year.to_string()),
        t!(lang, "change-by"),
        t!(lang, "change-verdict"),
    ];
    let [_, before_head, now_head, by, verdict] = &head;
    let largest = compared.origin(rated.unit);
    let largest = largest.as_ref().and_then(|origin| compared.unit(origin.largest()?));
    let old = |part: &Part| compared.score(largest?.unit, part);
    let plain = |score: Option<&Score>| match score.and_then(|score| score.value) {
        Some(value) => html! { (points(lang, Points(value))) },
        None => html! { span.cap { "–" } },
    };
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for (part, name) in results.sub_indices() {
                    @let (before, now) = (old(&part), results.score(rated.unit, &part));
                    @let both = before.zip(now);
                    @let change = both.and_then(|(before, now)| Some(now.value? - before.value?));
                    tr {
                        td lang="vi" { (name) }
                        td.num data-label=(before_head) { (plain(before)) }
                        td.num data-label=(now_head) { (plain(now)) }
                        td.num data-label=(by) {
                            @match change {
                                Some(change) => b { (figures::signed(lang, change)) },
                                None => span.cap { "–" },
                            }
                        }
                        td data-label=(verdict) {
                            @match both.filter(|_| change.is_some()) {
                                Some((before, now)) => {
                                    (figures::verdict(lang, verdict_of(before, now)))
                                }
                                None => span.cap { (t!(lang, "change-cannot")) },
                            }
                        }
                    }
                }
            }
        }
    }
}
