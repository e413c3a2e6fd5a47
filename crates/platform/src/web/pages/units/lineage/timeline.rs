//! `GET /units/timeline`: by date, what became what, with the act behind it.

use super::{
    super::names::Names,
    lines::{after, basis, kind, part},
};
use crate::{
    org::{self, Line, LineageKind, UnitId},
    permit::{Verb, Viewer},
    web::{Cx, PageResult, date, words::t},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    let lines = org::lineage(cx.db(), viewer.authority).await?;
    let title = t!(lang, "timeline-title");
    let days = lines.chunk_by(|one, next| one.effective_on == next.effective_on);
    let content = html! {
        p.crumb { a href="/units" { (t!(lang, "units-title")) } }
        h1 { (title) }
        p.muted { (t!(lang, "timeline-explained")) }
        @if viewer.may_everywhere(Verb::ManageUnits) {
            div.act { a.btn href="/units/reorganise" { (t!(lang, "reorganise-title")) } }
        }
        @if lines.is_empty() { p { (t!(lang, "timeline-empty")) } }
        @for lines in days { (day(&cx, &names, lines)) }
    };
    Ok(cx.page(&title, &content))
}

fn day(cx: &Cx, names: &Names<'_>, lines: &[Line]) -> Markup {
    let Some(first) = lines.first() else { return html! {} };
    let id = format!("day-{}", first.effective_on);
    html! {
        section.card aria-labelledby=(id) {
            h2 id=(id) { (date(cx.lang, first.effective_on)) }
            ul.became {
                @for group in groups(lines) { li { (event(cx, names, &group)) } }
            }
        }
    }
}

/// One thing that happened: a merger by what came of it, everything else by what it happened to.
#[derive(PartialEq, Eq)]
enum Of {
    Successor(UnitId),
    Predecessor(UnitId),
}

fn of(line: &Line) -> Of {
    match (line.kind, line.successor) {
        (LineageKind::Merge, Some(successor)) => Of::Successor(successor),
        _ => Of::Predecessor(line.predecessor),
    }
}

/// The lines of one thing together, in the order in which they were recorded.
fn groups(lines: &[Line]) -> Vec<Vec<&Line>> {
    let mut groups: Vec<Vec<&Line>> = Vec::new();
    for line in lines {
        match groups.iter_mut().find(|group| group.iter().any(|known| of(known) == of(line))) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

fn event(cx: &Cx, names: &Names<'_>, lines: &[&Line]) -> Markup {
    let lang = cx.lang;
    let Some(first) = lines.first() else { return html! {} };
    html! {
        @match of(first) {
            Of::Successor(successor) => {
                p {
                    b { @if let Some(unit) = names.unit(successor) { (names.link(unit)) } }
                    " · " (t!(lang, "lineage-merged-from", n = lines.len()))
                }
                ul { @for line in lines { li { (part(cx, names, line)) } } }
            }
            Of::Predecessor(predecessor) => {
                p {
                    b { @if let Some(unit) = names.unit(predecessor) { (names.link(unit)) } }
                    " · " (kind(lang, first.kind))
                }
                ul { @for line in lines { li { (after(cx, names, line)) } } }
            }
        }
        (basis(cx, first))
    }
}
