//! The charts of the room: a dot with the band of its interval for each row, and the same numbers in a
//! table one click away.

use super::{Results, no_figure, profile::Line};
use crate::{
    model::{Part, Rated, Score},
    pages::words_of,
    words::t,
};
use ddci_charts::{Drawing, Figure, IntervalRow, IntervalWords, Intervals, Scale, Span, for_page};
use ddci_platform::web::{Lang, Points, points};
use maud::{Markup, PreEscaped, html};

/// All units by place.
pub(super) fn board(lang: Lang, results: &Results) -> Markup {
    let whole = Part::composite();
    let ranked = results.ranked();
    let rows = ranked.iter().map(|(rated, score)| {
        let label = rated.name(lang);
        let missing = || no_figure(lang, results, rated.unit, &whole);
        let row = of_score(lang, label, *score, missing);
        let row = match results.last(rated.unit, &whole) {
            Some(value) => row.last(figure(lang, value)),
            None => row,
        };
        match score.and_then(|score| score.place) {
            Some(place) => row.rank(place.to_string()),
            None => row,
        }
    });
    let ends = ranked.iter().flat_map(|(rated, score)| {
        let last = results.last(rated.unit, &whole);
        score.map(ends).into_iter().flatten().chain(last)
    });
    let chart = Intervals {
        title: match results.round.has_intervals() {
            true => t!(lang, "chart-board"),
            false => t!(lang, "chart-board-scores"),
        },
        summary: String::new(),
        words: words(lang, t!(lang, "board-unit")),
        scale: tens(ends),
        rows: rows.collect(),
    };
    drawn(lang, "board", &chart)
}

/// The sub-indices of one unit.
pub(super) fn profile(lang: Lang, results: &Results, rated: &Rated, lines: &[Line<'_>]) -> Markup {
    let rows = lines.iter().map(|line| {
        let missing = || no_figure(lang, results, rated.unit, &line.part);
        let mut row = of_score(lang, line.name, line.score, missing);
        if let Some(target) = line.target {
            row = row.target(figure(lang, target));
        }
        if let Some(median) = line.median {
            row = row.median(figure(lang, median));
        }
        if let Some(last) = line.last {
            row = row.last(figure(lang, last));
        }
        row
    });
    let unit = rated.name(lang);
    let chart = Intervals {
        title: t!(lang, "chart-profile", unit = unit),
        summary: String::new(),
        words: words(lang, t!(lang, "profile-sub-index")),
        scale: Scale::new(results.set.low, results.set.high),
        rows: rows.collect(),
    };
    drawn(lang, "profile", &chart)
}

fn words(lang: Lang, label: String) -> IntervalWords {
    IntervalWords {
        label,
        rank: t!(lang, "board-place"),
        value: t!(lang, "chart-value"),
        interval: t!(lang, "chart-interval"),
        last: t!(lang, "chart-last"),
        target: t!(lang, "profile-target"),
        median: t!(lang, "profile-median"),
        nothing: t!(lang, "board-nobody"),
    }
}

fn of_score(
    lang: Lang,
    label: &str,
    score: Option<&Score>,
    missing: impl Fn() -> String,
) -> IntervalRow {
    let Some((score, value)) = score.and_then(|score| Some((score, score.value?))) else {
        return IntervalRow::missing(label, missing());
    };
    let row = IntervalRow::new(label, figure(lang, value));
    match score.interval {
        Some((low, high)) => {
            let words = words_of::interval(lang, (low, high));
            row.interval(Span::new(number(low), number(high), words))
        }
        None => row,
    }
}

fn figure(lang: Lang, hundredths: i64) -> Figure {
    Figure::new(number(hundredths), points(lang, Points(hundredths)))
}

/// Hundredths as a number, for drawing only.
fn number(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// What of a score is drawn.
fn ends(score: &Score) -> Vec<i64> {
    let both = score.interval.map(|(low, high)| [low, high]);
    score.value.into_iter().chain(both.into_iter().flatten()).collect()
}

/// A scale from one ten to another around the figures.
fn tens(hundredths: impl Iterator<Item = i64>) -> Scale {
    let (mut low, mut high) = (10_000, 0);
    for end in hundredths {
        (low, high) = (low.min(end), high.max(end));
    }
    match low <= high {
        true => Scale::new(
            number(low.div_euclid(1_000) * 1_000),
            number((high.div_euclid(1_000) + 1) * 1_000).min(100.0),
        ),
        false => Scale::new(0.0, 100.0),
    }
}

fn drawn(lang: Lang, prefix: &str, chart: &Intervals) -> Markup {
    let text = |value: f64, places: usize| {
        let text = format!("{value:.places$}");
        if lang == Lang::Vi { text.replace('.', ",") } else { text }
    };
    let drawing = for_page(prefix, &text, |look| chart.draw(look));
    html! {
        h2 { (chart.title) }
        (PreEscaped(&drawing.svg))
        (numbers(lang, &drawing))
    }
}

/// The same numbers, one click away.
pub(super) fn numbers(lang: Lang, drawing: &Drawing) -> Markup {
    html! {
        details {
            summary { (t!(lang, "chart-numbers")) }
            div.numbers tabindex="0" {
                table {
                    caption.unseen { (drawing.table.caption) }
                    thead { tr { @for head in &drawing.table.head { th scope="col" { (head) } } } }
                    tbody {
                        @for row in &drawing.table.rows {
                            tr { @for cell in row { td { (cell) } } }
                        }
                    }
                }
            }
        }
    }
}
