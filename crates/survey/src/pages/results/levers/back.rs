//! Back from a target: "9,06 needs 78 % satisfied, now 71 %".

use super::{
    About, path,
    ranked::{in_a_sentence, named},
    typed,
};
use crate::{
    model::{Level, Part, Score, chance_of, hundredths},
    pages::results::figures,
    words::t,
};
use ddci_index::{
    Exact,
    model::{Indicator, SubIndex},
    target::{Needed, needed_for_sub_index},
};
use ddci_platform::web::{Cx, Error, Errors, Lang, Points, form::Input, heads, points};
use maud::{Markup, html};
use std::cmp::Reverse;

/// What is aimed at.
struct Aim<'a> {
    sub_index: Option<&'a SubIndex>,
    typed: String,
    /// Whether it came from the plan, and nobody typed it.
    of_plan: bool,
}

pub(super) fn view(cx: &Cx, about: &About<'_>, errors: &mut Errors) -> Result<Markup, Error> {
    let lang = about.lang;
    let aim = aim(cx, about);
    let target = wanted(about, &aim, errors);
    let options: Vec<(String, String)> =
        scored(about).map(|sub_index| (sub_index.code.clone(), sub_index.name.clone())).collect();
    let chosen = aim.sub_index.map_or("", |sub_index| sub_index.code.as_str());
    let found = match aim.sub_index.zip(target) {
        Some((sub_index, target)) => reached(about, sub_index, target)?,
        None => html! {},
    };
    let hint = match aim.of_plan {
        true => t!(lang, "back-of-plan"),
        false => t!(lang, "back-hint"),
    };
    Ok(html! {
        section.card id="back" {
            h2 { (t!(lang, "back-title")) }
            form.stacked method="get" action={(path(about)) "#back"} novalidate {
                (Input::new("of", &t!(lang, "profile-sub-index"), chosen).choice(&options))
                (Input::new("target", &t!(lang, "profile-target"), &aim.typed)
                    .hint(&hint)
                    .errors(errors).line("text", "off"))
                div.act { button.btn.q { (t!(lang, "back-ask")) } }
            }
            (found)
        }
    })
}

/// The sub-indices in which the unit has points.
fn scored<'a>(about: &'a About<'_>) -> impl Iterator<Item = &'a SubIndex> {
    let has = |sub_index: &&SubIndex| {
        about.basis.scored.sub_indices.get(&about.rated.code, &sub_index.code).is_some()
    };
    about.basis.set.sub_indices.iter().filter(has)
}

/// What was asked for; else the target of the plan that is furthest away, the first where there is none.
fn aim<'a>(cx: &Cx, about: &'a About<'_>) -> Aim<'a> {
    let code = cx.query("of");
    let named = scored(about).find(|sub_index| Some(&sub_index.code) == code.as_ref());
    if let Some(typed) = cx.query("target") {
        return Aim { sub_index: named, typed, of_plan: false };
    }
    let far = |sub_index: &&SubIndex| {
        let now = score(about, sub_index).and_then(|score| score.value);
        planned(about, sub_index).zip(now).map_or(i64::MIN, |(target, now)| target - now)
    };
    let sub_index = named.or_else(|| scored(about).min_by_key(|own| Reverse(far(own))));
    let target = sub_index.and_then(|sub_index| planned(about, sub_index));
    let typed = target.map(|target| points(about.lang, Points(target))).unwrap_or_default();
    Aim { sub_index, of_plan: !typed.is_empty(), typed }
}

/// The target of the plan for a sub-index, in hundredths.
fn planned(about: &About<'_>, sub_index: &SubIndex) -> Option<i64> {
    let targets = &about.targets.as_ref()?.sub_indices;
    targets.iter().find(|target| target.is_of(&sub_index.name))?.points
}

fn score<'a>(about: &About<'a>, sub_index: &SubIndex) -> Option<&'a Score> {
    let part = Part { level: Level::SubIndex, code: sub_index.code.clone() };
    about.results.score(about.rated.unit, &part)
}

/// The target as a number on the scale; what is wrong with it goes to the errors.
fn wanted(about: &About<'_>, aim: &Aim<'_>, errors: &mut Errors) -> Option<f64> {
    if aim.typed.trim().is_empty() {
        return None;
    }
    let (low, high) = (about.basis.set.low, about.basis.set.high);
    let target = typed::number(&aim.typed).filter(|value| (low..=high).contains(value));
    if target.is_none() {
        let end = |value: f64| figures::number(about.lang, value, 0);
        errors.add("target", t!(about.lang, "back-no-target", low = end(low), high = end(high)));
    }
    target
}

