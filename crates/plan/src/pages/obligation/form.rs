//! The form in which progress and evidence are recorded.

use super::{Shown, typed::Typed};
use crate::{
    model::{ProgressId, STEPS},
    pages::refused,
    transitions::{self, Refusal},
    words::t,
};
use ddci_platform::{
    id::Ids,
    permit::{Actor, Viewer},
    web::{Cx, Errors, Lang, form::Input},
};
use maud::{Markup, html};

/// Why it cannot be submitted as it stands; nothing where the viewer has no form, or it can be.
pub(super) fn why_not(viewer: &Viewer, shown: &Shown) -> Option<Refusal> {
    let actor = Actor::from(viewer.clone());
    transitions::may_record(&shown.sheet, &actor).ok()?;
    let evidence = i64::try_from(shown.evidence.len()).unwrap_or(i64::MAX);
    transitions::may_submit(&shown.sheet, &actor, evidence, shown.fill.as_ref()).err()
}

/// The form, for the unit that owes it as long as it is open.
pub(super) fn form(
    viewer: &Viewer,
    cx: &Cx,
    shown: &Shown,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    if transitions::may_record(&shown.sheet, &Actor::from(viewer.clone())).is_err() {
        // A refusal to record what is no longer open must still be seen.
        return html! {
            @if let Some(words) = errors.of("text") { p.wrong id="text" { (words) } }
        };
    }
    let id = shown.sheet.obligation.id;
    html! {
        section.card {
            h2 { (t!(lang, "record-title")) }
            form.stacked method="post" enctype="multipart/form-data" novalidate
                action={"/obligations/" (id) "/progress"} {
                @if let Some(key) = new_entry(cx) {
                    input type="hidden" name="entry" value=(key);
                }
                (result(lang, shown, typed, errors))
                (evidence_fields(lang, typed, errors))
                (more(lang, typed))
                div.act {
                    button.btn name="then" value="submit" { (t!(lang, "record-submit")) }
                    button.btn.q name="then" value="save" { (t!(lang, "record-save")) }
                }
                @if let Some(refusal) = why_not(viewer, shown) {
                    p.refusal { (t!(lang, "record-submit-needs")) " " (refused::words(lang, &refusal)) }
                }
            }
        }
    }
}

/// A key for the entry that this form will make, so that sending it twice makes one.
fn new_entry(cx: &Cx) -> Option<ProgressId> {
    Ids::new(cx.app.clock().clone(), cx.db().random().clone()).next().ok()
}

fn result(lang: Lang, shown: &Shown, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        div.row {
            (Input::new("text", &t!(lang, "record-text"), &typed.text)
                .hint(&t!(lang, "record-text-hint")).errors(errors).area(3))
            (Input::new("quantity", &t!(lang, "record-quantity"), &typed.quantity)
                .hint(&t!(lang, "record-quantity-hint")).errors(errors).line("text", "off"))
        }
        // What has a quota is as far as its quantities say.
        @if shown.fill.is_none() {
            (Input::new("step", &t!(lang, "record-step"), &typed.step)
                .hint(&t!(lang, "record-step-hint")).errors(errors).choice(&steps(lang)))
        }
    }
}

fn steps(lang: Lang) -> Vec<(String, String)> {
    let none = (String::new(), t!(lang, "record-step-none"));
    let steps = STEPS.map(|n| (n.to_string(), t!(lang, "share-percent", n = n)));
    std::iter::once(none).chain(steps).collect()
}

fn evidence_fields(lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        fieldset.stacked {
            legend { (t!(lang, "record-evidence")) }
            p.hint { (t!(lang, "record-evidence-hint")) }
            (Input::new("document_number", &t!(lang, "evidence-document-number"), &typed.document_number)
                .errors(errors).line("text", "off"))
            (Input::new("link", &t!(lang, "evidence-link"), &typed.link)
                .errors(errors).line("url", "off"))
            (Input::new("file", &t!(lang, "evidence-file"), "")
                .hint(&t!(lang, "evidence-file-hint")).errors(errors)
                .file(".pdf,.docx,.xlsx,.txt,.csv,.jpg,.jpeg,.png,.webp"))
            div.row {
                (Input::new("source", &t!(lang, "evidence-source"), &typed.source)
                    .errors(errors).line("text", "off"))
                (Input::new("figure", &t!(lang, "evidence-figure"), &typed.figure)
                    .errors(errors).line("text", "off"))
            }
        }
    }
}

fn more(lang: Lang, typed: &Typed) -> Markup {
    let open = !typed.difficulties.is_empty() || !typed.proposals.is_empty();
    html! {
        details open[open] {
            summary { (t!(lang, "record-more")) }
            div.stacked {
                (Input::new("difficulties", &t!(lang, "record-difficulties"), &typed.difficulties)
                    .area(2))
                (Input::new("proposals", &t!(lang, "record-proposals"), &typed.proposals).area(2))
            }
        }
    }
}
