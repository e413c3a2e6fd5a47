//! Lines of lineage in words: what came from where, with the act behind it.

use super::super::{list::checked, names::Names};
use crate::{
    org::{Line, LineageKind, Unit},
    web::{Cx, Lang, Points, date, points, words::t},
};
use maud::{Markup, html};

/// A unit with the part of it that went this way, where that is known.
pub(super) fn part(cx: &Cx, names: &Names<'_>, line: &Line) -> Markup {
    html! {
        @if let Some(unit) = names.unit(line.predecessor) { (names.link(unit)) }
        @if let Some(share) = share(cx.lang, line) { " " span.num { (share) } }
    }
}

fn share(lang: Lang, line: &Line) -> Option<String> {
    let share = points(lang, Points(line.share?.hundredths().into()));
    Some(t!(lang, "lineage-share-of", share = share))
}

/// A kind in words.
pub(super) fn kind(lang: Lang, kind: LineageKind) -> String {
    match kind {
        LineageKind::Merge => t!(lang, "lineage-merge"),
        LineageKind::Split => t!(lang, "lineage-split"),
        LineageKind::Rename => t!(lang, "lineage-rename"),
        LineageKind::Abolish => t!(lang, "lineage-abolish"),
    }
}

/// The act, the source, and whether it was checked.
pub(super) fn basis(cx: &Cx, line: &Line) -> Markup {
    html! {
        p.cap {
            (t!(cx.lang, "lineage-by", act = line.legal_basis.as_str()))
            @if !line.source.is_empty() { " · " span lang="vi" { (line.source) } }
            " " (checked(cx, line.verified))
        }
    }
}

/// On a unit's page: what it came from and what became of it; nothing where nothing is recorded.
pub(in super::super) fn of_unit(cx: &Cx, names: &Names<'_>, lines: &[Line], unit: &Unit) -> Markup {
    let lang = cx.lang;
    let from: Vec<&Line> = lines.iter().filter(|line| line.successor == Some(unit.id)).collect();
    let into: Vec<&Line> = lines.iter().filter(|line| line.predecessor == unit.id).collect();
    html! {
        @if !from.is_empty() || !into.is_empty() {
            section.card aria-labelledby="lineage-title" {
                h2 id="lineage-title" { (t!(lang, "lineage-title")) }
                @if let Some(first) = from.first() {
                    @let day = date(lang, first.effective_on);
                    h3 { (t!(lang, "lineage-from", day = day)) }
                    ul.units { @for line in &from { li { (part(cx, names, line)) } } }
                    (basis(cx, first))
                }
                @if let Some(first) = into.first() {
                    @let day = date(lang, first.effective_on);
                    h3 { (t!(lang, "lineage-into", day = day)) }
                    ul.units {
                        @for line in &into {
                            li { (kind(lang, line.kind)) ": " (after(cx, names, line)) }
                        }
                    }
                    (basis(cx, first))
                }
                p { a href="/units/timeline" { (t!(lang, "timeline-title")) } }
            }
        }
    }
}

/// What a line leads to.
pub(super) fn after(cx: &Cx, names: &Names<'_>, line: &Line) -> Markup {
    let successor = line.successor.and_then(|successor| names.unit(successor));
    html! {
        @match successor {
            Some(successor) => (names.link(successor)),
            None => (t!(cx.lang, "lineage-nothing-follows")),
        }
        @if let Some(share) = share(cx.lang, line) { " " span.num { (share) } }
    }
}
