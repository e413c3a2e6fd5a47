//! The parts of a change, from one year's dot to the other's.

use crate::{
    model::{Parts, number},
    pages::results::{Results, chart, compared::Compared, figures},
    words::t,
};
use ddci_charts::{Figure, Waterfall, WaterfallWords, for_page};
use ddci_platform::web::{Lang, Points, points};
use maud::{Markup, PreEscaped, html};

/// The chart with its numbers, what was largest, and what each part means. The points of both years are
/// hundredths.
pub(super) fn drawn(
    lang: Lang,
    results: &Results,
    compared: &Compared,
    (before, now): (i64, i64),
    parts: &Parts,
    series_break: Option<String>,
) -> Markup {
    let mix_words = match parts.mix {
        Some(_) => t!(lang, "change-mix-told"),
        None => t!(lang, "change-mix-not-told"),
    };
    let parts = named(lang, parts);
    let largest = largest(lang, &parts);
    let year = |year: i32| t!(lang, "board-last", year = year.to_string());
    let point = |value: i64| Figure::new(number(value), points(lang, Points(value)));
    let part = |value: i64| Figure::new(number(value), figures::signed(lang, value));
    let chart = Waterfall {
        title: t!(lang, "change-why"),
        summary: largest.clone(),
        words: words(lang),
        start: (year(compared.round.year), point(before)),
        parts: parts.iter().map(|(name, value, _)| (name.clone(), part(*value))).collect(),
        end: (year(results.round.year), point(now)),
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
        dl.facts {
            @for (name, value, means) in &parts {
                dt { (name) } dd { (figures::signed(lang, *value)) p.cap { (means) } }
            }
        }
        p.cap { (mix_words) }
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

/// The parts with their names and what they mean, the unit's own first.
fn named(lang: Lang, parts: &Parts) -> Vec<(String, i64, String)> {
    let mix = |points| (t!(lang, "change-mix"), points, t!(lang, "change-mix-means"));
    let own = (t!(lang, "change-own"), parts.own, t!(lang, "change-own-means"));
    let others = [
        (t!(lang, "change-goalposts"), parts.goalposts, t!(lang, "change-goalposts-means")),
        (t!(lang, "change-set"), parts.set, t!(lang, "change-set-means")),
        (t!(lang, "change-lineage"), parts.lineage, t!(lang, "change-lineage-means")),
    ];
    [own].into_iter().chain(parts.mix.map(mix)).chain(others).collect()
}

/// Which part was largest, in a sentence.
fn largest(lang: Lang, parts: &[(String, i64, String)]) -> String {
    match parts.iter().max_by_key(|(_, value, _)| value.abs()) {
        Some((name, value, _)) if *value != 0 => {
            let by = figures::signed(lang, *value);
            t!(lang, "change-largest", part = name.as_str(), by = by)
        }
        _ => t!(lang, "change-no-part"),
    }
}
