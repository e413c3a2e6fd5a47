//! `/calendar/import`: the days a ministry publishes, from an .ics file or a table. What cannot be
//! read is named line by line; the preview follows.

use super::{change::verified, preview, words};
use crate::{
    law::{self, Change, NoWorkbook},
    permit::Viewer,
    web::{Cx, Error, Errors, Field, Lang, Multipart, PageResult, form::Input, heads, words::t},
};
use axum::response::{IntoResponse, Response};
use ddci_calendar::{Announced, AnnouncedFault, MAX_BYTES, Unsaid};
use maud::{Markup, html};

/// What the file chooser offers.
const ACCEPT: &str = ".ics,.csv,.txt,.xlsx";

/// `GET /calendar/import`
pub async fn show(_: Viewer, cx: Cx) -> PageResult {
    let content = view(cx.lang, &Multipart::default(), &Errors::new(), None);
    Ok(cx.page(&t!(cx.lang, "calendar-import"), &content))
}

/// `POST /calendar/import`
pub async fn send(viewer: Viewer, cx: Cx, form: Multipart) -> Result<Response, Error> {
    let lang = cx.lang;
    let (errors, announced) = match read(lang, &form).await? {
        Ok(announced) => {
            let skips = form.text("skip") == "yes";
            if !announced.days.is_empty() && (announced.faults.is_empty() || skips) {
                let changes = changes(&form, announced);
                let back = html! {
                    a.btn.q href="/calendar/import" { (t!(lang, "calendar-import-another")) }
                };
                return Ok(preview::page(&viewer, &cx, &changes, &back, None)
                    .await?
                    .into_response());
            }
            let words = match announced.faults.len() {
                0 => t!(lang, "calendar-import-no-days"),
                n => t!(lang, "calendar-import-faults", n = n),
            };
            (Errors::one("file", words), Some(announced))
        }
        Err(words) => (Errors::one("file", words), None),
    };
    let content = view(lang, &form, &errors, announced.as_ref());
    Ok(cx.page_with_errors(&t!(lang, "calendar-import"), &content).into_response())
}

/// Reads the file away from the threads that answer requests, or says what to do about it.
async fn read(lang: Lang, form: &Multipart) -> Result<Result<Announced, String>, Error> {
    let Some(Field { bytes, .. }) = form.file("file") else {
        return Ok(Err(t!(lang, "calendar-import-no-file")));
    };
    if bytes.len() > MAX_BYTES {
        return Ok(Err(t!(lang, "calendar-import-too-large")));
    }
    let (bytes, legal_basis) = (bytes.clone(), form.text("legal_basis").to_owned());
    let verified = form.text("verified") == "yes";
    let reading = tokio::task::spawn_blocking(move || {
        law::announced(&bytes, Unsaid { legal_basis: &legal_basis, verified })
    });
    let announced = reading.await.map_err(|error| {
        tracing::error!(%error, "calendar.read");
        Error::Internal
    })?;
    Ok(announced.map_err(|NoWorkbook| t!(lang, "calendar-import-no-workbook")))
}

/// The days as changes; without a typed source they come from the file.
fn changes(form: &Multipart, announced: Announced) -> Vec<Change> {
    let source = match form.text("source").trim() {
        "" => form.file("file").map_or("", |file| file.name.as_str()),
        typed => typed,
    };
    let source: String = source.chars().take(law::MAX_SOURCE).collect();
    let change = |day| Change { day, source: source.clone() };
    announced.days.into_iter().map(change).collect()
}

fn view(lang: Lang, form: &Multipart, errors: &Errors, announced: Option<&Announced>) -> Markup {
    let found = announced.filter(|announced| !announced.faults.is_empty());
    html! {
        (errors.summary(lang))
        p.crumb { a href="/calendar" { (t!(lang, "calendar-nav")) } }
        h1 { (t!(lang, "calendar-import")) }
        p.muted { (t!(lang, "calendar-import-explained")) }
        @if let Some(announced) = found { (faults(lang, announced)) }
        form.card.stacked method="post" action="/calendar/import" enctype="multipart/form-data"
            novalidate {
            (Input::new("file", &t!(lang, "calendar-import-file"), "").errors(errors)
                .hint(&t!(lang, "calendar-import-file-hint")).file(ACCEPT))
            (Input::new("legal_basis", &t!(lang, "calendar-legal-basis"), form.text("legal_basis"))
                .hint(&t!(lang, "calendar-import-legal-basis-hint")).line("text", "off"))
            (Input::new("source", &t!(lang, "calendar-source"), form.text("source"))
                .hint(&t!(lang, "calendar-import-source-hint")).line("text", "off"))
            (verified(lang, form.text("verified") == "yes"))
            @if found.is_some() {
                div.choice {
                    input type="checkbox" id="skip" name="skip" value="yes"
                        checked[form.text("skip") == "yes"];
                    label for="skip" {
                        (t!(lang, "calendar-import-skip")) span.hint { (t!(lang, "calendar-import-skip-hint")) }
                    }
                }
            }
            p { (t!(lang, "calendar-nothing-yet")) }
            div.act { button.btn { (t!(lang, "calendar-preview")) } }
        }
    }
}

/// The lines that could not be read: where, what stands there, why not.
fn faults(lang: Lang, announced: &Announced) -> Markup {
    let days = announced.days.len();
    let head = [
        t!(lang, "calendar-import-line"),
        t!(lang, "calendar-import-value"),
        t!(lang, "calendar-import-reason"),
    ];
    let [_, found, reason] = &head;
    html! {
        section.card {
            h2 { (t!(lang, "calendar-import-faults-title")) }
            p { (t!(lang, "calendar-import-days-read", n = days)) }
            table.cards {
                (heads(&head))
                tbody {
                    @for AnnouncedFault { line, value, what } in &announced.faults {
                        tr {
                            td.num { (t!(lang, "calendar-import-line-number", n = line.to_string())) }
                            td data-label=(found) {
                                @if value.is_empty() { "–" } @else { span.anywhere { (value) } }
                            }
                            td data-label=(reason) { (words::fault(lang, *what)) }
                        }
                    }
                }
            }
        }
    }
}
