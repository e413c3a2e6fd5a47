//! Recording progress and evidence, and submitting for acceptance.

use super::{load, typed::Typed, view};
use crate::{
    model::{EvidenceKind, ObligationId, WorkState},
    pages::refused,
    transitions::{Enter, Entered, NewEvidence, Record, Refusal, Submit},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    files::{FileRefusal, Upload},
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, Lang, Multipart, see_other},
};

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
