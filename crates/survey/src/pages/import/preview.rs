//! `POST /rounds/{round}/import`: what a file would bring, nothing is written; and `POST …/commit`:
//! written. What was read travels with the preview, so that nothing has to be handed in again.

use super::{
    begin,
    bind::Units,
    content::{Body, Content},
    read_answers, read_stated,
    shown::Shown,
};
use crate::{
    model::{Evaluation, Lines, ResultKind, RoundId, RoundState, read_set},
    pages::{refused, rounds::visible},
    store::round::Round,
    transitions::{ImportAnswers, ImportStated, Refusal, Source, StatedRow},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    web::{Cx, Error, Errors, Field, Lang, Multipart, see_other},
};
use ddci_survey_reader::Faults;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// `POST /rounds/{round}/import`
pub async fn look(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<RoundId>,
    form: Multipart,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let round = visible(&cx, &viewer, id).await?;
    let stated = form.text("kind") == ResultKind::Stated.word();
    let kind = if stated { ResultKind::Stated } else { ResultKind::Answers };
    let refuse = |words: String, wrong: Option<&Faults>| {
        let content = begin(lang, &round, kind, &Errors::one("results", words), wrong);
        Ok(cx.page_with_errors(&t!(lang, "import-title"), &content).into_response())
    };
    if round.state == RoundState::Published {
        return refuse(t!(lang, "refused-state-published"), None);
    }
    let Some(file) = form.file("results") else {
        return refuse(t!(lang, "import-no-file"), None);
    };
    match away(kind, &round, file).await? {
        Err(Unread::Set(words)) => refuse(refused::words(lang, &words), None),
        Err(Unread::File(faults)) => {
            let n = faults.list.len() + faults.more;
            refuse(t!(lang, "import-faults", n = n), Some(&faults))
        }
        Ok(content) if content.units.is_empty() => refuse(t!(lang, "import-nothing"), None),
        Ok(content) => {
            let units = Units::of(cx.db(), &round).await?;
            let chosen = content.units.iter().map(|named| units.proposed(named)).collect();
            page(
                &cx,
                Shown { round: &round, content: &content, units: &units, chosen },
                Errors::new(),
            )
        }
    }
}

/// Reads a file away from the threads that answer requests: a large one takes a while.
async fn away(
    kind: ResultKind,
    round: &Round,
    file: &Field,
) -> Result<Result<Content, Unread>, Error> {
    let (name, bytes, text) = (file.name.clone(), file.bytes.clone(), round.index_text.clone());
    let read = tokio::task::spawn_blocking(move || read(kind, &text, name, &bytes)).await;
    read.map_err(|error| {
        tracing::error!(%error, "survey.import");
        Error::Internal
    })
}

/// Why a file cannot be looked at.
enum Unread {
    Set(Refusal),
    File(Faults),
}

fn read(kind: ResultKind, index_text: &str, name: String, bytes: &[u8]) -> Result<Content, Unread> {
    let set = read_set(index_text).map_err(|fault| Unread::Set(Refusal::BadSet(fault)))?;
    if kind == ResultKind::Answers && set.indicators().next().is_none() {
        return Err(Unread::Set(Refusal::NoQuestions));
    }
    let hash = hex::encode(Sha256::digest(bytes));
    let sheet = ddci_survey_reader::read(bytes).map_err(Unread::File)?;
    let content = match kind {
        ResultKind::Answers => read_answers::read(&set, &sheet, name, hash),
        ResultKind::Stated => read_stated::read(&set, &sheet, name, hash),
    };
    content.map_err(Unread::File)
}

/// `POST /rounds/{round}/import/commit`
pub async fn commit(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<RoundId>,
    form: Multipart,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let round = visible(&cx, &viewer, id).await?;
    let bad = |error: serde_json::Error| Error::Bad(error.to_string());
    let content: Content = serde_json::from_str(form.text("content")).map_err(bad)?;
    let units = Units::of(cx.db(), &round).await?;
    let chosen: Vec<Option<UnitId>> = (0..content.units.len())
        .map(|place| form.text(&format!("unit-{place}")).parse().ok())
        .collect();
    let mut errors = unbound(lang, &content, &units, &chosen);
    if errors.is_empty() {
        match write(&cx, viewer, id, &content, &chosen).await {
            Ok(()) => return Ok(see_other(&format!("/rounds/{id}?done"))),
            Err(refusal) => {
                let words = refused::words(lang, &refused::or_page(refusal)?);
                errors.add("unit-0", words);
            }
        }
    }
    page(&cx, Shown { round: &round, content: &content, units: &units, chosen }, errors)
}

async fn write(
    cx: &Cx,
    viewer: Viewer,
    round: RoundId,
    content: &Content,
    chosen: &[Option<UnitId>],
) -> Result<(), Refusal> {
    let left_out = content.left_out;
    let source = Source { name: content.name.clone(), hash: content.hash.clone(), left_out };
    let bound: Vec<UnitId> = chosen.iter().flatten().copied().collect();
    let actor = viewer.into();
    match &content.body {
        Body::Answers(lines) => {
            let evaluations = evaluations(lines, &bound)?;
            cx.db().run(&actor, &ImportAnswers { round, source, evaluations }).await
        }
        Body::Stated(rows) => {
            let rows = rows.iter().zip(bound).map(|(row, unit)| StatedRow {
                unit,
                answers: row.answers,
                rank: row.rank,
                band: row.band.clone(),
                composite: row.composite,
                sub_indices: row.sub_indices.clone(),
            });
            cx.db().run(&actor, &ImportStated { round, source, rows: rows.collect() }).await
        }
    }
}

/// Names that stand for no unit, or for one that another name stands for: one respondent would count
/// twice.
fn unbound(lang: Lang, content: &Content, units: &Units, chosen: &[Option<UnitId>]) -> Errors {
    let mut errors = Errors::new();
    let mut seen = BTreeSet::new();
    for (place, (named, unit)) in content.units.iter().zip(chosen).enumerate() {
        let field = format!("unit-{place}");
        match unit.and_then(|id| units.candidates.iter().find(|known| known.id == id)) {
            None => {
                let name = named.name.as_str();
                errors.add(&field, t!(lang, "import-unbound", name = name));
            }
            Some(unit) if !seen.insert(unit.id) => {
                let unit = unit.name.as_str();
                errors.add(&field, t!(lang, "refused-unit-twice", unit = unit));
            }
            Some(_) => {}
        }
    }
    errors
}

/// The evaluations under their units.
fn evaluations(lines: &[String], units: &[UnitId]) -> Result<Vec<Evaluation>, Refusal> {
    let mut evaluations = Vec::new();
    for (lines, unit) in lines.iter().zip(units) {
        let read = Lines(lines.clone()).read(*unit);
        evaluations.extend(read.ok_or(Refusal::NothingImported)?);
    }
    Ok(evaluations)
}

fn page(cx: &Cx, shown: Shown<'_>, errors: Errors) -> Result<Response, Error> {
    let sent = serde_json::to_string(shown.content).map_err(|_| Error::Internal)?;
    let content = shown.page(cx.lang, &sent, &errors);
    let title = t!(cx.lang, "import-title");
    let page = match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    };
    Ok(page.into_response())
}
