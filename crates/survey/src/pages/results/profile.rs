//! `GET /ddci/{address}/{unit}`: one unit: where it stands, how sure that is, and what pulls it.

use super::{
    Results, chart, crumb, last_head, no_figure,
    sides::{self, UnitSide},
    targets,
};
use crate::{
    model::{Part, Rated, Score},
    pages::words_of,
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    seam::UnitTargets,
    web::{Cx, Error, Lang, PageResult, Points, State, points, tag},
};
use maud::{Markup, html};

/// One sub-index of the unit, with what it is held against.
pub(super) struct Line<'a> {
    pub part: Part,
    pub name: &'a str,
    /// Whether the composite counts it.
    pub counts: bool,
    pub score: Option<&'a Score>,
    pub target: Option<i64>,
    pub median: Option<i64>,
    pub last: Option<i64>,
}

pub async fn show(cx: Cx, Path((address, code)): Path<(String, String)>) -> PageResult {
    let lang = cx.lang;
    let results = Results::at(&cx, &address).await?;
    let rated = results.rated.iter().find(|rated| rated.code == code).ok_or(Error::NotFound)?;
    let targets = targets(&cx, &results, rated).await?;
    let lines = lines(&results, rated, targets.as_ref());
    let whole = results.score(rated.unit, &Part::composite());
    let title = rated.name(lang);
    let content = html! {
        (crumb(lang, Some(&results.round)))
        h1 { (title) }
        (sides::of_unit(lang, &results.round, &rated.code, UnitSide::Profile))
        (words_of::banner(lang, &results.round))
        p { b { (answer(lang, &results, rated, whole)) } }
        @if let Some(targets) = &targets { (against(lang, whole, targets)) }
        section.card {
            h2 { (t!(lang, "profile-sub-indices")) }
            (table(lang, &results, rated, &lines))
        }
        section.card { (chart::profile(lang, &results, rated, &lines)) }
    };
    Ok(cx.page(title, &content))
}

fn lines<'a>(results: &'a Results, rated: &Rated, targets: Option<&UnitTargets>) -> Vec<Line<'a>> {
    let aimed = |name: &str| {
        let known = targets?.sub_indices.iter().find(|target| target.is_of(name));
        known.and_then(|target| target.points)
    };
    let line = |(part, name): (Part, &'a str)| Line {
        name,
        counts: results.counts(&part),
        score: results.score(rated.unit, &part),
        target: aimed(name),
        median: results.median(&part),
        last: results.last(rated.unit, &part),
        part,
    };
    results.sub_indices().map(line).collect()
}

/// Where it stands and how sure that is, in one sentence or two.
fn answer(lang: Lang, results: &Results, rated: &Rated, whole: Option<&Score>) -> String {
    let found = whole.and_then(|score| Some((score.value?, score.place?)));
    let Some((value, place)) = found else {
        return no_figure(lang, results, rated.unit, &Part::composite());
    };
    let (n, at) = (results.placed(), points(lang, Points(value)));
    let stands = t!(lang, "profile-stands", place = place, n = n, points = at);
    match whole.and_then(|score| score.interval.zip(score.places)) {
        Some((_, (best, worst))) if best == worst => {
            format!("{stands} {}", t!(lang, "profile-sure"))
        }
        Some((both, (best, worst))) => {
            let between = words_of::interval(lang, both);
            let may = t!(lang, "profile-may", interval = between, best = best, worst = worst);
            format!("{stands} {may}")
        }
        None => stands,
    }
}

/// The composite against the total of the plan.
fn against(lang: Lang, whole: Option<&Score>, targets: &UnitTargets) -> Markup {
    let total = targets.total.map(|total| points(lang, Points(total)));
    html! {
        @if let Some(total) = total {
            p {
                (t!(lang, "profile-total", total = total)) " "
                (verdict(lang, whole, targets.total)) " "
                a href=(targets.href) { (t!(lang, "profile-plan")) }
            }
        }
    }
}

/// Whether a target is reached, as far as the answers can tell.
fn verdict(lang: Lang, score: Option<&Score>, target: Option<i64>) -> Markup {
    let Some((value, target)) = score.and_then(|score| score.value).zip(target) else {
        return html! {};
    };
    let gap = points(lang, Points((target - value).abs()));
    let (low, high) = score.and_then(|score| score.interval).unwrap_or((value, value));
    match () {
        () if low >= target => tag(State::Fine, &t!(lang, "target-reached")),
        () if high < target => tag(State::Late, &t!(lang, "target-missed", gap = gap)),
        () if value >= target => tag(State::Soon, &t!(lang, "target-perhaps-reached")),
        () => tag(State::Soon, &t!(lang, "target-perhaps-missed", gap = gap)),
    }
}

fn table(lang: Lang, results: &Results, rated: &Rated, lines: &[Line<'_>]) -> Markup {
    let name = t!(lang, "profile-sub-index");
    let score = t!(lang, "board-score");
    let aimed = lines.iter().any(|line| line.target.is_some());
    let target = aimed.then(|| t!(lang, "profile-target"));
    let median = t!(lang, "profile-median");
    let last = last_head(lang, results);
    let plain = |value: Option<i64>| match value {
        Some(value) => points(lang, Points(value)),
        None => "–".to_owned(),
    };
    html! {
        table.cards {
            (words_of::heads(&[
                Some(&name), Some(&score), target.as_ref(), Some(&median), last.as_ref(),
            ]))
            tbody {
                @for line in lines {
                    tr {
                        td {
                            span lang="vi" { (line.name) }
                            @if !line.counts { p.cap { (t!(lang, "method-beside")) } }
                        }
                        td.num data-label=(score) { (figure(lang, results, rated, line)) }
                        @if let Some(label) = &target {
                            td.num data-label=(label) {
                                (plain(line.target)) " " (verdict(lang, line.score, line.target))
                            }
                        }
                        td.num data-label=(median) { (plain(line.median)) }
                        @if let Some(label) = &last {
                            td.num data-label=(label) { (plain(line.last)) }
                        }
                    }
                }
            }
        }
    }
}

fn figure(lang: Lang, results: &Results, rated: &Rated, line: &Line<'_>) -> Markup {
    html! {
        @match line.score.and_then(|score| score.value.map(|value| (score, value))) {
            Some((score, value)) => {
                b { (points(lang, Points(value))) }
                @if let Some(both) = score.interval { p.cap { (words_of::interval(lang, both)) } }
                (words_of::note(lang, score.note))
            }
            None => span.cap { (no_figure(lang, results, rated.unit, &line.part)) },
        }
    }
}
