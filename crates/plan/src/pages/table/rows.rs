//! The rows of the table: a table on a wide screen, cards on a phone.

use super::address::path;
use crate::{
    pages::{items::short, schedule_words::period, standing_words::Marks},
    store::{
        filter::{Sort, TableFilter},
        plan::Plan,
        table::Line,
    },
    words::t,
};
use ddci_platform::web::{Cx, date};
use maud::{Markup, html};

/// The rows, under headings that sort.
pub(super) fn table(
    cx: &Cx,
    plan: &Plan,
    filter: &TableFilter,
    lines: &[Line],
    marks: Marks<'_>,
) -> Markup {
    let lang = cx.lang;
    let by = |words: &str, sort: Sort| heading(plan, filter, words, sort);
    let [serves, unit, due, progress] = &[
        t!(lang, "table-sub-index"),
        t!(lang, "items-unit"),
        t!(lang, "items-due"),
        t!(lang, "share-title"),
    ];
    let other_way = if filter.sort == Sort::Due { Sort::DueLast } else { Sort::Due };
    html! {
        table.cards {
            thead {
                tr {
                    (by(serves, Sort::SubIndex))
                    th scope="col" { (t!(lang, "items-task")) }
                    (by(unit, Sort::Unit))
                    (by(due, other_way))
                    th scope="col" { (t!(lang, "items-standing")) }
                    th scope="col" { (progress) }
                }
            }
            tbody {
                @for line in lines {
                    @let item = &line.item;
                    tr {
                        td.num data-label=(serves) {
                            @match line.sub_index {
                                Some(ordinal) => (ordinal),
                                None => "–",
                            }
                            @if let Some(block) = &line.block { "." (block) }
                        }
                        td {
                            a href={"/obligations/" (item.id)} { (short(&item.text)) }
                            p.cap {
                                (item.reference)
                                @if line.is_directed { " · " (t!(lang, "task-directed")) }
                                @if let Some(period) = period(lang, &item.period) {
                                    " · " (period)
                                }
                            }
                        }
                        td data-label=(unit) {
                            (item.unit_name)
                            @if let Some(name) = &item.executor { p.cap { (name) } }
                        }
                        td.num data-label=(due) { (date(lang, item.standing.effective_on)) }
                        td { (marks.tags(&item.standing)) }
                        td.num data-label=(progress) {
                            @if let Some(n) = line.progress { (t!(lang, "share-percent", n = n)) }
                        }
                    }
                }
            }
        }
    }
}

/// A heading whose link sorts by it.
fn heading(plan: &Plan, filter: &TableFilter, words: &str, sort: Sort) -> Markup {
    let by_date = |sort: Sort| matches!(sort, Sort::Due | Sort::DueLast);
    let sorted = filter.sort == sort || by_date(sort) && by_date(filter.sort);
    let direction = match filter.sort {
        Sort::DueLast => "descending",
        _ => "ascending",
    };
    html! {
        th scope="col" aria-sort=[sorted.then_some(direction)] {
            a href=(path(plan.id, &TableFilter { sort, ..filter.clone() })) { (words) }
            @if sorted {
                span aria-hidden="true" { @if direction == "ascending" { " ↑" } @else { " ↓" } }
            }
        }
    }
}
