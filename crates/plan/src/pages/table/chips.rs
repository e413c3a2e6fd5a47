//! What narrows the table, each with a link that takes it away.

use super::{Choices, address, form};
use crate::{
    pages::{standing_words::quality_words, work::label},
    store::filter::{Sort, TableFilter},
    words::t,
};
use ddci_platform::web::{Lang, date};
use maud::{Markup, html};

/// The chips; nothing where nothing narrows.
pub(super) fn chips(lang: Lang, choices: &Choices, filter: &TableFilter) -> Markup {
    let to = |filter: &TableFilter| address::of(choices.side, choices.plan.id, filter);
    html! {
        @if !filter.is_empty() {
            nav aria-label=(t!(lang, "table-active")) {
                ul.chips {
                    @for (words, without) in active(lang, choices, filter) {
                        li {
                            a href=(to(&without)) {
                                span.unseen { (t!(lang, "table-remove")) " " }
                                (words) " " span aria-hidden="true" { "×" }
                            }
                        }
                    }
                    li {
                        a.all href=(to(&TableFilter { sort: filter.sort, ..TableFilter::default() })) {
                            (t!(lang, "table-remove-all"))
                        }
                    }
                }
            }
        }
    }
}

/// All that narrows, in one line.
pub(super) fn words(lang: Lang, choices: &Choices, filter: &TableFilter) -> String {
    let active = active(lang, choices, filter);
    active.into_iter().map(|(words, _)| words).collect::<Vec<_>>().join(" · ")
}

/// What narrows, in words, and the filter without it.
fn active(lang: Lang, choices: &Choices, filter: &TableFilter) -> Vec<(String, TableFilter)> {
    let named = |name: &str| {
        let mut without = filter.clone();
        let words = take(lang, choices, &mut without, name)?;
        Some((words, without))
    };
    let names = filter.pairs().into_iter().map(|(name, _)| name);
    names.filter_map(named).collect()
}

/// Takes one field out of a filter and says what it was; the order narrows nothing.
fn take(lang: Lang, choices: &Choices, from: &mut TableFilter, name: &str) -> Option<String> {
    match name {
        "sub_index" => from.sub_index.take().map(|ordinal| t!(lang, "tree-sub-index", n = ordinal)),
        "block" => from.block.take().map(|label| t!(lang, "tree-block", label = label)),
        "unit" => from.unit.take().map(|id| {
            let known = choices.units.iter().find(|unit| unit.id == id);
            known.map_or_else(|| t!(lang, "table-unknown-unit"), |unit| unit.name.clone())
        }),
        "part" => from.part.take().map(|part| form::part_words(lang, part)),
        "leader" => from.leader.take(),
        "tab" => from.tab.take().map(|tab| label(lang, tab)),
        "from" => from.from.take().map(|day| t!(lang, "table-chip-from", date = date(lang, day))),
        "to" => from.to.take().map(|day| t!(lang, "table-chip-to", date = date(lang, day))),
        "month" => from.month.take().map(|month| form::month_words(lang, month)),
        "kind" => from.kind.take().map(|kind| form::kind_words(lang, kind)),
        "moved" => std::mem::take(&mut from.moved).then(|| t!(lang, "table-moved-only")),
        "quality" => from.quality.take().map(|quality| quality_words(lang, quality)),
        "words" => from.words.take().map(|words| t!(lang, "table-chip-words", words = words)),
        _ => {
            from.sort = Sort::Due;
            None
        }
    }
}
