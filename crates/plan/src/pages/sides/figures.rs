//! Figures that open their lists.

use super::in_tab;
use crate::{
    model::{PlanId, Share},
    pages::{items, standing_words::Marks, table},
    store::{
        board::{Figures, UnitFigures},
        filter::TableFilter,
        table::Line,
        work::{Item, Tab},
    },
    words::t,
};
use ddci_platform::web::{Cx, Lang, State, percent, tag};
use maud::{Markup, html};

/// Done in time, overdue, due soon, waiting; each number opens its list.
pub(super) fn hero(lang: Lang, plan: PlanId, filter: &TableFilter, figures: &Figures) -> Markup {
    let open = |tab: Tab| table::path(plan, &in_tab(filter, tab));
    html! {
        div.card.hero {
            div {
                p.cap { (t!(lang, "board-due")) }
                p.big.num { (figures.on_time) " / " (figures.due) }
                p.cap {
                    @match percent(lang, figures.on_time, figures.due) {
                        Some(share) => (t!(lang, "board-on-time", share = share)),
                        None => (t!(lang, "board-nothing-due")),
                    }
                }
                (moved(lang, plan, filter, figures))
            }
            div {
                p.cap { (t!(lang, "board-overdue")) }
                p.big.num.late[figures.overdue > 0] {
                    a href=(open(Tab::Overdue)) { (figures.overdue) }
                }
                p.cap { (t!(lang, "sides-late-done", n = figures.late)) }
            }
            div {
                p.cap { (t!(lang, "board-due-soon")) }
                p.big.num { a href=(open(Tab::DueSoon)) { (figures.due_soon) } }
                p.cap {
                    a href=(open(Tab::Waiting)) { (t!(lang, "board-waiting", n = figures.waiting)) }
                }
            }
            div {
                p.cap { (t!(lang, "sides-all")) }
                p.big.num { a href=(table::path(plan, filter)) { (figures.all) } }
                p.cap { (t!(lang, "sides-all-year")) }
            }
        }
    }
}

/// How many dates their giver has moved, and how much is in time by that alone; the number opens its
/// list.
pub(in crate::pages) fn moved(
    lang: Lang,
    plan: PlanId,
    filter: &TableFilter,
    figures: &Figures,
) -> Markup {
    let filter = TableFilter { moved: true, ..filter.clone() };
    html! {
        @if figures.moved > 0 {
            p.cap {
                a href=(table::path(plan, &filter)) { (t!(lang, "figures-moved", n = figures.moved)) }
                @if figures.in_time_by_move > 0 {
                    " · " (t!(lang, "figures-in-time-by-move", n = figures.in_time_by_move))
                }
            }
        }
    }
}

/// How far it is on the mean, as a bar and in words; nothing where nothing is owed.
pub(in crate::pages) fn share(lang: Lang, share: &Share) -> Markup {
    html! {
        @if let Some(n) = share.percent() {
            p.share {
                (t!(lang, "share-mean", n = n)) " "
                svg.stack width="120" height="8" viewBox="0 0 100 8" preserveAspectRatio="none"
                    aria-hidden="true" focusable="false" {
                    rect.fine x="0" y="0" width=(n) height="8" {}
                }
            }
        }
    }
}

/// The most urgent thing about figures, as a mark.
pub(super) fn mark(lang: Lang, figures: &Figures) -> Markup {
    let (overdue, soon) = (figures.overdue, figures.due_soon);
    let done = figures.on_time + figures.late;
    match () {
        () if figures.all == 0 => tag(State::Idle, &t!(lang, "tree-nothing-owed")),
        () if overdue > 0 => tag(State::Late, &t!(lang, "board-n-late", n = overdue)),
        () if soon > 0 => tag(State::Soon, &t!(lang, "board-n-soon", n = soon)),
        () if done == figures.all => tag(State::Fine, &t!(lang, "tree-all-done")),
        () => tag(State::Fine, &t!(lang, "board-on-track")),
    }
}

/// How much of what was due is done.
pub(super) fn done(lang: Lang, figures: &Figures) -> String {
    let done = figures.on_time + figures.late;
    t!(lang, "board-unit-done", done = done, due = figures.due)
}

/// Figures of units, each name opening its page.
pub(super) fn units(lang: Lang, plan: PlanId, units: &[UnitFigures]) -> Markup {
    html! {
        ul.todo {
            @for unit in units {
                li {
                    a href={"/plans/" (plan) "/units/" (unit.unit)} { (unit.name) }
                    " " (mark(lang, &unit.figures))
                    p.cap { (done(lang, &unit.figures)) }
                }
            }
        }
    }
}

/// The first lines of a list, and the way to all of it.
pub(super) fn first(
    cx: &Cx,
    plan: PlanId,
    marks: Marks<'_>,
    filter: &TableFilter,
    lines: &[Line],
    total: i64,
) -> Markup {
    let items: Vec<Item> = lines.iter().map(|line| line.item.clone()).collect();
    let more = usize::try_from(total).is_ok_and(|total| total > lines.len());
    html! {
        @if !items.is_empty() { (items::table(cx, &items, marks, true)) }
        @if more {
            p {
                a href=(table::path(plan, filter)) { (t!(cx.lang, "board-all-overdue", n = total)) }
            }
        }
    }
}
