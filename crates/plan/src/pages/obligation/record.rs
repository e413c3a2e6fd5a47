//! Recording progress and evidence, and submitting for acceptance.

use super::{Shown, load, view};
use crate::{
    model::{EvidenceKind, ObligationId, STEPS},
    pages::refused,
    transitions::{self, NewEvidence, Record, Refusal, Submit},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    files::{FileRefusal, Upload},
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
    let blank = typed.is_blank() && form.file("file").is_none();
    if !(blank && submits)
        && let Err(errors) = save(&viewer, &cx, id, &typed, &form).await?
    {
        return again(&viewer, &cx, id, &typed, &errors).await;
    }
    if submits {
        return submit(viewer, cx, Path(id)).await;
    }
    Ok(see_other(&format!("/obligations/{id}?done=saved")))
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
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let words = refused::words(cx.lang, &refusal);
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

async fn save(
    viewer: &Viewer,
    cx: &Cx,
    id: ObligationId,
    typed: &Typed,
    form: &Multipart,
) -> Result<Result<(), Errors>, Error> {
    let mut evidence = typed.evidence();
    if let Some(file) = form.file("file") {
        match Upload::inspect(&file.name, file.bytes.clone()) {
            Ok(upload) => evidence.push(NewEvidence::Uploaded(upload)),
            Err(refusal) => return Ok(Err(Errors::one("file", file_words(cx.lang, refusal)))),
        }
    }
    let quantity = match typed.quantity() {
        Ok(quantity) => quantity,
        Err(refusal) => return Ok(Err(beside(cx.lang, &refusal))),
    };
    let record = Record {
        obligation: id,
        text: typed.text.clone(),
        happened_on: None,
        quantity,
        step: Some(typed.step.trim()).filter(|step| !step.is_empty()).map(|step| {
            // What is no number is no step either, and is refused as one.
            step.parse().unwrap_or(-1)
        }),
        difficulties: typed.difficulties.clone(),
        proposals: typed.proposals.clone(),
        evidence,
    };
    match cx.db().run(&Actor::from(viewer.clone()), &record).await {
        Ok(_) => Ok(Ok(())),
        Err(refusal) => Ok(Err(beside(cx.lang, &refused::or_page(refusal)?))),
    }
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

fn file_words(lang: Lang, refusal: FileRefusal) -> String {
    match refusal {
        FileRefusal::Empty => t!(lang, "file-empty"),
        FileRefusal::TooLarge => t!(lang, "file-too-large"),
        FileRefusal::UnknownKind => t!(lang, "file-unknown-kind"),
        FileRefusal::NameDisagrees => t!(lang, "file-name-disagrees"),
        FileRefusal::BrokenPhoto => t!(lang, "file-broken-photo"),
    }
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
    let actor = Actor::from(viewer.clone());
    if transitions::may_record(&shown.sheet, &actor).is_err() {
        return html! {};
    }
    let evidence = i64::try_from(shown.evidence.len()).unwrap_or(i64::MAX);
    let refusal =
        transitions::may_submit(&shown.sheet, &actor, evidence, shown.fill.as_ref()).err();
    let id = shown.sheet.obligation.id;
    html! {
        section.card {
            h2 { (t!(lang, "record-title")) }
            form.stacked method="post" enctype="multipart/form-data" novalidate
                action={"/obligations/" (id) "/progress"} {
                (result(lang, shown, typed, errors))
                (evidence_fields(lang, typed, errors))
                (more(lang, typed))
                div.act {
                    button.btn name="then" value="submit" { (t!(lang, "record-submit")) }
                    button.btn.q name="then" value="save" { (t!(lang, "record-save")) }
                }
                @if let Some(refusal) = refusal {
                    p.refusal { (t!(lang, "record-submit-needs")) " " (refused::words(lang, &refusal)) }
                }
            }
        }
    }
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
