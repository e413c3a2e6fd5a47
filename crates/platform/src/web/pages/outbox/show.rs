//! `GET /outbox/{message}`: one message, and what can be done with it.

use super::{list::recipient, words::mark};
use crate::{
    outbox::{self, MessageId, MessageRow, MessageState},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, instant, words::t},
};
use axum::extract::Path;
use jiff::Timestamp;
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<MessageId>) -> PageResult {
    let row = found(&viewer, &cx, id).await?;
    let content = view(&cx, &row, "", &Errors::new());
    Ok(cx.page(&t!(cx.lang, "outbox-message"), &content))
}

/// The message, where it is of the viewer's authority.
pub(super) async fn found(viewer: &Viewer, cx: &Cx, id: MessageId) -> Result<MessageRow, Error> {
    outbox::message(cx.db(), viewer.authority, id).await?.ok_or(Error::NotFound)
}

/// The page, with the reason that was typed.
pub(super) fn view(cx: &Cx, row: &MessageRow, reason: &str, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        p.crumb { a href="/outbox" { (t!(lang, "outbox-title")) } }
        h1 { (row.subject) }
        p { (mark(lang, row.state)) }
        section.card aria-label=(t!(lang, "outbox-facts")) { (facts(cx, row)) }
        section.card aria-labelledby="text-title" {
            h2 id="text-title" { (t!(lang, "outbox-text")) }
            @match &row.text {
                Some(text) => p.typed { (text) },
                None => p { (t!(lang, "outbox-secret")) }
            }
        }
        @if is_here(row) { (decisions(cx, row, reason, errors)) }
    }
}

fn facts(cx: &Cx, row: &MessageRow) -> Markup {
    let lang = cx.lang;
    let at = |at: Timestamp| instant(lang, cx.app.clock().local(at));
    html! {
        dl.facts {
            dt { (t!(lang, "outbox-to")) }
            dd { (recipient(row)) }
            dt { (t!(lang, "outbox-kind")) }
            dd { (row.kind) @if row.urgent { " · " (t!(lang, "outbox-urgent")) } }
            dt { (t!(lang, "outbox-posted")) }
            dd { (at(row.posted_at)) }
            @if let Some(sent) = row.sent_at {
                dt { (t!(lang, "outbox-sent-at")) }
                dd { (at(sent)) }
            }
            @if row.state == MessageState::Waiting && row.attempts > 0 {
                dt { (t!(lang, "outbox-again-at")) }
                dd { (at(row.send_after)) }
            }
            @if row.attempts > 0 {
                dt { (t!(lang, "jobs-attempts")) }
                dd { (row.attempts) }
            }
            @if let Some(error) = &row.last_error {
                dt { (t!(lang, "outbox-error")) }
                dd { (error) }
            }
            @if let Some(reason) = &row.cancelled_for {
                dt { (t!(lang, "outbox-reason")) }
                dd { (reason) }
            }
        }
    }
}

/// Whether it can still be stopped, or sent at once.
fn is_here(row: &MessageRow) -> bool {
    matches!(row.state, MessageState::Waiting | MessageState::NoAddress | MessageState::GivenUp)
}

fn decisions(cx: &Cx, row: &MessageRow, reason: &str, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        section.card aria-labelledby="decide-title" {
            h2 id="decide-title" { (t!(lang, "outbox-decide")) }
            @if let Some(error) = errors.of("retry") {
                p.wrong id="retry" tabindex="-1" { (error) }
            }
            form method="post" action={"/outbox/" (row.id) "/retry"} {
                p.hint { (t!(lang, "outbox-retry-hint")) }
                div.act { button.btn.q { (t!(lang, "jobs-retry")) } }
            }
            form.stacked method="post" action={"/outbox/" (row.id) "/cancel"} novalidate {
                (Input::new("reason", &t!(lang, "outbox-reason"), reason).errors(errors)
                    .hint(&t!(lang, "outbox-reason-hint")).line("text", "off"))
                div.act { button.btn.q { (t!(lang, "outbox-cancel")) } }
            }
        }
    }
}
