//! What if one indicator were otherwise, or a sub-index weighed otherwise? Nothing is stored.

use super::{About, path, ranked::name, typed};
use crate::{
    model::{fraction, hundredths},
    pages::results::figures,
    words::t,
};
use ddci_index::{
    model::Indicator,
    score::Scored,
    target::{Change, what_if},
};
use ddci_platform::web::{Cx, Error, Errors, Lang, Points, form::Input, points};
use maud::{Markup, html};

/// What was typed.
struct Typed {
    indicator: String,
    value: String,
    sub_index: String,
    weight: String,
}

pub(super) fn view(cx: &Cx, about: &About<'_>, errors: &mut Errors) -> Result<Markup, Error> {
    let typed = Typed {
        indicator: cx.query("indicator").unwrap_or_default(),
        value: cx.query("value").unwrap_or_default(),
        sub_index: cx.query("weighed").unwrap_or_default(),
        weight: cx.query("weight").unwrap_or_default(),
    };
    let mut changes = Vec::new();
    changes.extend(value(about, &typed, errors));
    changes.extend(weight(about, &typed, errors));
    let found = match changes.is_empty() {
        true => html! {},
        false => answer(about, &changes)?,
    };
    Ok(html! {
        section.card id="what-if" {
            h2 { (t!(about.lang, "what-if-title")) }
            p.muted { (t!(about.lang, "what-if-explained")) }
            (form(about, &typed, errors))
            (found)
        }
    })
}

fn form(about: &About<'_>, typed: &Typed, errors: &Errors) -> Markup {
    let lang = about.lang;
    let none = [(String::new(), t!(lang, "what-if-as-it-is"))];
    let has =
        |indicator: &&Indicator| about.basis.raw.get(&about.rated.code, &indicator.code).is_some();
    let indicators = about.basis.set.indicators().filter(has);
    let indicators = indicators.map(|own| (own.code.clone(), choice(about, own)));
    let indicators: Vec<(String, String)> = none.clone().into_iter().chain(indicators).collect();
    let counting = about.basis.set.sub_indices.iter().filter(|sub_index| sub_index.counts);
    let weights = counting.map(|own| {
        let weight = t!(lang, "what-if-weighs", weight = fraction(own.weight));
        (own.code.clone(), format!("{} ({weight})", own.name))
    });
    let weights: Vec<(String, String)> = none.into_iter().chain(weights).collect();
    html! {
        form.stacked method="get" action={(path(about)) "#what-if"} novalidate {
            (Input::new("indicator", &t!(lang, "levers-indicator"), &typed.indicator)
                .choice(&indicators))
            (Input::new("value", &t!(lang, "what-if-value"), &typed.value)
                .hint(&t!(lang, "what-if-value-hint")).errors(errors).line("text", "off"))
            (Input::new("weighed", &t!(lang, "profile-sub-index"), &typed.sub_index)
                .choice(&weights))
            (Input::new("weight", &t!(lang, "what-if-weight"), &typed.weight)
                .hint(&t!(lang, "what-if-weight-hint")).errors(errors).line("text", "off"))
            div.act { button.btn.q { (t!(lang, "what-if-ask")) } }
        }
    }
}

/// An indicator with its value now.
fn choice(about: &About<'_>, own: &Indicator) -> String {
    let now = about.basis.raw.get(&about.rated.code, &own.code);
    let now = now.map(|value| figures::raw(about.lang, own.kind, value)).unwrap_or_default();
    let now = t!(about.lang, "what-if-now", now = now);
    format!("{} ({now})", name(about, &own.code))
}

fn value(about: &About<'_>, typed: &Typed, errors: &mut Errors) -> Option<Change> {
    if typed.indicator.is_empty() && typed.value.trim().is_empty() {
        return None;
    }
    let lang = about.lang;
    let found = figures::indicator(&about.basis.set, &typed.indicator);
    let known =
        found.filter(|(_, own)| about.basis.raw.get(&about.rated.code, &own.code).is_some());
    let Some((_, indicator)) = known else {
        errors.add("value", t!(lang, "what-if-no-indicator"));
        return None;
    };
    let (min, max) = ends(indicator);
    let raw = match figures::is_share(indicator.kind) {
        true => typed::percent(&typed.value).map(|share| share.to_f64()),
        false => typed::number(&typed.value),
    };
    let raw = raw.filter(|raw| (min..=max).contains(raw));
    if raw.is_none() {
        let end = |value: f64| figures::raw(lang, indicator.kind, value);
        errors.add("value", t!(lang, "what-if-no-value", low = end(min), high = end(max)));
    }
    let (unit, indicator) = (about.rated.code.clone(), indicator.code.clone());
    raw.map(|raw| Change::Value { unit, indicator, raw })
}

/// What a raw value can be.
fn ends(indicator: &Indicator) -> (f64, f64) {
    match indicator.questions.first() {
        _ if figures::is_share(indicator.kind) => (0.0, 1.0),
        Some(question) => (question.min, question.max),
        None => (f64::MIN, f64::MAX),
    }
}

fn weight(about: &About<'_>, typed: &Typed, errors: &mut Errors) -> Option<Change> {
    if typed.sub_index.is_empty() && typed.weight.trim().is_empty() {
        return None;
    }
    let mut counting = about.basis.set.sub_indices.iter().filter(|own| own.counts);
    let several = counting.clone().count() > 1;
    let known = counting.find(|own| own.code == typed.sub_index).filter(|_| several);
    let Some(sub_index) = known else {
        errors.add("weight", t!(about.lang, "what-if-no-sub-index"));
        return None;
    };
    let weight = typed::percent(&typed.weight);
    let weight = weight.filter(|weight| (0.0..=1.0).contains(&weight.to_f64()));
    if weight.is_none() {
        errors.add("weight", t!(about.lang, "what-if-no-weight"));
    }
    weight.map(|weight| Change::Weight { sub_index: sub_index.code.clone(), weight })
}

/// The new score and rank beside the old ones.
fn answer(about: &About<'_>, changes: &[Change]) -> Result<Markup, Error> {
    let (lang, basis) = (about.lang, about.basis);
    let then = what_if(&basis.set, &basis.raw, &basis.measured.rows, &[], changes);
    let then = then.map_err(|_| Error::Internal)?;
    let (old, old_rank) = standing(about, &basis.scored);
    let (new, new_rank) = standing(about, &then);
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(html! { p role="status" { b { (t!(lang, "what-if-no-score")) } } });
    };
    let at = |value: i64| points(lang, Points(value));
    Ok(html! {
        p role="status" {
            b {
                (t!(lang, "what-if-answer", new = at(new), old = at(old),
                    by = figures::signed(lang, new - old)))
                " " (rank(lang, old_rank, new_rank))
            }
        }
        p.cap { (t!(lang, "what-if-legend")) }
    })
}

fn rank(lang: Lang, old: Option<f64>, new: Option<f64>) -> String {
    match old.zip(new) {
        Some((old, new)) => {
            let place = |place: f64| figures::number(lang, place, 0);
            t!(lang, "what-if-rank", new = place(new), old = place(old))
        }
        None => String::new(),
    }
}

fn standing(about: &About<'_>, scored: &Scored) -> (Option<i64>, Option<f64>) {
    let row = about.basis.row(&about.rated.code);
    let composite = row.and_then(|row| scored.composite.get(row).copied().flatten());
    let rank = row.and_then(|row| scored.ranks.get(row).copied().flatten());
    (composite.and_then(hundredths), rank)
}
