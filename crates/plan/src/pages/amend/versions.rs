//! `GET /plans/{plan}/versions`: the versions of a plan; `POST /plans/{plan}/amend` begins the next.

use super::{crumb, readable};
use crate::{
    model::{PlanId, PlanState},
    pages::refused,
    store::{
        plan::{self, Plan},
        version::{self, Version},
    },
    transitions::DraftAmendment,
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, State, date, heads, see_other, tag},
};
use maud::{Markup, html};

/// `GET /plans/{plan}/versions`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let content = view(&cx, &viewer, id, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "versions-title"), &content))
}

/// `POST /plans/{plan}/amend`
pub async fn begin(viewer: Viewer, cx: Cx, Path(plan): Path<PlanId>) -> Result<Response, Error> {
    match cx.db().run(&viewer.clone().into(), &DraftAmendment { plan }).await {
        Ok(draft) => Ok(see_other(&format!("/plans/{draft}/review"))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let content = view(&cx, &viewer, plan, &Errors::one("amend", words)).await?;
            Ok(cx.page_with_errors(&t!(cx.lang, "versions-title"), &content).into_response())
        }
    }
}

async fn view(cx: &Cx, viewer: &Viewer, id: PlanId, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let plan = readable(cx, viewer, id).await?;
    let versions = version::of_plan(cx.db(), id).await?;
    let prepares = plan.authority == viewer.authority && viewer.may(Verb::PreparePlan);
    let draft = match prepares {
        true => plan::list(cx.db(), viewer)
            .await?
            .into_iter()
            .find(|draft| draft.amends == Some(id) && draft.state != PlanState::Merged),
        false => None,
    };
    let head = [
        t!(lang, "versions-version"),
        t!(lang, "mend-number"),
        t!(lang, "versions-issued"),
        t!(lang, "versions-changed"),
    ];
    Ok(html! {
        (errors.summary(lang))
        (crumb(lang, &plan))
        h1 { (t!(lang, "versions-title")) }
        p.muted { (t!(lang, "versions-answer", n = plan.version)) }
        section.card aria-label=(t!(lang, "versions-title")) {
            table.cards {
                (heads(&head))
                tbody {
                    @for version in &versions { (amended(lang, &head, &plan, version)) }
                    (first(lang, &head, &plan))
                }
            }
        }
        @if prepares && plan.state == PlanState::Issued { (next(lang, &plan, draft.as_ref(), errors)) }
    })
}

fn amended(lang: Lang, head: &[String; 4], plan: &Plan, version: &Version) -> Markup {
    let [_, number, issued, changed] = head;
    let n = version.after.tasks.len().max(version.before.tasks.len());
    html! {
        tr {
            td { a href={"/plans/" (plan.id) "/versions/" (version.version)} {
                (t!(lang, "versions-n", n = version.version)) } }
            td data-label=(number) { (version.number) }
            td.num data-label=(issued) { (date(lang, version.issued_on)) }
            td data-label=(changed) { (t!(lang, "versions-n-tasks", n = n)) }
        }
    }
}

fn first(lang: Lang, head: &[String; 4], plan: &Plan) -> Markup {
    let [_, number, issued, changed] = head;
    html! {
        tr {
            td { a href={"/plans/" (plan.id) "/versions/1"} { (t!(lang, "versions-n", n = 1)) } }
            td data-label=(number) { (plan.number.as_deref().unwrap_or("–")) }
            td.num data-label=(issued) { (plan.issued_on.map(|on| date(lang, on)).unwrap_or_default()) }
            td data-label=(changed) { (t!(lang, "versions-first")) }
        }
    }
}

/// The draft of the next amendment, or the way to begin one.
fn next(lang: Lang, plan: &Plan, draft: Option<&Plan>, errors: &Errors) -> Markup {
    html! {
        section.card aria-labelledby="amend-title" {
            h2 id="amend-title" { (t!(lang, "amend-title")) }
            @if let Some(error) = errors.of("amend") { p.wrong id="amend" { (error) } }
            @match draft {
                Some(draft) => {
                    p { (tag(State::Soon, &t!(lang, "amend-drafted", n = draft.version))) }
                    p.act {
                        a.btn href={"/plans/" (draft.id) "/review"} { (t!(lang, "amend-go-on")) }
                        a href={"/plans/" (draft.id) "/changes"} { (t!(lang, "changes-title")) }
                    }
                }
                None => {
                    p.muted { (t!(lang, "amend-explained")) }
                    form method="post" action={"/plans/" (plan.id) "/amend"} {
                        button.btn { (t!(lang, "amend-begin")) }
                    }
                }
            }
        }
    }
}
