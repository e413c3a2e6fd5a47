//! `/plans/{plan}/meeting`: opens a meeting; the meetings before, each with its minutes.

use super::{path, typed::Frame, visible};
use crate::{
    model::{PlanId, PlanState},
    pages::refused,
    store::{
        meeting::{self, Meeting},
        plan::Plan,
    },
    transitions::OpenMeeting,
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{
        Cx, Error, Errors, PageResult, State, date, day_to_type, form::Input, heads, see_other,
        tag, typed_day,
    },
};
use maud::{Markup, html};

/// `GET /plans/{plan}/meeting`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = visible(&viewer, &cx, id).await?;
    let typed = Frame { held_on: day_to_type(Some(cx.today())), ..Frame::default() };
    let content = view(&viewer, &cx, &plan, &typed, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "meeting-title"), &content))
}

/// `POST /plans/{plan}/meeting`
pub async fn open(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    Form(typed): Form<Frame>,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let plan = visible(&viewer, &cx, id).await?;
    let errors = match typed_day(&typed.held_on) {
        Some(held_on) => {
            let open = OpenMeeting { plan: id, held_on, attended: typed.attended.clone() };
            match cx.db().run(&viewer.clone().into(), &open).await {
                Ok(number) => return Ok(see_other(&first(id, number))),
                Err(refusal) => {
                    let refusal = refused::or_page(refusal)?;
                    Errors::one("held_on", refused::words(lang, &refusal))
                }
            }
        }
        None => Errors::one("held_on", t!(lang, "meeting-no-day")),
    };
    let content = view(&viewer, &cx, &plan, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(lang, "meeting-title"), &content).into_response())
}

/// The first thing that lies before a meeting; its minutes where nothing does lead back there.
fn first(plan: PlanId, number: i32) -> String {
    format!("{}/items/1", path(plan, number))
}

async fn view(
    viewer: &Viewer,
    cx: &Cx,
    plan: &Plan,
    typed: &Frame,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let meetings = meeting::of_plan(cx.db(), plan.id).await?;
    let open = meetings.iter().find(|meeting| meeting.closed_at.is_none());
    let holds = viewer.may_everywhere(Verb::HoldMeeting) && plan.state == PlanState::Issued;
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href={"/plans/" (plan.id)} { (plan.name()) } }
        h1 { (t!(lang, "meeting-title")) }
        @match open {
            Some(open) => p {
                a.btn href=(first(plan.id, open.number)) {
                    (t!(lang, "meeting-go-on", n = open.number))
                }
            },
            None if holds => (form(cx, plan, typed, errors)),
            None => {}
        }
        section.card aria-labelledby="meetings-title" {
            h2 id="meetings-title" { (t!(lang, "meeting-all")) }
            @if meetings.is_empty() { p.muted { (t!(lang, "meeting-none")) } }
            @else { (table(cx, &meetings)) }
        }
    })
}

fn form(cx: &Cx, plan: &Plan, typed: &Frame, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        section.card aria-labelledby="open-title" {
            h2 id="open-title" { (t!(lang, "meeting-open")) }
            p.hint { (t!(lang, "meeting-open-explained")) }
            form.stacked method="post" action={"/plans/" (plan.id) "/meeting"} novalidate {
                (Input::new("held_on", &t!(lang, "meeting-held-on"), &typed.held_on)
                    .hint(&t!(lang, "meeting-day-hint")).errors(errors).line("text", "off"))
                (Input::new("attended", &t!(lang, "meeting-attended"), &typed.attended)
                    .hint(&t!(lang, "meeting-attended-hint")).errors(errors).area(3))
                div.act { button.btn { (t!(lang, "meeting-open-send")) } }
            }
        }
    }
}

fn table(cx: &Cx, meetings: &[Meeting]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "meeting-one"),
        t!(lang, "meeting-gone-through"),
        t!(lang, "meeting-directives"),
        t!(lang, "items-standing"),
    ];
    let [_, gone, directives, _] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for meeting in meetings {
                    tr {
                        td {
                            a href=(path(meeting.plan, meeting.number)) {
                                (name(cx, meeting))
                            }
                        }
                        td.num data-label=(gone) { (meeting.gone) " / " (meeting.items) }
                        td.num data-label=(directives) { (meeting.directives) }
                        td {
                            @match meeting.closed_at {
                                Some(_) => (tag(State::Fine, &t!(lang, "meeting-is-closed"))),
                                None => (tag(State::Info, &t!(lang, "meeting-is-open"))),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "Họp lần 3, ngày 16/9/2024".
pub(super) fn name(cx: &Cx, meeting: &Meeting) -> String {
    let (n, on) = (meeting.number, date(cx.lang, meeting.held_on));
    t!(cx.lang, "meeting-name", n = n, date = on)
}
