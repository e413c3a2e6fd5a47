//! `GET /plans/{plan}/meetings/{number}`: the minutes, to be printed; the form that closes the
//! meeting; and what became of what the one before directed.

use super::{Room, list, reason, typed::Frame};
use crate::{
    model::PlanId,
    pages::items::short,
    store::{
        directive::{self, Directive},
        meeting::{self, Laid},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, Page, PageResult, date, form::Input, heads},
};
use maud::{Markup, html};

/// `GET /plans/{plan}/meetings/{number}`
pub async fn show(viewer: Viewer, cx: Cx, Path((plan, number)): Path<(PlanId, i32)>) -> PageResult {
    page(&viewer, &cx, plan, number, None, &Errors::new()).await
}

/// The page, with what was typed where something is wrong with it.
pub(super) async fn page(
    viewer: &Viewer,
    cx: &Cx,
    plan: PlanId,
    number: i32,
    typed: Option<&Frame>,
    errors: &Errors,
) -> Result<Page, Error> {
    let lang = cx.lang;
    let room = Room::of(viewer, cx, plan, number).await?;
    let laid = meeting::laid(cx.db(), room.meeting.id).await?;
    let given = directive::of_meeting(cx.db(), room.meeting.id).await?;
    let before = before(cx, &room).await?;
    let title = list::name(cx, &room.meeting);
    let content = html! {
        (errors.summary(lang))
        p.crumb { a href={"/plans/" (plan) "/meeting"} { (t!(lang, "meeting-title")) } }
        h1 { (title) }
        p.muted lang="vi" { (room.plan.name()) }
        (head(cx, &room))
        @if !before.is_empty() {
            section.card aria-labelledby="before-title" {
                h2 id="before-title" { (t!(lang, "meeting-what-became")) }
                (directives(cx, &room, &before))
            }
        }
        section.card aria-labelledby="gone-title" {
            h2 id="gone-title" { (t!(lang, "meeting-laid")) }
            @if laid.is_empty() { p { (t!(lang, "meeting-nothing")) } }
            @else { (table(cx, &room, &laid)) }
        }
        section.card aria-labelledby="given-title" {
            h2 id="given-title" { (t!(lang, "meeting-directives")) }
            @if given.is_empty() { p.muted { (t!(lang, "meeting-no-directives")) } }
            @else { (directives(cx, &room, &given)) }
        }
        @if room.holds { (form(cx, &room, typed, errors)) }
    };
    Ok(match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    })
}

/// What the meeting before directed, as it stands now.
async fn before(cx: &Cx, room: &Room) -> Result<Vec<Directive>, Error> {
    match meeting::numbered(cx.db(), room.plan.id, room.meeting.number - 1).await? {
        Some(before) => Ok(directive::of_meeting(cx.db(), before.id).await?),
        None => Ok(Vec::new()),
    }
}

fn head(cx: &Cx, room: &Room) -> Markup {
    let lang = cx.lang;
    let meeting = &room.meeting;
    let (gone, items) = (meeting.gone, meeting.items);
    html! {
        dl.facts {
            dt { (t!(lang, "meeting-held-on")) } dd { (date(lang, meeting.held_on)) }
            dt { (t!(lang, "meeting-attended")) }
            dd.typed { @if meeting.attended.is_empty() { "–" } @else { (meeting.attended) } }
            dt { (t!(lang, "meeting-gone-through")) }
            dd { (t!(lang, "meeting-gone-of", n = gone, all = items)) }
            @if !meeting.conclusion.is_empty() {
                dt { (t!(lang, "meeting-conclusion")) } dd.typed { (meeting.conclusion) }
            }
        }
        @if room.holds && items > 0 {
            p.act { a.btn href={(room.path()) "/items/1"} { (t!(lang, "meeting-step-through")) } }
        }
    }
}

/// What lay before the meeting: as it stood, and as it stands.
fn table(cx: &Cx, room: &Room, laid: &[Laid]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "items-task"),
        t!(lang, "items-unit"),
        t!(lang, "meeting-then"),
        t!(lang, "meeting-now"),
        t!(lang, "meeting-note"),
    ];
    let [_, unit, then, now, note] = &head;
    let marks = room.marks(cx);
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for laid in laid {
                    tr {
                        td {
                            a href={(room.path()) "/items/" (laid.position)} {
                                (laid.position) ". " (short(&laid.item.text))
                            }
                        }
                        td data-label=(unit) { (laid.item.unit_name) }
                        td data-label=(then) {
                            (reason(lang, laid.reason)) " "
                            span.cap.num { (date(lang, laid.effective_then)) }
                        }
                        td data-label=(now) { (marks.tags(&laid.item.standing)) }
                        td data-label=(note) {
                            @if !laid.note.is_empty() { span.typed { (laid.note) } }
                            @else if laid.gone_at.is_some() { (t!(lang, "meeting-gone")) }
                            @else { "–" }
                        }
                    }
                }
            }
        }
    }
}

/// Directives, with what became of each.
pub(super) fn directives(cx: &Cx, room: &Room, given: &[Directive]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "meeting-direct-what"),
        t!(lang, "meeting-direct-unit"),
        t!(lang, "meeting-direct-leader"),
        t!(lang, "meeting-direct-due"),
        t!(lang, "items-standing"),
    ];
    let [_, unit, leader, due, _] = &head;
    let marks = room.marks(cx);
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for directive in given {
                    @let item = &directive.item;
                    tr {
                        td {
                            a href={"/obligations/" (item.id)} { (item.text) }
                            p.cap { (item.reference) }
                        }
                        td data-label=(unit) { (item.unit_name) }
                        td data-label=(leader) { (directive.leader) }
                        td.num data-label=(due) { (date(lang, item.standing.effective_on)) }
                        td { (marks.tags(&item.standing)) }
                    }
                }
            }
        }
    }
}

fn form(cx: &Cx, room: &Room, typed: Option<&Frame>, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let meeting = &room.meeting;
    let stored = Frame {
        attended: meeting.attended.clone(),
        conclusion: meeting.conclusion.clone(),
        ..Frame::default()
    };
    let typed = typed.unwrap_or(&stored);
    html! {
        section.card aria-labelledby="close-title" {
            h2 id="close-title" { (t!(lang, "meeting-close")) }
            p.hint { (t!(lang, "meeting-close-explained")) }
            form.stacked method="post" action={(room.path()) "/close"} novalidate {
                (Input::new("attended", &t!(lang, "meeting-attended"), &typed.attended)
                    .hint(&t!(lang, "meeting-attended-hint")).errors(errors).area(3))
                (Input::new("conclusion", &t!(lang, "meeting-conclusion"), &typed.conclusion)
                    .errors(errors).area(3))
                div.act { button.btn { (t!(lang, "meeting-close-send")) } }
            }
        }
    }
}
