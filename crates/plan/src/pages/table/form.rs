//! The form of the filter: a plain GET form. What is asked most often stands open, the rest folds.

use super::{Choices, address};
use crate::{
    model::{Month, Part, Quality},
    pages::{standing_words::quality_words, work::label},
    store::{
        filter::{KINDS, MOVED_WORD, Sort, TableFilter},
        work::Tab,
    },
    words::t,
};
use ddci_calendar::ScheduleKind;
use ddci_platform::web::{Cx, Errors, Lang, form::Input};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Values and their words.
type Options = Vec<(String, String)>;

/// The form.
pub(super) fn form(cx: &Cx, choices: &Choices, filter: &TableFilter, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let words = filter.words.clone().unwrap_or_default();
    let plan = choices.plan.id;
    html! {
        form.card.filter method="get" action=(address::of(choices.side, plan, &TableFilter::default()))
            role="search" {
            div.find {
                (Input::new("words", &t!(lang, "table-words"), &words)
                    .hint(&t!(lang, "table-words-hint")).line("search", "off"))
                button.btn { (t!(lang, "table-find")) }
            }
            details open[!errors.is_empty()] {
                summary { (t!(lang, "table-more")) }
                div.fields { (fields(cx, choices, filter, errors)) }
                div.act { button.btn.q { (t!(lang, "table-find")) } }
            }
        }
    }
}

fn fields(cx: &Cx, choices: &Choices, filter: &TableFilter, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let value = |name: &str| {
        let pairs = filter.pairs();
        pairs.into_iter().find_map(|(of, value)| (of == name).then_some(value)).unwrap_or_default()
    };
    let choice = |name: &str, words: String, options: Options| {
        let any = (String::new(), t!(lang, "table-any"));
        let options: Options = std::iter::once(any).chain(options).collect();
        Input::new(name, &words, &value(name)).choice(&options)
    };
    let day = |name: &str, words: String| {
        let typed = cx.query(name).unwrap_or_default();
        Input::new(name, &words, &typed)
            .hint(&t!(lang, "table-day-hint"))
            .errors(errors)
            .line("text", "off")
    };
    html! {
        (choice("sub_index", t!(lang, "table-sub-index"), sub_indices(choices)))
        (Input::new("block", &t!(lang, "table-block"), &value("block"))
            .hint(&t!(lang, "table-block-hint")).line("text", "off"))
        (choice("unit", t!(lang, "table-unit"), units(choices)))
        (choice("part", t!(lang, "table-part"), parts(lang)))
        (choice("leader", t!(lang, "table-leader"), leaders(choices)))
        (choice("tab", t!(lang, "table-tab"), tabs(lang)))
        (choice("kind", t!(lang, "table-kind"), kinds(lang)))
        (choice("moved", t!(lang, "table-moved"), moved(lang)))
        (choice("quality", t!(lang, "quality-title"), qualities(lang)))
        (choice("month", t!(lang, "table-month"), months(lang, choices)))
        (day("from", t!(lang, "table-from")))
        (day("to", t!(lang, "table-to")))
        (Input::new("sort", &t!(lang, "table-sort"), filter.sort.word()).choice(&sorts(lang)))
    }
}

fn sub_indices(choices: &Choices) -> Options {
    let named = |of: &crate::store::sub_index::SubIndex| format!("{}. {}", of.ordinal, of.name);
    choices.sub_indices.iter().map(|of| (of.ordinal.to_string(), named(of))).collect()
}

fn units(choices: &Choices) -> Options {
    choices.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
}

fn parts(lang: Lang) -> Options {
    [Part::Lead, Part::Coordinating]
        .map(|part| (part.word().to_owned(), part_words(lang, part)))
        .into()
}

fn leaders(choices: &Choices) -> Options {
    let leaders: BTreeSet<&String> =
        choices.sub_indices.iter().filter_map(|of| of.responsible_leader.as_ref()).collect();
    leaders.into_iter().map(|leader| (leader.clone(), leader.clone())).collect()
}

fn tabs(lang: Lang) -> Options {
    Tab::ALL.map(|tab| (tab.word().to_owned(), label(lang, tab))).into()
}

fn kinds(lang: Lang) -> Options {
    KINDS.map(|(kind, word)| (word.to_owned(), kind_words(lang, kind))).into()
}

fn moved(lang: Lang) -> Options {
    vec![(MOVED_WORD.to_owned(), t!(lang, "table-moved-only"))]
}

fn qualities(lang: Lang) -> Options {
    Quality::ALL.map(|quality| (quality.word().to_owned(), quality_words(lang, quality))).into()
}

fn months(lang: Lang, choices: &Choices) -> Options {
    Month::between(choices.plan.starts_on, choices.plan.ends_on)
        .into_iter()
        .map(|month| (month.to_string(), month_words(lang, month)))
        .collect()
}

fn sorts(lang: Lang) -> Options {
    Sort::ALL.map(|sort| (sort.word().to_owned(), sort_words(lang, sort))).into()
}

/// Leads or helps, in words.
pub(super) fn part_words(lang: Lang, part: Part) -> String {
    match part {
        Part::Lead => t!(lang, "table-leads"),
        Part::Coordinating => t!(lang, "table-helps"),
    }
}

/// A kind of schedule in words.
pub(super) fn kind_words(lang: Lang, kind: ScheduleKind) -> String {
    match kind {
        ScheduleKind::Milestone => t!(lang, "table-once"),
        ScheduleKind::Recurring => t!(lang, "table-recurring"),
        ScheduleKind::Quota => t!(lang, "table-quota"),
        ScheduleKind::Throughout => t!(lang, "schedule-throughout"),
        ScheduleKind::WhenArising => t!(lang, "schedule-when-arising"),
        ScheduleKind::Unstated => t!(lang, "schedule-unstated"),
    }
}

/// A month in words.
pub(in crate::pages) fn month_words(lang: Lang, month: Month) -> String {
    let (n, year) = (month.first().month(), month.first().year().to_string());
    t!(lang, "period-month", n = n, year = year)
}

fn sort_words(lang: Lang, sort: Sort) -> String {
    match sort {
        Sort::Due => t!(lang, "table-sort-due"),
        Sort::DueLast => t!(lang, "table-sort-due-last"),
        Sort::Unit => t!(lang, "table-sort-unit"),
        Sort::SubIndex => t!(lang, "table-sort-sub-index"),
    }
}
