//! Issuing an amendment: its number and day; what it changes stands beside.

use super::Typed;
use crate::{
    model::{PlanState, typed_day},
    pages::refused,
    store::plan::Plan,
    transitions::{IssueAmendment, Refusal, readiness},
    words::t,
};
use axum::response::{IntoResponse, Response};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other},
};
use maud::{Markup, html};

/// The page, before anything was typed.
pub(super) async fn show(cx: &Cx, draft: &Plan) -> PageResult {
    let content = view(cx, draft, &Typed::default(), &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "amend-issue"), &content))
}

/// Issues it, or says what is wrong.
pub(super) async fn send(
    viewer: &Viewer,
    cx: &Cx,
    draft: &Plan,
    typed: &Typed,
) -> Result<Response, Error> {
    let errors = match typed_day(&typed.issued_on) {
        None => Errors::one("issued_on", t!(cx.lang, "issue-no-date")),
        Some(issued_on) => {
            let number = typed.number.trim().to_owned();
            let issue = IssueAmendment { draft: draft.id, number, issued_on };
            match cx.db().run(&viewer.clone().into(), &issue).await {
                Ok(amended) => {
                    let (plan, version) = (amended.plan, amended.version);
                    return Ok(see_other(&format!("/plans/{plan}/versions/{version}")));
                }
                Err(refusal) => refused(cx, refusal)?,
            }
        }
    };
    let content = view(cx, draft, typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "amend-issue"), &content).into_response())
}

fn refused(cx: &Cx, refusal: Refusal) -> Result<Errors, Error> {
    let refusal = refused::or_page(refusal)?;
    let field = match refusal {
        Refusal::Missing(_) => "number",
        Refusal::EndsBeforeItStarts => "issued_on",
        _ => "issue",
    };
    Ok(Errors::one(field, refused::words(cx.lang, &refusal)))
}

async fn view(cx: &Cx, draft: &Plan, typed: &Typed, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let in_the_way = readiness(cx.db(), draft.id).await?.check().err();
    Ok(html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (draft.id) "/review"} { (t!(lang, "review-title")) }
        }
        h1 { (t!(lang, "amend-issue")) }
        p.muted { span lang="vi" { (draft.name()) } " · " (t!(lang, "versions-n", n = draft.version)) }
        p { a href={"/plans/" (draft.id) "/changes"} { (t!(lang, "changes-title")) } }
        @if matches!(draft.state, PlanState::Draft | PlanState::InReview) {
            form.card.stacked method="post" action={"/plans/" (draft.id) "/issue"} novalidate {
                (Input::new("number", &t!(lang, "issue-number"), &typed.number).errors(errors)
                    .hint(&t!(lang, "issue-number-hint")).line("text", "off"))
                (Input::new("issued_on", &t!(lang, "issue-date"), &typed.issued_on).errors(errors)
                    .hint(&t!(lang, "amend-date-hint")).line("text", "off"))
                p { (t!(lang, "amend-consequence")) }
                @if let Some(error) = errors.of("issue") { p.wrong { (error) } }
                div.act {
                    @if in_the_way.is_some() {
                        button.btn id="issue" type="button" disabled aria-describedby="in-the-way" {
                            (t!(lang, "amend-issue"))
                        }
                    } @else {
                        button.btn id="issue" { (t!(lang, "amend-issue")) }
                    }
                    a href={"/plans/" (draft.id) "/review"} { (t!(lang, "issue-back")) }
                }
                @if let Some(refusal) = in_the_way {
                    p.refusal id="in-the-way" { (refused::words(lang, &refusal)) }
                }
            }
        }
    })
}
