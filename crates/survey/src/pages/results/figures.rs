//! Figures in words: signed points, shares, raw values of indicators.

use crate::{model::hundredths, words::t};
use ddci_index::{
    change::Verdict,
    design::Interval,
    model::{IndexSet, Indicator, Kind, SubIndex},
};
use ddci_platform::web::{Lang, Points, State, points, tag};
use maud::{Markup, html};

/// Points with their sign: +1,20, −0,35, 0,00.
pub(super) fn signed(lang: Lang, hundredths: i64) -> String {
    let text = points(lang, Points(hundredths.abs()));
    match hundredths {
        0 => text,
        up if up > 0 => format!("+{text}"),
        _ => format!("−{text}"),
    }
}

/// A computed number of points with its sign.
pub(super) fn signed_number(lang: Lang, value: f64) -> String {
    hundredths(value).map_or_else(|| "–".to_owned(), |value| signed(lang, value))
}

/// A number with so many decimals, rounded half up once.
pub(super) fn number(lang: Lang, value: f64, places: u32) -> String {
    let decimals = usize::try_from(places).unwrap_or(0);
    let text = format!("{:.decimals$}", ddci_index::shown(value, places));
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}

/// A share from 0 to 1 in per cent: 71,3 %.
pub(super) fn share(lang: Lang, value: f64, places: u32) -> String {
    let text = number(lang, value * 100.0, places);
    match lang {
        Lang::Vi => format!("{text}\u{a0}%"),
        Lang::En => format!("{text}%"),
    }
}

/// Whether the raw value of an indicator is a share, which people read and type in per cent.
pub(super) fn is_share(kind: Kind) -> bool {
    matches!(kind, Kind::TopTwoShare | Kind::YesShare)
}

/// A raw value as people read it.
pub(super) fn raw(lang: Lang, kind: Kind, value: f64) -> String {
    if is_share(kind) { share(lang, value, 1) } else { number(lang, value, 2) }
}

/// What an indicator's raw value is.
pub(super) fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::TopTwoShare => t!(lang, "measure-top-two"),
        Kind::YesShare => t!(lang, "measure-yes"),
        Kind::LikertMean => t!(lang, "measure-mean"),
        Kind::Median => t!(lang, "measure-median"),
        Kind::HardRatio => t!(lang, "measure-record"),
    }
}

/// What an indicator asks: the words of its question where it has one alone, in the language of the
/// words; else its code.
pub(super) fn asked(lang: Lang, indicator: &Indicator) -> (Lang, &str) {
    let [question] = indicator.questions.as_slice() else { return (Lang::Vi, &indicator.code) };
    match (lang, &question.text, &question.text_en) {
        (Lang::En, _, Some(text)) => (Lang::En, text),
        (_, Some(text), _) => (Lang::Vi, text),
        _ => (Lang::Vi, &indicator.code),
    }
}

/// An indicator with the sub-index it is of.
pub(super) fn indicator<'a>(
    set: &'a IndexSet,
    code: &str,
) -> Option<(&'a SubIndex, &'a Indicator)> {
    set.sub_indices.iter().find_map(|sub_index| {
        let own = sub_index.indicators.iter().find(|indicator| indicator.code == code);
        own.map(|indicator| (sub_index, indicator))
    })
}

/// An interval of a difference, with signs.
fn of_change(lang: Lang, interval: Interval) -> String {
    let end = |value: f64| signed_number(lang, value);
    t!(lang, "change-from-to", low = end(interval.low), high = end(interval.high))
}

/// What may be said of a difference, as a mark with its interval; that nothing may be said where there
/// are no intervals.
pub(super) fn verdict(lang: Lang, verdict: Option<Verdict>) -> Markup {
    let (state, words, interval) = match verdict {
        None => return html! { (tag(State::Idle, &t!(lang, "change-no-intervals"))) },
        Some(Verdict::Up(interval)) => (State::Fine, t!(lang, "change-up"), interval),
        Some(Verdict::Down(interval)) => (State::Late, t!(lang, "change-down"), interval),
        Some(Verdict::NotShown(interval)) => (State::Soon, t!(lang, "change-not-sure"), interval),
    };
    html! { (tag(state, &words)) p.cap { (of_change(lang, interval)) } }
}

/// The same in a sentence.
pub(super) fn verdict_sentence(lang: Lang, verdict: Option<Verdict>) -> String {
    let interval = |interval: Interval| of_change(lang, interval);
    match verdict {
        None => t!(lang, "change-says-nothing"),
        Some(Verdict::Up(both)) => t!(lang, "change-says-up", interval = interval(both)),
        Some(Verdict::Down(both)) => t!(lang, "change-says-down", interval = interval(both)),
        Some(Verdict::NotShown(both)) => {
            t!(lang, "change-says-not-sure", interval = interval(both))
        }
    }
}
