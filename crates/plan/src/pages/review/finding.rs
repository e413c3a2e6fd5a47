//! Findings: what is missing, doubled or contradictory, the lines it rests on, and the decisions
//! that answer it.

use super::{
    Settling, Typed, decisions, kind,
    sheet::{Sheet, seen},
};
use crate::{model::FindingId, pages::document::line_path, store::finding::Finding, words::t};
use ddci_platform::web::{Cx, Errors, Lang, State, tag};
use maud::{Markup, html};

/// How many lines of a finding are quoted; the others are named.
const QUOTED: usize = 8;

/// The sections of the page: what has to be decided first, then what is to be noted.
pub(super) fn all(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let (decide, note): (Vec<&Finding>, Vec<&Finding>) =
        sheet.findings.iter().partition(|finding| kind::must_be_decided(finding.kind));
    let list = |id: &str, title: String, hint: String, findings: &[&Finding]| {
        html! {
            @if !findings.is_empty() {
                section.part aria-labelledby=(id) {
                    h2 id=(id) { (title) }
                    p.muted { (hint) }
                    @for finding in findings { (card(cx, sheet, finding, typed, errors)) }
                }
            }
        }
    };
    html! {
        div id="findings" {
            @if sheet.findings.is_empty() {
                section.card.part {
                    h2 { (t!(lang, "review-findings")) }
                    p { (tag(State::Fine, &t!(lang, "review-no-findings"))) }
                }
            }
            (list("to-decide", t!(lang, "review-to-decide", n = decide.len()),
                t!(lang, "review-to-decide-hint"), &decide))
            (list("to-note", t!(lang, "review-to-note", n = note.len()),
                t!(lang, "review-to-note-hint"), &note))
        }
    }
}

fn card(cx: &Cx, sheet: &Sheet, finding: &Finding, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let id = finding.id;
    let typed = typed.finding.as_ref().filter(|(of, _)| *of == id).map(|(_, typed)| typed);
    let settled = cx.query("settled").and_then(|key| key.parse::<FindingId>().ok()) == Some(id);
    html! {
        article.card.finding id={"finding-" (id)} aria-labelledby={"finding-" (id) "-title"} {
            h3 id={"finding-" (id) "-title"} { (kind::words(lang, finding.kind)) }
            p { (state(lang, finding)) }
            @if settled {
                p.done role="status" { (t!(lang, "review-settled")) }
            }
            @match lang {
                Lang::Vi => p { (finding.message) },
                Lang::En => p { (kind::sentence(lang, finding.kind)) },
            }
            (quotes(lang, sheet, finding))
            @if sheet.is_draft() {
                @match (finding.is_answered(), typed) {
                    (true, None) => details {
                        summary { (t!(lang, "review-change")) }
                        (form(lang, sheet, finding, None, errors))
                    },
                    _ => (form(lang, sheet, finding, typed, errors)),
                }
            }
        }
    }
}

fn state(lang: Lang, finding: &Finding) -> Markup {
    match &finding.decision {
        Some(decision) => {
            let what = decisions::summary(lang, finding.kind, decision);
            tag(State::Fine, &t!(lang, "review-decided", what = what))
        }
        None if finding.is_mended => tag(State::Fine, &t!(lang, "review-answered-by-mending")),
        None if finding.stands_in_the_way() => tag(State::Soon, &t!(lang, "review-must-decide")),
        None => tag(State::Idle, &t!(lang, "review-to-see")),
    }
}

/// The lines a finding rests on, each with a link to its place in the document.
fn quotes(lang: Lang, sheet: &Sheet, finding: &Finding) -> Markup {
    let name = finding.sheet.as_deref();
    let more = finding.lines.len().saturating_sub(QUOTED);
    html! {
        ul.quotes {
            @for number in finding.lines.iter().copied().take(QUOTED) {
                li {
                    a.no href=(line_path(sheet.plan.id, name, number)) {
                        (t!(lang, "document-line", n = number))
                    }
                    @for line in sheet.lines_of(name, number, number) {
                        q lang="vi" { (line.text) }
                    }
                }
            }
            @if more > 0 { li.cap { (t!(lang, "review-more-lines", n = more)) } }
        }
    }
}

