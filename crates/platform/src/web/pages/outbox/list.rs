//! `GET /outbox?state=…`: the messages of the authority by state.

use super::{
    super::tabs::{Tab, tabs},
    hours::{self, Typed},
    words::{label, mark},
};
use crate::{
    outbox::{self, MessageFilter, MessageRow, MessageState},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, Paging, heads, instant, words::t},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, None, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "outbox-title"), &content))
}

/// The page; `typed` are the working hours where they could not be taken.
pub(super) async fn view(
    viewer: &Viewer,
    cx: &Cx,
    typed: Option<Typed>,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let authority = Some(viewer.authority);
    let shown: MessageState =
        cx.query("state").and_then(|word| word.parse().ok()).unwrap_or(MessageState::Waiting);
    let filter = MessageFilter { authority, state: Some(shown) };
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = outbox::total(cx.db(), filter).await?;
    let rows = outbox::messages(cx.db(), filter, paging).await?;
    let counts = outbox::counts(cx.db(), authority).await?;
    let marks = counts.iter().map(|count| Tab {
        words: label(lang, count.state),
        href: format!("/outbox?state={}", count.state.word()),
        count: count.count,
        shown: count.state == shown,
    });
    let marks: Vec<Tab> = marks.collect();
    let hours = hours::section(viewer, cx, typed, errors).await?;
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "outbox-title")) }
        p.muted { (t!(lang, "outbox-explained")) }
        (tabs(&t!(lang, "outbox-states"), &marks))
        section.card aria-label=(label(lang, shown)) {
            @if rows.is_empty() { p { (t!(lang, "outbox-none")) } }
            @else { (table(cx, &rows)) }
            (paging.links(lang, i64::try_from(total).unwrap_or(i64::MAX), |page| {
                format!("/outbox?state={}&page={page}", shown.word())
            }))
        }
        (hours)
    })
}

fn table(cx: &Cx, rows: &[MessageRow]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "outbox-subject"),
        t!(lang, "outbox-to"),
        t!(lang, "outbox-state"),
        t!(lang, "outbox-when"),
    ];
    let [_, to, state, when] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in rows {
                    tr {
                        td {
                            a href={"/outbox/" (row.id)} { (row.subject) }
                            @if row.urgent { p.cap { (t!(lang, "outbox-urgent")) } }
                        }
                        td data-label=(to) { (recipient(row)) }
                        td data-label=(state) { (mark(lang, row.state)) }
                        td data-label=(when) { (at(cx, row)) }
                    }
                }
            }
        }
    }
}

/// The person, and the address beside them.
pub(super) fn recipient(row: &MessageRow) -> Markup {
    html! {
        @if let Some(name) = &row.name { (name) " " }
        @if let Some(address) = &row.address { span.cap { (address) } }
    }
}

fn at(cx: &Cx, row: &MessageRow) -> String {
    instant(cx.lang, cx.app.clock().local(row.sent_at.unwrap_or(row.posted_at)))
}
