//! Recording progress and evidence, and submitting for acceptance.

use super::{Shown, load, view};
use crate::{
    model::{EvidenceKind, ObligationId, ProgressId, STEPS, WorkState},
    pages::refused,
    transitions::{self, Enter, Entered, NewEvidence, Record, Refusal, Submit},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    files::{FileRefusal, Upload},
    id::Ids,
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, Lang, Multipart, form::Input, see_other},
};
use maud::{Markup, html};

/// What was typed; nothing of it is lost when something is wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    text: String,
    quantity: String,
    step: String,
    difficulties: String,
    proposals: String,
    document_number: String,
    link: String,
    figure: String,
    source: String,
    /// The reason of a return.
    pub(super) reason: String,
}

impl Typed {
    /// A reason that was typed into the other form of the page.
    pub(super) fn reason(reason: String) -> Self {
        Self { reason, ..Self::default() }
    }

    fn of(form: &Multipart) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            text: text("text"),
            quantity: text("quantity"),
            step: text("step"),
            difficulties: text("difficulties"),
            proposals: text("proposals"),
            document_number: text("document_number"),
            link: text("link"),
            figure: text("figure"),
            source: text("source"),
            reason: String::new(),
        }
    }

    fn is_blank(&self) -> bool {
        [
            &self.text,
            &self.quantity,
            &self.step,
            &self.difficulties,
            &self.proposals,
            &self.document_number,
            &self.link,
            &self.figure,
        ]
        .iter()
        .all(|text| text.trim().is_empty())
    }

    /// The evidence that was typed, by kind.
    fn evidence(&self) -> Vec<NewEvidence> {
        let typed = [
            (EvidenceKind::DocumentNumber, &self.document_number, None),
            (EvidenceKind::Link, &self.link, None),
            (EvidenceKind::Figure, &self.figure, Some(self.source.clone())),
        ];
        typed
            .into_iter()
            .filter(|(_, value, _)| !value.trim().is_empty())
            .map(|(kind, value, source)| NewEvidence::Typed { kind, value: value.clone(), source })
            .collect()
    }

    /// The quantity; blanks, dots and spaces between thousands are tolerated.
    fn quantity(&self) -> Result<Option<i32>, Refusal> {
        let digits: String =
            self.quantity.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if digits.is_empty() {
            return Ok(None);
        }
        digits.parse().map(Some).map_err(|_| Refusal::BadQuantity)
    }
}

/// `POST /obligations/{obligation}/progress`: saves, and submits where that button was pressed.
pub async fn record(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    form: Multipart,
) -> Result<Response, Error> {
    // Whoever may not see it gets the same answer as for one that does not exist.
    load(&viewer, &cx, id).await?;
    let typed = Typed::of(&form);
    let submits = form.text("then") == "submit";
    if submits && typed.is_blank() && form.file("file").is_none() {
        return submit(viewer, cx, Path(id)).await;
    }
    let mut errors = match enter(&viewer, &cx, id, &typed, &form, submits).await? {
        Ok(done) => return Ok(see_other(&format!("/obligations/{id}?done={done}"))),
        Err(errors) => errors,
    };
    // No page may fill a file field: what else was typed is still there, the file is not.
    if let Some(file) = form.file("file").filter(|_| errors.of("file").is_none()) {
        errors.add("file", t!(cx.lang, "file-choose-again", name = file.name.as_str()));
    }
    again(&viewer, &cx, id, &typed, &errors).await
}

/// `POST /obligations/{obligation}/submit`
pub async fn submit(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
) -> Result<Response, Error> {
    load(&viewer, &cx, id).await?;
    let submit = Submit { obligation: id, measures: cx.app.measures().clone() };
    match cx.db().run(&Actor::from(viewer.clone()), &submit).await {
        Ok(_) => Ok(see_other(&format!("/obligations/{id}?done=submitted"))),
        // A second press of the button finds what the first one did.
        Err(Refusal::WrongState(WorkState::Submitted)) => {
            Ok(see_other(&format!("/obligations/{id}?done=submitted")))
        }
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let why = refused::words(cx.lang, &refusal);
            let words = t!(cx.lang, "submit-refused", why = why);
            again(&viewer, &cx, id, &Typed::default(), &Errors::one("text", words)).await
        }
    }
}

