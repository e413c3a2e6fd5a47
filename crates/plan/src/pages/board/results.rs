//! What the survey says of the authority, beside what its plan aims at.

use crate::{
    store::{plan::Plan, sub_index::SubIndex},
    words::t,
};
use ddci_platform::{
    seam::{Figure, UnitScores},
    web::{Cx, Error, Lang, Points, State, points, tag},
};
use maud::{Markup, html};

/// The latest published round about the authority that is of no later year than its plan.
pub(super) async fn latest(cx: &Cx, plan: &Plan) -> Result<Option<UnitScores>, Error> {
    match cx.app.scores() {
        Some(room) => Ok(room.latest(cx.db(), plan.authority, plan.year).await?),
        None => Ok(None),
    }
}

/// The composite, its place and how sure both are.
pub(super) fn summary(lang: Lang, plan: &Plan, scores: &UnitScores) -> Markup {
    html! {
        section.card {
            h2 { (t!(lang, "board-result-title")) }
            p {
                b { (words(lang, &scores.composite)) }
                @if let Some(place) = scores.place {
                    ", " (t!(lang, "board-result-place", place = place, n = scores.among))
                }
                @if let Some((best, worst)) = scores.places.filter(|(best, worst)| best < worst) {
                    " (" (t!(lang, "board-result-places", best = best, worst = worst)) ")"
                }
                " " (verdict(lang, &scores.composite, plan.total_target))
            }
            @if scores.illustrative {
                p.illustrative role="note" { (t!(lang, "board-result-illustrative")) }
            }
            @if !scores.has_intervals { p.cap { (t!(lang, "board-result-no-intervals")) } }
            p.act {
                a href=(scores.href) { (t!(lang, "board-result-profile")) }
                span.cap lang="vi" { (scores.title) }
            }
        }
    }
}

/// The head of the column.
pub(super) fn head(lang: Lang, scores: &UnitScores) -> String {
    t!(lang, "board-result-year", year = scores.year.to_string())
}

/// The cell of a sub-index.
pub(super) fn cell(lang: Lang, scores: &UnitScores, sub_index: &SubIndex) -> Markup {
    let found = scores.sub_indices.iter().find(|figure| figure.is_of(&sub_index.name));
    html! {
        td.r.num data-label=(head(lang, scores)) {
            @match found {
                None => span.cap { (t!(lang, "board-result-not-asked")) },
                Some(figure) => {
                    @match figure.points {
                        Some(value) => (points(lang, Points(value))),
                        None => span.cap { (t!(lang, "board-result-none")) },
                    }
                    @if let Some(both) = figure.interval { p.cap { (between(lang, both)) } }
                    (verdict(lang, figure, sub_index.target))
                }
            }
        }
    }
}

/// A figure in words, with its interval.
fn words(lang: Lang, figure: &Figure) -> String {
    let Some(value) = figure.points else { return t!(lang, "board-result-none") };
    let shown = t!(lang, "board-result-points", points = points(lang, Points(value)));
    match figure.interval {
        Some(both) => format!("{shown} ({})", between(lang, both)),
        None => shown,
    }
}

fn between(lang: Lang, (low, high): (i64, i64)) -> String {
    format!("{}–{}", points(lang, Points(low)), points(lang, Points(high)))
}

/// Whether a target is reached, as far as the answers can tell.
fn verdict(lang: Lang, figure: &Figure, target: Option<i64>) -> Markup {
    let Some((value, target)) = figure.points.zip(target) else { return html! {} };
    let (low, high) = figure.interval.unwrap_or((value, value));
    let gap = points(lang, Points((target - value).abs()));
    match () {
        () if low >= target => tag(State::Fine, &t!(lang, "board-result-reached")),
        () if high < target => tag(State::Late, &t!(lang, "board-result-missed", gap = gap)),
        () => tag(State::Soon, &t!(lang, "board-result-unsure", gap = gap)),
    }
}
