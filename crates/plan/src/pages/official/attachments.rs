//! The files that belong to a plan, and attaching another.

use super::{Sheet, Typed, view};
use crate::{
    model::{AttachmentId, PlanId, PlanState},
    pages::{obligation::file_words, refused},
    store::attachment::Attachment,
    transitions::{Attach, Detach, Refusal},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    files::Upload,
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, Multipart, form::Input, instant, see_other},
};
use maud::{Markup, html};

/// What the file chooser offers.
const ACCEPT: &str = ".pdf,.docx,.xlsx,.txt,.csv,.jpg,.jpeg,.png,.webp";

/// `POST /plans/{plan}/attachments`
pub async fn add(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    form: Multipart,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, plan).await?;
    let title = form.text("title").to_owned();
    match added(&viewer, &cx, plan, &title, &form).await? {
        Ok(_) => Ok(see_other(&format!("/plans/{plan}/official?done=attached#attachments"))),
        Err(errors) => {
            let typed = Typed { field: "title", words: title };
            let content = view(&cx, &viewer, &sheet, &typed, &errors);
            Ok(cx.page_with_errors(&t!(cx.lang, "official-title"), &content).into_response())
        }
    }
}

async fn added(
    viewer: &Viewer,
    cx: &Cx,
    plan: PlanId,
    title: &str,
    form: &Multipart,
) -> Result<Result<AttachmentId, Errors>, Error> {
    let lang = cx.lang;
    let Some(file) = form.file("file") else {
        return Ok(Err(Errors::one("file", t!(lang, "attachment-no-file"))));
    };
    let upload = match Upload::inspect(&file.name, file.bytes.clone()) {
        Ok(upload) => upload,
        Err(refusal) => return Ok(Err(Errors::one("file", file_words(lang, refusal)))),
    };
    let attach = Attach { plan, title: title.to_owned(), upload };
    match cx.db().run(&viewer.clone().into(), &attach).await {
        Ok(id) => Ok(Ok(id)),
        Err(Refusal::Missing(_)) => Ok(Err(Errors::one("title", t!(lang, "attachment-no-title")))),
        Err(refusal) => {
            let words = refused::words(lang, &refused::or_page(refusal)?);
            Ok(Err(Errors::one("title", words)))
        }
    }
}

/// `POST /plans/{plan}/attachments/{attachment}/remove`
pub async fn remove(
    viewer: Viewer,
    cx: Cx,
    Path((plan, attachment)): Path<(PlanId, AttachmentId)>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, plan).await?;
    match cx.db().run(&viewer.clone().into(), &Detach { plan, attachment }).await {
        Ok(()) => Ok(see_other(&format!("/plans/{plan}/official?done=removed#attachments"))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let errors = Errors::one("attachments", words);
            let content = view(&cx, &viewer, &sheet, &Typed::default(), &errors);
            Ok(cx.page_with_errors(&t!(cx.lang, "official-title"), &content).into_response())
        }
    }
}

pub(super) fn all(
    cx: &Cx,
    viewer: &Viewer,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let prepares = sheet.may(viewer, Verb::PreparePlan);
    let takes_more = !matches!(sheet.plan.state, PlanState::InReview | PlanState::Merged);
    html! {
        section.card id="attachments" aria-labelledby="attachments-title" {
            h2 id="attachments-title" { (t!(lang, "attachments-title", n = sheet.attachments.len())) }
            @if let Some(error) = errors.of("attachments") { p.wrong { (error) } }
            @if sheet.attachments.is_empty() { p.muted { (t!(lang, "attachments-none")) } }
            @else {
                ul.todo {
                    @for attachment in &sheet.attachments {
                        (one(cx, sheet, attachment, prepares && sheet.is_draft()))
                    }
                }
            }
            @if prepares && takes_more { (form(cx, sheet, typed, errors)) }
        }
    }
}

fn one(cx: &Cx, sheet: &Sheet, attachment: &Attachment, may_go: bool) -> Markup {
    let lang = cx.lang;
    let at = instant(lang, cx.app.clock().local(attachment.at));
    let size = kilobytes(attachment.size);
    html! {
        li {
            a href={"/files/" (attachment.file)} lang="vi" { (attachment.title) }
            p.cap {
                (attachment.name) " · " (t!(lang, "attachment-size", n = size)) " · " (at)
                @if let Some(by) = &attachment.by { " · " (by) }
            }
            @if may_go {
                form method="post"
                    action={"/plans/" (sheet.plan.id) "/attachments/" (attachment.id) "/remove"} {
                    button.btn.q aria-label={
                        (t!(lang, "attachment-remove")) ": " (attachment.title) } {
                        (t!(lang, "attachment-remove"))
                    }
                }
            }
        }
    }
}

/// Whole kilobytes, never none.
fn kilobytes(bytes: i64) -> i64 {
    (bytes + 1023) / 1024
}

fn form(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        form.stacked method="post" enctype="multipart/form-data" novalidate
            action={"/plans/" (sheet.plan.id) "/attachments"} {
            h3 { (t!(lang, "attachment-add")) }
            (Input::new("title", &t!(lang, "attachment-title"), typed.of("title"))
                .hint(&t!(lang, "attachment-title-hint")).errors(errors).line("text", "off"))
            (Input::new("file", &t!(lang, "attachment-file"), "")
                .hint(&t!(lang, "evidence-file-hint")).errors(errors).file(ACCEPT))
            @if !sheet.is_draft() { p.hint { (t!(lang, "attachment-stays")) } }
            div.act { button.btn.q { (t!(lang, "attachment-send")) } }
        }
    }
}
