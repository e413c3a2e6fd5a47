//! `/plans/{plan}/head`: what the plan is called, who issues it, what it rests on.

use super::{
    draft,
    part::{Part, hundredths, keep, line, typed_points},
    seen,
};
use crate::{
    model::{HeadImage, PlanId},
    store::{image, plan::Plan},
    transitions::{ChangeHead, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// Where it stands in the review.
const ANCHOR: &str = "head";

/// The head as typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    issuer: String,
    #[serde(default)]
    signer: String,
    #[serde(default)]
    bases: String,
    #[serde(default)]
    total: String,
    #[serde(default)]
    seen: String,
}

/// `GET /plans/{plan}/head`
pub async fn show(viewer: Viewer, cx: Cx, Path(plan): Path<PlanId>) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let seen = seen(&cx, &plan).await?;
    let head = image::head(cx.db(), plan.id).await?.ok_or(Error::NotFound)?;
    let typed = Typed { seen, ..Typed::of(&cx, &head) };
    let content = view(&cx, &plan, &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "mend-head-title"), &content))
}

/// `POST /plans/{plan}/head`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let plan = draft(&cx, &viewer, plan).await?;
    let kept = match typed.change(&cx, &plan) {
        Ok(change) => keep(&cx, &viewer, &change, field).await?,
        Err(errors) => Err(errors),
    };
    let Err(errors) = kept else { return Ok(see_other(&Part::kept(&plan, ANCHOR))) };
    let content = view(&cx, &plan, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "mend-head-title"), &content).into_response())
}

fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OffTheScale => "total",
        Refusal::TooMany(_) => "bases",
        _ => "title",
    }
}

impl Typed {
    fn of(cx: &Cx, head: &HeadImage) -> Self {
        Self {
            title: head.title.clone(),
            number: head.number.clone().unwrap_or_default(),
            issuer: head.issuer.clone(),
            signer: head.signer.clone().unwrap_or_default(),
            bases: head.legal_bases.join("\n"),
            total: typed_points(cx.lang, head.total_target),
            seen: String::new(),
        }
    }

    fn change(&self, cx: &Cx, plan: &Plan) -> Result<ChangeHead, Errors> {
        let total_target = hundredths(&self.total)
            .ok_or_else(|| Errors::one("total", t!(cx.lang, "mend-bad-points")))?;
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let head = HeadImage {
            title: self.title.trim().to_owned(),
            number: some(&self.number),
            issuer: self.issuer.trim().to_owned(),
            signer: some(&self.signer),
            legal_bases: self.bases.lines().filter_map(some).collect(),
            total_target,
        };
        Ok(ChangeHead { plan: plan.id, head, seen: self.seen.parse().ok() })
    }
}

fn view(cx: &Cx, plan: &Plan, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let title = t!(lang, "mend-head-title");
    let part = Part { plan, title: &title, path: "head", anchor: ANCHOR, seen: &typed.seen };
    let fields = html! {
        (Input::new("title", &t!(lang, "mend-title-of-plan"), &typed.title).errors(errors).area(3))
        (line("number", &t!(lang, "mend-number"), &typed.number, errors))
        (line("issuer", &t!(lang, "mend-issuer"), &typed.issuer, errors))
        (line("signer", &t!(lang, "mend-signer"), &typed.signer, errors))
        (Input::new("total", &t!(lang, "mend-total"), &typed.total)
            .hint(&t!(lang, "mend-total-hint")).errors(errors).line("text", "off"))
        (Input::new("bases", &t!(lang, "mend-bases"), &typed.bases)
            .hint(&t!(lang, "mend-bases-hint")).errors(errors).area(6))
    };
    part.view(lang, &fields, errors)
}