async fn again(
    viewer: &Viewer,
    cx: &Cx,
    id: ObligationId,
    typed: &Typed,
    errors: &Errors,
) -> Result<Response, Error> {
    let shown = load(viewer, cx, id).await?;
    Ok(view::page(viewer, cx, &shown, typed, errors).into_response())
}

/// Runs the transition; the word of what was done, or what is wrong with the form.
async fn enter(
    viewer: &Viewer,
    cx: &Cx,
    id: ObligationId,
    typed: &Typed,
    form: &Multipart,
    submits: bool,
) -> Result<Result<&'static str, Errors>, Error> {
    let record = match entry(cx.lang, id, typed, form) {
        Ok(record) => record,
        Err(errors) => return Ok(Err(errors)),
    };
    let enter = Enter {
        key: form.text("entry").parse().ok(),
        record,
        submits: submits.then(|| cx.app.measures().clone()),
    };
    match cx.db().run(&Actor::from(viewer.clone()), &enter).await {
        Ok(Entered::Kept(_)) => Ok(Ok("saved")),
        Ok(Entered::Submitted(_)) => Ok(Ok("submitted")),
        Ok(Entered::NotSubmitted(_)) => Ok(Ok("kept")),
        Ok(Entered::Before) => {
            let state = load(viewer, cx, id).await?.sheet.obligation.standing.state;
            Ok(Ok(match state {
                WorkState::Submitted => "submitted",
                _ if submits => "kept",
                _ => "saved",
            }))
        }
        Err(refusal) => Ok(Err(beside(cx.lang, &refused::or_page(refusal)?))),
    }
}

fn entry(lang: Lang, id: ObligationId, typed: &Typed, form: &Multipart) -> Result<Record, Errors> {
    let mut evidence = typed.evidence();
    if let Some(file) = form.file("file") {
        let upload = Upload::inspect(&file.name, file.bytes.clone())
            .map_err(|refusal| Errors::one("file", file_words(lang, refusal)))?;
        evidence.push(NewEvidence::Uploaded(upload));
    }
    Ok(Record {
        obligation: id,
        text: typed.text.clone(),
        happened_on: None,
        quantity: typed.quantity().map_err(|refusal| beside(lang, &refusal))?,
        step: Some(typed.step.trim()).filter(|step| !step.is_empty()).map(|step| {
            // What is no number is no step either, and is refused as one.
            step.parse().unwrap_or(-1)
        }),
        difficulties: typed.difficulties.clone(),
        proposals: typed.proposals.clone(),
        evidence,
    })
}

/// The field beside which a refusal is shown.
fn beside(lang: Lang, refusal: &Refusal) -> Errors {
    let field = match refusal {
        Refusal::BadQuantity => "quantity",
        Refusal::BadStep => "step",
        Refusal::BadEvidence(EvidenceKind::DocumentNumber, _) => "document_number",
        Refusal::BadEvidence(EvidenceKind::Link, _) => "link",
        Refusal::BadEvidence(EvidenceKind::Figure, _) => "source",
        _ => "text",
    };
    Errors::one(field, refused::words(lang, refusal))
}

/// Why a file was not taken, and what to do about it.
pub(in crate::pages) fn file_words(lang: Lang, refusal: FileRefusal) -> String {
    match refusal {
        FileRefusal::Empty => t!(lang, "file-empty"),
        FileRefusal::TooLarge => t!(lang, "file-too-large"),
        FileRefusal::UnknownKind => t!(lang, "file-unknown-kind"),
        FileRefusal::NameDisagrees => t!(lang, "file-name-disagrees"),
        FileRefusal::BrokenPhoto => t!(lang, "file-broken-photo"),
    }
}

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