fn reached(about: &About<'_>, sub_index: &SubIndex, target: f64) -> Result<Markup, Error> {
    let (lang, basis) = (about.lang, about.basis);
    let unit = &about.rated.code;
    let needed =
        needed_for_sub_index(&basis.set, &basis.scored, &basis.raw, unit, &sub_index.code, target);
    let needed = needed.map_err(|_| Error::Internal)?;
    let now = score(about, sub_index);
    let at = hundredths(target).map(|value| points(lang, Points(value))).unwrap_or_default();
    let is_there = now
        .and_then(|score| score.value)
        .is_some_and(|value| hundredths(target).is_some_and(|target| value >= target));
    Ok(html! {
        p {
            b {
                @if is_there { (t!(lang, "back-is-there", target = at.as_str())) }
                @else { (sentence(about, &needed, &at)) }
            }
            " " (chance(lang, now, target))
        }
        @if !is_there { (table(about, sub_index, &needed)) p.cap { (t!(lang, "back-legend")) } }
    })
}

/// The nearest way to the target, in a sentence.
fn sentence(about: &About<'_>, needed: &[Needed], target: &str) -> String {
    let lang = about.lang;
    let step = |one: &Needed| {
        let ends =
            figures::indicator(&about.basis.set, &one.indicator).and_then(|(_, indicator)| {
                let question = indicator.questions.first()?;
                Some(if figures::is_share(indicator.kind) {
                    1.0
                } else {
                    question.max - question.min
                })
            });
        (one.needed - one.now).abs() / ends.unwrap_or(1.0)
    };
    let reachable = needed.iter().filter(|one| one.within_goalposts);
    match reachable.min_by(|one, other| step(one).total_cmp(&step(other))) {
        Some(one) => t!(
            lang,
            "back-needs",
            target = target,
            indicator = in_a_sentence(about, &one.indicator),
            needed = raw(about, one, one.needed),
            now = raw(about, one, one.now)
        ),
        None => t!(lang, "back-no-single", target = target),
    }
}

fn raw(about: &About<'_>, one: &Needed, value: f64) -> String {
    match figures::indicator(&about.basis.set, &one.indicator) {
        Some((_, indicator)) => figures::raw(about.lang, indicator.kind, value),
        None => figures::number(about.lang, value, 2),
    }
}

fn chance(lang: Lang, now: Option<&Score>, target: f64) -> String {
    match now.and_then(|score| chance_of(score, target)) {
        Some(chance) => t!(lang, "back-chance", chance = figures::share(lang, chance, 0)),
        None => String::new(),
    }
}

/// The raw value at which the target is reached if all questions of the sub-index rise alike on the
/// scale; none where the scale of this one ends before. The way to the target alone is straight, so that
/// this one is the question's share of it.
fn together(about: &About<'_>, sub_index: &SubIndex, one: &Needed) -> Option<f64> {
    let weight = |own: &Indicator| own.weight.map_or(1.0, Exact::to_f64);
    let scored = |own: &&Indicator| {
        about.basis.scored.normalised.get(&about.rated.code, &own.code).is_some()
    };
    let total: f64 = sub_index.indicators.iter().filter(scored).map(weight).sum();
    let own = sub_index.indicators.iter().find(|own| own.code == one.indicator)?;
    let value = one.now + (one.needed - one.now) * weight(own) / total;
    let place = about.basis.set.indicators().position(|known| known.code == own.code)?;
    let ends = about.basis.scored.ends.get(place).copied().flatten()?;
    (ends.min..=ends.max).contains(&value).then_some(value)
}

fn table(about: &About<'_>, sub_index: &SubIndex, needed: &[Needed]) -> Markup {
    let lang = about.lang;
    let head = [
        t!(lang, "levers-indicator"),
        t!(lang, "levers-now"),
        t!(lang, "back-alone"),
        t!(lang, "back-together"),
    ];
    let [_, now, alone, together_head] = &head;
    let beyond = || html! { span.cap { (t!(lang, "back-beyond")) } };
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for one in needed {
                    tr {
                        td { (named(about, &one.indicator)) }
                        td.num data-label=(now) { (raw(about, one, one.now)) }
                        td.num data-label=(alone) {
                            @if one.within_goalposts { (raw(about, one, one.needed)) }
                            @else { (beyond()) }
                        }
                        td.num data-label=(together_head) {
                            @match together(about, sub_index, one) {
                                Some(value) => (raw(about, one, value)),
                                None => (beyond()),
                            }
                        }
                    }
                }
            }
        }
    }
}
