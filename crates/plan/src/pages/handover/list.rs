//! `GET /handover`: the units that have ended, with how much each left open, and what was handed over;
//! `POST /handover/back/{handover}` takes that back on the same day.

use crate::{
    model::HandoverId,
    pages::refused,
    store::handover::{self, Ended, Handed},
    transitions::HandBack,
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, State, date, heads, instant, see_other, tag},
};
use maud::{Markup, html};

/// `GET /handover`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "handover-title"), &content))
}

/// `POST /handover/back/{handover}`
pub async fn back(
    viewer: Viewer,
    cx: Cx,
    Path(handover): Path<HandoverId>,
) -> Result<Response, Error> {
    match cx.db().run(&viewer.clone().into(), &HandBack { handover }).await {
        Ok(_) => Ok(see_other("/handover?done=back")),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let content = view(&viewer, &cx, &Errors::one("handed", words)).await?;
            Ok(cx.page_with_errors(&t!(cx.lang, "handover-title"), &content).into_response())
        }
    }
}

async fn view(viewer: &Viewer, cx: &Cx, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let ended = handover::ended(cx.db(), viewer, cx.today()).await?;
    let handed = handover::list(cx.db(), viewer).await?;
    let open: i64 = ended.iter().map(|ended| ended.open).sum();
    let done = match cx.query("done").as_deref() {
        Some("back") => Some(t!(lang, "handover-back-done")),
        Some("over") => Some(t!(lang, "handover-over-done")),
        _ => None,
    };
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "handover-title")) }
        p.muted { (t!(lang, "handover-explained")) }
        @if let Some(done) = done { p.done role="status" { (done) } }
        p.act {
            a href="/orphans" { (t!(lang, "orphans-title")) }
            a href="/units/timeline" { (t!(lang, "handover-timeline")) }
        }
        section.card aria-labelledby="ended-title" {
            h2 id="ended-title" { (t!(lang, "handover-ended", n = ended.len(), open = open)) }
            @if ended.is_empty() { p { (t!(lang, "handover-none-ended")) } }
            @else { (table(cx, &ended)) }
        }
        @if !handed.is_empty() {
            section.card id="handed" aria-labelledby="handed-title" {
                h2 id="handed-title" { (t!(lang, "handover-handed")) }
                (history(cx, &handed))
            }
        }
    })
}

fn table(cx: &Cx, ended: &[Ended]) -> Markup {
    let lang = cx.lang;
    let head = [t!(lang, "items-unit"), t!(lang, "handover-last-day"), t!(lang, "handover-open")];
    let [_, last, open] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for &Ended { ref unit, open: n } in ended {
                    tr {
                        td lang="vi" {
                            @if n > 0 { a href={"/handover/" (unit.id)} { (unit.name) } }
                            @else { (unit.name) }
                        }
                        td.num data-label=(last) {
                            (unit.valid_to.map(|on| date(lang, on)).unwrap_or_default())
                        }
                        td data-label=(open) {
                            @if n > 0 { (tag(State::Late, &t!(lang, "handover-n-open", n = n))) }
                            @else { (t!(lang, "handover-nothing-open")) }
                        }
                    }
                }
            }
        }
    }
}

fn history(cx: &Cx, handed: &[Handed]) -> Markup {
    let lang = cx.lang;
    html! {
        ul.log {
            @for of in handed {
                li {
                    time { (date(lang, of.done_on)) }
                    div {
                        b lang="vi" { (of.unit) } " – "
                        (t!(lang, "handover-line", moved = of.moved, joined = of.joined,
                            from = date(lang, of.from_on)))
                        p.cap {
                            (instant(lang, cx.app.clock().local(of.at)))
                            @if let Some(by) = &of.by { ", " (by) }
                        }
                        @if of.undone_at.is_some() {
                            (tag(State::Idle, &t!(lang, "handover-undone")))
                        } @else if of.done_on == cx.today() {
                            form method="post" action={"/handover/back/" (of.id)} {
                                button.btn.q {
                                    (t!(lang, "handover-back"))
                                    span.unseen lang="vi" { " " (of.unit) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
