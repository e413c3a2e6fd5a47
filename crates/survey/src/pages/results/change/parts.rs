//! The parts of a change, from one year's dot to the other's.

use crate::{
    model::Score,
    pages::results::{Results, chart, compared::Compared, figures},
    words::t,
};
use ddci_charts::{Figure, Waterfall, WaterfallWords, for_page};
use ddci_index::change::Decomposition;
use ddci_platform::web::{Lang, Points, points};
use maud::{Markup, PreEscaped, html};

/// Below half of a hundredth a part is shown as nothing.
const NOTHING: f64 = 0.005;

/// The chart with its numbers, what was largest, and what each part means.
pub(super) fn drawn(
    lang: Lang,
    results: &Results,
    compared: &Compared,
    (before, now): (&Score, &Score),
    why: &Decomposition,
    series_break: Option<String>,
) -> Markup {
    let largest = largest(lang, why);
    let year = |year: i32| t!(lang, "board-last", year = year.to_string());
    // The chart goes from the exact earlier score by exact parts; what is written is rounded once.
    let at = |score: &Score| crate::model::number(score.value.unwrap_or_default());
    let written = |score: &Score| points(lang, Points(score.value.unwrap_or_default()));
    let start = at(now) - why.total;
    let chart = Waterfall {
        title: t!(lang, "change-why"),
        summary: largest.clone(),
        words: words(lang),
        start: (year(compared.round.year), Figure::new(start, written(before))),
        parts: parts(lang, why),
        end: (year(results.round.year), Figure::new(at(now), written(now))),
        series_break,
    };
    let text = |value: f64, places: usize| {
        figures::number(lang, value, u32::try_from(places).unwrap_or(0))
    };
    let drawing = for_page("change", &text, |look| chart.draw(look));
    html! {
        h2 { (chart.title) }
        p { (largest) }
        (PreEscaped(&drawing.svg))
        (chart::numbers(lang, &drawing))
        (meanings(lang, why))
    }
}

fn words(lang: Lang) -> WaterfallWords {
    WaterfallWords {
        label: t!(lang, "change-part"),
        value: t!(lang, "chart-value"),
        rise: t!(lang, "change-part-rise"),
        fall: t!(lang, "change-part-fall"),
        rest: t!(lang, "change-part-rest"),
    }
}

/// The parts with their names, the unit's own first.
fn named(lang: Lang, why: &Decomposition) -> [(String, f64, String); 4] {
    [
        (t!(lang, "change-own"), why.own, t!(lang, "change-own-means")),
        (t!(lang, "change-goalposts"), why.goalposts, t!(lang, "change-goalposts-means")),
        (t!(lang, "change-set"), why.set, t!(lang, "change-set-means")),
        (t!(lang, "change-lineage"), why.lineage, t!(lang, "change-lineage-means")),
    ]
}

fn parts(lang: Lang, why: &Decomposition) -> Vec<(String, Figure)> {
    let figure = |value: f64| Figure::new(value, figures::signed_number(lang, value));
    named(lang, why).into_iter().map(|(name, value, _)| (name, figure(value))).collect()
}

/// Which part was largest, in a sentence.
fn largest(lang: Lang, why: &Decomposition) -> String {
    let parts = named(lang, why).into_iter();
    match parts.max_by(|one, other| one.1.abs().total_cmp(&other.1.abs())) {
        Some((name, value, _)) if value.abs() >= NOTHING => {
            let by = figures::signed_number(lang, value);
            t!(lang, "change-largest", part = name, by = by)
        }
        _ => t!(lang, "change-no-part"),
    }
}

fn meanings(lang: Lang, why: &Decomposition) -> Markup {
    html! {
        dl.facts {
            @for (name, value, means) in named(lang, why) {
                dt { (name) } dd { (figures::signed_number(lang, value)) p.cap { (means) } }
            }
        }
        p.cap { (t!(lang, "change-mix-not-told")) }
    }
}
