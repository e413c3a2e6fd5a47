//! What was read in figures, what is left to decide before issuing, and the way to the issue page.

use super::{beside, bodies, kind, sheet::Sheet};
use crate::{pages::refused, words::t};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Lang, State, tag},
};
use maud::{Markup, html};

/// What was read, in figures.
pub(super) fn figures(lang: Lang, sheet: &Sheet) -> Markup {
    let tasks = sheet.counted_tasks().count();
    let merged = sheet.tasks.len() - tasks;
    let undecided = sheet.findings.iter().filter(|finding| !finding.is_answered()).count();
    let unread: i32 = sheet
        .unread
        .iter()
        .filter(|lines| lines.decision.is_none())
        .map(|lines| lines.last_line - lines.first_line + 1)
        .sum();
    html! {
        section.card.hero aria-label=(t!(lang, "review-figures")) {
            div {
                p.cap { (t!(lang, "review-tasks")) }
                p.big.num { a href="#beside" { (tasks) } }
                p.cap {
                    @if merged > 0 { (t!(lang, "review-merged", n = merged)) }
                    @else { (t!(lang, "review-sub-indices", n = sheet.sub_indices.len())) }
                }
            }
            div {
                p.cap { (t!(lang, "review-bodies")) }
                p.big.num { a href="#bodies" { (sheet.bodies.count()) } }
                p.cap { (t!(lang, "review-n-unbound", n = sheet.bodies.unbound().count())) }
            }
            div {
                p.cap { (t!(lang, "review-undecided")) }
                p.big.num {
                    @if undecided > 0 { a href="#findings" { (undecided) } } @else { "0" }
                }
                p.cap { (t!(lang, "review-of-findings", n = sheet.findings.len())) }
            }
            div {
                p.cap { (t!(lang, "review-unread")) }
                p.big.num {
                    @if unread > 0 { a href="#unread" { (unread) } } @else { "0" }
                }
                p.cap { (t!(lang, "review-of-lines", n = sheet.lines.len())) }
            }
        }
    }
}

/// What is left to decide before issuing, each thing with a link to it.
pub(super) fn left(cx: &Cx, viewer: &Viewer, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    let things = things(lang, sheet);
    html! {
        @if sheet.is_draft() {
            section.card aria-labelledby="left-title" {
                @if things.is_empty() {
                    h2 id="left-title" { (t!(lang, "review-nothing-left")) }
                    @if viewer.may(Verb::IssuePlan) {
                        p.act {
                            a.btn href={"/plans/" (sheet.plan.id) "/issue"} {
                                (t!(lang, "review-to-issue"))
                            }
                        }
                    }
                } @else {
                    h2 id="left-title" { (t!(lang, "review-left", n = things.len())) }
                    ul.todo { @for (path, words) in &things { li { a href=(path) { (words) } } } }
                }
            }
        }
    }
}

fn things(lang: Lang, sheet: &Sheet) -> Vec<(String, String)> {
    let findings =
        sheet.findings.iter().filter(|finding| finding.stands_in_the_way()).map(|finding| {
            let lines: Vec<String> = finding.lines.iter().map(ToString::to_string).collect();
            let kind = kind::words(lang, finding.kind);
            let (n, lines) = (lines.len(), lines.join(", "));
            let words = t!(lang, "review-left-finding", kind = kind, n = n, lines = lines);
            (format!("#finding-{}", finding.id), words)
        });
    // A body that only coordinates owes nothing and does not stand in the way.
    let names = sheet.bodies.unbound().enumerate().filter(|(_, name)| name.leads > 0);
    let names = names.map(|(index, name)| {
        let words = t!(lang, "review-left-name", name = name.name.as_str());
        (format!("#{}", bodies::field(index)), words)
    });
    let without_lead = sheet.without_lead().map(|task| {
        let words = t!(lang, "review-left-lead", reference = task.reference.as_str());
        (beside::path(sheet, task), words)
    });
    findings.chain(names).chain(without_lead).collect()
}

/// The head of the plan, and the way to mend it.
pub(super) fn head(lang: Lang, sheet: &Sheet) -> Markup {
    let plan = &sheet.plan;
    html! {
        section.card id="head" aria-labelledby="head-title" {
            h2 id="head-title" { (t!(lang, "review-head")) }
            dl.facts {
                dt { (t!(lang, "mend-title-of-plan")) } dd lang="vi" { (plan.name()) }
                dt { (t!(lang, "mend-number")) }
                dd { (plan.number.as_deref().unwrap_or("–")) }
                dt { (t!(lang, "mend-issuer")) } dd lang="vi" { (plan.issuer) }
            }
            @if sheet.is_draft() {
                p.act {
                    a href={"/plans/" (plan.id) "/official"} { (t!(lang, "review-to-official")) }
                    a href={"/plans/" (plan.id) "/head"} { (t!(lang, "mend-head-title")) }
                }
            }
        }
    }
}

/// The way to the issue page, or what stands in it.
pub(super) fn issue(lang: Lang, viewer: &Viewer, sheet: &Sheet) -> Markup {
    html! {
        @if sheet.is_draft() && viewer.may(Verb::IssuePlan) {
            section.card {
                h2 { (t!(lang, "review-next")) }
                @match sheet.readiness.check() {
                    Ok(()) => p.act {
                        a.btn href={"/plans/" (sheet.plan.id) "/issue"} {
                            (t!(lang, "review-to-issue"))
                        }
                    },
                    Err(refusal) => {
                        p.act {
                            button.btn type="button" disabled aria-describedby="issue-refusal" {
                                (t!(lang, "review-to-issue"))
                            }
                        }
                        p.refusal id="issue-refusal" {
                            (tag(State::Soon, &t!(lang, "review-not-yet"))) " "
                            (refused::words(lang, &refusal))
                        }
                    }
                }
            }
        }
    }
}
