//! Indicators by what a step of each brings.

use super::About;
use crate::{
    pages::results::{chart, figures},
    words::t,
};
use ddci_charts::{Figure, LeverRow, LeverWords, Levers, for_page};
use ddci_index::{Direction, target::Lever};
use ddci_platform::web::{Lang, heads};
use maud::{Markup, PreEscaped, html};

/// The most bars of the chart: the table has them all.
const DRAWN: usize = 12;

/// What pays most, and the table of all.
pub(super) fn view(about: &About<'_>) -> (Markup, Markup) {
    let basis = about.basis;
    let levers =
        ddci_index::target::levers(&basis.set, &basis.scored, &basis.raw, &about.rated.code);
    let lang = about.lang;
    let best = html! {
        p { b { (answer(about, &levers)) } }
        section.card { (drawn(about, &levers)) p.cap { (t!(lang, "levers-legend")) } }
    };
    let all = html! {
        section.card { h2 { (t!(lang, "levers-all")) } (table(about, &levers)) }
    };
    (best, all)
}

/// What an indicator asks; where only its code is known, under the name of its sub-index.
pub(super) fn name(about: &About<'_>, code: &str) -> String {
    let Some((sub_index, indicator)) = figures::indicator(&about.basis.set, code) else {
        return code.to_owned();
    };
    match figures::asked(about.lang, indicator) {
        (_, text) if text != code => text.to_owned(),
        _ => format!("{} · {code}", sub_index.name),
    }
}

/// The same without its full stop, to be quoted.
pub(super) fn in_a_sentence(about: &About<'_>, code: &str) -> String {
    name(about, code).trim_end_matches('.').to_owned()
}

/// The same in a table, with where it belongs below.
pub(super) fn named(about: &About<'_>, code: &str) -> Markup {
    let found = figures::indicator(&about.basis.set, code);
    let asked = found.map(|(_, indicator)| figures::asked(about.lang, indicator));
    html! {
        span lang=(asked.map_or("vi", |(lang, _)| lang.code())) { (name(about, code)) }
        @if let (Some((sub_index, _)), Some((_, text))) = (found, asked) {
            @if text != code { p.cap lang="vi" { (sub_index.name) " · " (code) } }
        }
    }
}

fn answer(about: &About<'_>, levers: &[Lever]) -> String {
    let lang = about.lang;
    match levers.first() {
        Some(first) if first.room > 0.0 => t!(
            lang,
            "levers-best",
            indicator = in_a_sentence(about, &first.indicator),
            room = figures::number(lang, first.room, 2)
        ),
        _ => t!(lang, "levers-none"),
    }
}

fn drawn(about: &About<'_>, levers: &[Lever]) -> Markup {
    let lang = about.lang;
    let row = |lever: &Lever| {
        let text = figures::signed_number(lang, lever.room);
        LeverRow::new(name(about, &lever.indicator), Figure::new(lever.room, text))
    };
    let chart = Levers {
        title: t!(lang, "levers-chart"),
        summary: String::new(),
        words: LeverWords {
            label: t!(lang, "levers-indicator"),
            gain: t!(lang, "levers-room"),
            loss: String::new(),
            interval: t!(lang, "chart-interval"),
            nothing: t!(lang, "levers-none"),
        },
        rows: levers.iter().take(DRAWN).map(row).collect(),
    };
    let text = |value: f64, places: usize| {
        figures::number(lang, value, u32::try_from(places).unwrap_or(0))
    };
    let drawing = for_page("levers", &text, |look| chart.draw(look));
    html! {
        h2 { (chart.title) }
        (PreEscaped(&drawing.svg))
        (chart::numbers(lang, &drawing))
    }
}

fn table(about: &About<'_>, levers: &[Lever]) -> Markup {
    let lang = about.lang;
    let head = [
        t!(lang, "levers-indicator"),
        t!(lang, "levers-now"),
        t!(lang, "levers-step"),
        t!(lang, "levers-room"),
    ];
    let [_, now, step, room] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for lever in levers {
                    tr {
                        td { (named(about, &lever.indicator)) }
                        td.num data-label=(now) { (of_now(about, lever)) }
                        td.num data-label=(step) { (of_step(about, lever)) }
                        td.num data-label=(room) { (figures::signed_number(lang, lever.room)) }
                    }
                }
            }
        }
    }
}

fn of_now(about: &About<'_>, lever: &Lever) -> Markup {
    let found = figures::indicator(&about.basis.set, &lever.indicator);
    let value = about.basis.raw.get(&about.rated.code, &lever.indicator);
    match found.zip(value) {
        Some(((_, indicator), value)) => html! {
            (figures::raw(about.lang, indicator.kind, value))
            p.cap { (better(about.lang, lever.direction)) }
        },
        None => html! { span.cap { "–" } },
    }
}

/// Which way is better.
pub(super) fn better(lang: Lang, direction: Direction) -> String {
    match direction {
        Direction::Higher => t!(lang, "better-higher"),
        Direction::Lower => t!(lang, "better-lower"),
    }
}

/// What a step brings: a hundredth of all answers of a share, a tenth of a point of a mean, a unit else.
fn of_step(about: &About<'_>, lever: &Lever) -> String {
    let lang = about.lang;
    let found = figures::indicator(&about.basis.set, &lever.indicator);
    let is_share = found.is_some_and(|(_, indicator)| figures::is_share(indicator.kind));
    let (step, words) =
        if is_share { (0.01, t!(lang, "step-share")) } else { (0.1, t!(lang, "step-tenth")) };
    let gain = figures::signed_number(lang, lever.gain_per_raw * step);
    t!(lang, "step-brings", gain = gain, step = words)
}
