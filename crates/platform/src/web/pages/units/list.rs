//! `GET /units?kind=…&on=…`: the register of units as a tree, and what stands under others.

use super::{filter::Filter, names, names::Names};
use crate::{
    org::{self, Unit, UnitId},
    permit::{Verb, Viewer},
    web::{Cx, PageResult, State, date, heads, tag, words::t},
};
use maud::{Markup, html};

/// The deepest step of the tree that is shown as such.
const DEEPEST: usize = 3;

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    let filter = Filter::asked(&cx);
    let own: Vec<(usize, &Unit)> = tree(&register, viewer.authority)
        .into_iter()
        .filter(|(_, unit)| filter.shows(unit))
        .collect();
    let outside: Vec<(usize, &Unit)> = register
        .iter()
        .filter(|unit| unit.outside && filter.shows(unit))
        .map(|unit| (0, unit))
        .collect();
    let title = t!(lang, "units-title");
    let content = html! {
        (filter.errors.summary(lang))
        h1 { (title) }
        p.muted { (answer(&cx, &filter, own.len())) }
        div.act {
            a href="/units/timeline" { (t!(lang, "timeline-title")) }
            @if viewer.may_everywhere(Verb::ManageUnits) {
                a.btn href="/units/new" { (t!(lang, "units-add")) }
            }
        }
        section.card aria-label=(t!(lang, "units-filter-label")) { (filter.form(&cx)) }
        section.card aria-label=(title) {
            @if own.is_empty() { p { (t!(lang, "units-none")) } }
            @else { (table(&cx, &names, &own)) }
        }
        @if !outside.is_empty() {
            section.card aria-labelledby="outside-title" {
                h2 id="outside-title" { (t!(lang, "units-outside")) }
                p.hint { (t!(lang, "units-outside-explained")) }
                (table(&cx, &names, &outside))
            }
        }
    };
    let page = cx.page(&title, &content);
    Ok(if filter.errors.is_empty() { page } else { cx.page_with_errors(&title, &content) })
}

fn answer(cx: &Cx, filter: &Filter, n: usize) -> String {
    match filter.day() {
        Some(day) => {
            let day = date(cx.lang, day);
            t!(cx.lang, "units-answer", n = n, day = day)
        }
        None => t!(cx.lang, "units-answer-all", n = n),
    }
}

/// The units under the authority, each after the one above it, with its depth.
fn tree(register: &[Unit], authority: UnitId) -> Vec<(usize, &Unit)> {
    let mut waiting: Vec<(usize, &Unit)> =
        register.iter().filter(|unit| unit.id == authority).map(|unit| (0, unit)).collect();
    let mut tree = Vec::new();
    while let Some((depth, unit)) = waiting.pop() {
        tree.push((depth, unit));
        let below = register.iter().filter(|other| other.parent == Some(unit.id) && !other.outside);
        waiting.extend(below.rev().map(|below| (depth + 1, below)));
    }
    tree
}

fn table(cx: &Cx, names: &Names<'_>, units: &[(usize, &Unit)]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "units-name"),
        t!(lang, "units-kind"),
        t!(lang, "units-parent"),
        t!(lang, "units-validity"),
        t!(lang, "units-source"),
    ];
    html! {
        table.cards {
            (heads(&head))
            tbody { @for (depth, unit) in units { (row(cx, &head, names, (*depth, unit))) } }
        }
    }
}

fn row(cx: &Cx, head: &[String; 5], names: &Names<'_>, (depth, unit): (usize, &Unit)) -> Markup {
    let lang = cx.lang;
    let [_, kind, parent, validity, _] = head;
    let step = format!("d{}", depth.min(DEEPEST));
    let above = unit.parent.and_then(|parent| names.unit(parent)).filter(|_| !unit.outside);
    html! {
        tr {
            td {
                div class=(step) {
                    (names.link(unit))
                    p.cap { (unit.code) }
                }
            }
            td data-label=(kind) { (names::kind(lang, unit.kind)) }
            td data-label=(parent) {
                @match (above, &unit.district) {
                    (Some(above), _) => (names::name(lang, above)),
                    (None, Some(district)) => (district),
                    (None, None) => {}
                }
            }
            td data-label=(validity) { (names::validity(lang, unit)) }
            td { (checked(cx, unit.verified)) }
        }
    }
}

/// Whether what is known was checked, as a mark with its words.
pub(super) fn checked(cx: &Cx, verified: bool) -> Markup {
    if verified {
        tag(State::Fine, &t!(cx.lang, "source-verified"))
    } else {
        tag(State::Soon, &t!(cx.lang, "source-unverified"))
    }
}