/// The form with the decisions that answer a finding.
fn form(
    lang: Lang,
    sheet: &Sheet,
    finding: &Finding,
    typed: Option<&Settling>,
    errors: &Errors,
) -> Markup {
    let several_leads = sheet
        .tasks
        .iter()
        .any(|task| finding.rests_on(task) && sheet.bodies.read_leads(task.id) > 1);
    let offered = decisions::offered(finding.kind, several_leads);
    let action = format!("/plans/{}/findings/{}", sheet.plan.id, finding.id);
    html! {
        form.stacked method="post" action=(action) novalidate {
            (seen(sheet))
            @match offered.as_slice() {
                // Only to be noted: one button, nothing to choose.
                [only] => (note(lang, finding, only, errors)),
                _ => (choices(lang, finding, &offered, typed, errors)),
            }
        }
    }
}

fn note(lang: Lang, finding: &Finding, only: &str, errors: &Errors) -> Markup {
    let field = format!("decision-{}", finding.id);
    html! {
        @if let Some(error) = errors.of(&field) { p.wrong { (error) } }
        div.act {
            button.btn.q id=(field) name="decision" value=(only) {
                (decisions::label(lang, finding.kind, only))
            }
        }
    }
}

fn choices(
    lang: Lang,
    finding: &Finding,
    offered: &[&str],
    typed: Option<&Settling>,
    errors: &Errors,
) -> Markup {
    let field = format!("decision-{}", finding.id);
    let error = errors.of(&field);
    let chosen = match typed {
        Some(typed) => typed.decision.as_str(),
        None => finding.decision.as_ref().map_or("", decisions::word),
    };
    html! {
        fieldset.bad[error.is_some()] aria-describedby=[error.map(|_| format!("{field}-error"))] {
            legend { (t!(lang, "review-decision")) }
            @if let Some(error) = error { p.wrong id={(field) "-error"} { (error) } }
            @for (index, word) in offered.iter().enumerate() {
                // The summary of errors leads to the first choice.
                @let id = if index == 0 { field.clone() } else { format!("{field}-{word}") };
                div.choice {
                    input type="radio" id=(id) name="decision" value=(word)
                        checked[*word == chosen];
                    label for=(id) {
                        (decisions::label(lang, finding.kind, word))
                        @if let Some(hint) = decisions::hint(lang, word) {
                            span.hint { (hint) }
                        }
                    }
                }
            }
        }
        @if offered.contains(&decisions::BY_DATE) { (day(lang, finding, typed, errors)) }
        (reason(lang, finding, typed))
        div.act { button.btn { (t!(lang, "review-settle")) } }
    }
}

/// Why it was decided so, for whoever reads the history.
fn reason(lang: Lang, finding: &Finding, typed: Option<&Settling>) -> Markup {
    let field = format!("reason-{}", finding.id);
    html! {
        div.field {
            label for=(field) { (t!(lang, "review-reason")) }
            input type="text" id=(field) name="reason" autocomplete="off"
                value=(typed.map_or("", |typed| &typed.reason));
        }
    }
}

fn day(lang: Lang, finding: &Finding, typed: Option<&Settling>, errors: &Errors) -> Markup {
    let field = format!("date-{}", finding.id);
    let error = errors.of(&field);
    let value = match typed {
        Some(typed) => typed.date.clone(),
        None => finding.decision.as_ref().map(decisions::typed_date).unwrap_or_default(),
    };
    let described = match error {
        Some(_) => format!("{field}-hint {field}-error"),
        None => format!("{field}-hint"),
    };
    html! {
        div.field.bad[error.is_some()] {
            label for=(field) { (t!(lang, "review-date")) }
            p.hint id={(field) "-hint"} { (t!(lang, "review-date-hint")) }
            @if let Some(error) = error { p.wrong id={(field) "-error"} { (error) } }
            input.day type="text" id=(field) name="date" value=(value) autocomplete="off"
                aria-describedby=(described) aria-invalid=[error.map(|_| "true")];
        }
    }
}
