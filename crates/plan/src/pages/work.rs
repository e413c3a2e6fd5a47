//! `GET /work`: what my unit owes, in tabs: overdue, due soon, returned, not yet due, waiting, done.

use super::{asked::turn, items, standing_words::Marks};
use crate::{
    store::{
        piece,
        work::{self, Days, Owed, Tab},
    },
    words::t,
};
use ddci_calendar::PlanSettings;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Lang, Page, PageResult, Paging},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let due_soon = PlanSettings::default().due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let steady = cx.steady(viewer.authority).await?;
    let owed = if cx.query("whose").as_deref() == Some("me") { Owed::ByMe } else { Owed::ByUnit };
    let counts = work::counts(&steady, &viewer, owed, days).await?;
    let tab = cx.query("tab").and_then(|word| Tab::from_word(&word)).unwrap_or(first(&counts));
    let paging = Paging::asked(cx.query("page").as_deref());
    let turns = piece::count_turn(&steady, &viewer).await?;
    if cx.query("tab").as_deref() == Some(turn::TAB) {
        let pieces = piece::list_turn(&steady, &viewer, paging).await?;
        let list = turn::list(&cx, &viewer, &pieces);
        return Ok(page(&viewer, &cx, &counts, Here { owed, tab: None, turns }, &list, paging));
    }
    let items = work::list(&steady, &viewer, owed, tab, days, paging).await?;
    let list = match items.is_empty() {
        true => html! { p { (empty(cx.lang, tab)) } },
        false => items::table(&cx, &items, Marks::of(&cx, due_soon, &calendar), false),
    };
    Ok(page(&viewer, &cx, &counts, Here { owed, tab: Some(tab), turns }, &list, paging))
}

/// Which list is shown: of the unit or of me, and which tab; no tab is that of pieces, which has `turns`.
#[derive(Clone, Copy)]
struct Here {
    owed: Owed,
    tab: Option<Tab>,
    turns: i64,
}

/// The page with the list of a tab; of pieces that wait for the unit where no tab is given.
fn page(
    viewer: &Viewer,
    cx: &Cx,
    counts: &[i64; Tab::ALL.len()],
    here: Here,
    list: &Markup,
    paging: Paging,
) -> Page {
    let lang = cx.lang;
    let Here { owed, tab, turns } = here;
    let label = tab.map_or_else(|| t!(lang, "tab-pieces"), |tab| label(lang, tab));
    let path = tab.map_or_else(turns_path, |tab| path(owed, tab));
    let total = tab.map_or(turns, |tab| count(counts, tab));
    let content = html! {
        h1 { (t!(lang, "work-title", unit = viewer.unit_name.as_str())) }
        p.muted { (answer(lang, counts)) }
        p.act { a href="/reminders" { (t!(lang, "work-reminders")) } }
        (sides(lang, owed))
        (tabs(lang, here, counts))
        section.card aria-label=(label) {
            (list)
            (paging.links(lang, total, |page| format!("{path}&page={page}")))
        }
    };
    cx.page(&t!(lang, "nav-work"), &content)
}

/// The tab that is opened first: the first that holds something.
fn first(counts: &[i64; Tab::ALL.len()]) -> Tab {
    Tab::ALL
        .into_iter()
        .zip(counts)
        .find_map(|(tab, count)| (*count > 0).then_some(tab))
        .unwrap_or(Tab::NotYetDue)
}

fn count(counts: &[i64; Tab::ALL.len()], tab: Tab) -> i64 {
    Tab::ALL.into_iter().zip(counts).find_map(|(of, n)| (of == tab).then_some(*n)).unwrap_or(0)
}

/// The answer first: one sentence with the numbers.
fn answer(lang: Lang, counts: &[i64; Tab::ALL.len()]) -> String {
    let n = |tab| count(counts, tab);
    t!(
        lang,
        "work-answer",
        overdue = n(Tab::Overdue),
        soon = n(Tab::DueSoon),
        returned = n(Tab::Returned)
    )
}

/// The address of a tab.
fn path(owed: Owed, tab: Tab) -> String {
    match owed {
        Owed::ByUnit => format!("/work?tab={}", tab.word()),
        Owed::ByMe => format!("/work?whose=me&tab={}", tab.word()),
    }
}

/// What the whole unit owes, or what I do of it.
fn sides(lang: Lang, shown: Owed) -> Markup {
    let sides = [
        (Owed::ByUnit, "/work", t!(lang, "work-of-unit")),
        (Owed::ByMe, "/work?whose=me", t!(lang, "work-of-me")),
    ];
    html! {
        nav aria-label=(t!(lang, "work-whose")) {
            ul.tabs {
                @for (owed, href, words) in sides {
                    li {
                        a href=(href) aria-current=[(owed == shown).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}

/// The address of the tab of pieces.
fn turns_path() -> String {
    format!("/work?tab={}", turn::TAB)
}

fn tabs(lang: Lang, here: Here, counts: &[i64; Tab::ALL.len()]) -> Markup {
    let Here { owed, tab: shown, turns } = here;
    html! {
        nav aria-label=(t!(lang, "work-tabs")) {
            ul.tabs {
                @for (tab, count) in Tab::ALL.into_iter().zip(counts) {
                    li {
                        a href=(path(owed, tab))
                            aria-current=[(Some(tab) == shown).then_some("page")] {
                            (label(lang, tab)) " " span.num { (count) }
                        }
                    }
                }
                li {
                    a href=(turns_path())
                        aria-current=[shown.is_none().then_some("page")] {
                        (t!(lang, "tab-pieces")) " " span.num { (turns) }
                    }
                }
            }
        }
    }
}

/// A tab's name.
pub(super) fn label(lang: Lang, tab: Tab) -> String {
    match tab {
        Tab::Overdue => t!(lang, "tab-overdue"),
        Tab::DueSoon => t!(lang, "tab-due-soon"),
        Tab::Returned => t!(lang, "tab-returned"),
        Tab::NotYetDue => t!(lang, "tab-not-yet-due"),
        Tab::Waiting => t!(lang, "tab-waiting"),
        Tab::Done => t!(lang, "tab-done"),
    }
}

fn empty(lang: Lang, tab: Tab) -> String {
    match tab {
        Tab::Overdue => t!(lang, "empty-overdue"),
        Tab::DueSoon => t!(lang, "empty-due-soon"),
        Tab::Returned => t!(lang, "empty-returned"),
        Tab::NotYetDue => t!(lang, "empty-not-yet-due"),
        Tab::Waiting => t!(lang, "empty-waiting"),
        Tab::Done => t!(lang, "empty-done"),
    }
}
