//! `/plans/{plan}/head`: what the plan is called, who issues it, what it rests on.

use super::{crumb, draft, sub_index::hundredths};
use crate::{
    model::{HeadImage, PlanId},
    pages::refused,
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
    web::{Cx, Error, Errors, PageResult, Points, form::Input, points, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

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
}

/// `GET /plans/{plan}/head`
pub async fn show(viewer: Viewer, cx: Cx, Path(plan): Path<PlanId>) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let head = image::head(cx.db(), plan.id).await?.ok_or(Error::NotFound)?;
    let content = view(&cx, &plan, &Typed::of(&cx, &head), &Errors::new());
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
    let errors = match sent(&viewer, &cx, &plan, &typed).await? {
        Ok(()) => return Ok(see_other(&format!("/plans/{}/review?done=mended#head", plan.id))),
        Err(errors) => errors,
    };
    let content = view(&cx, &plan, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "mend-head-title"), &content).into_response())
}

async fn sent(
    viewer: &Viewer,
    cx: &Cx,
    plan: &Plan,
    typed: &Typed,
) -> Result<Result<(), Errors>, Error> {
    let Some(total_target) = hundredths(&typed.total) else {
        return Ok(Err(Errors::one("total", t!(cx.lang, "mend-bad-points"))));
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let head = HeadImage {
        title: typed.title.trim().to_owned(),
        number: some(&typed.number),
        issuer: typed.issuer.trim().to_owned(),
        signer: some(&typed.signer),
        legal_bases: typed.bases.lines().filter_map(some).collect(),
        total_target,
    };
    match cx.db().run(&viewer.clone().into(), &ChangeHead { plan: plan.id, head }).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let field = match refusal {
                Refusal::OffTheScale => "total",
                Refusal::TooMany(_) => "bases",
                _ => "title",
            };
            Ok(Err(Errors::one(field, refused::words(cx.lang, &refusal))))
        }
    }
}

impl Typed {
    fn of(cx: &Cx, head: &HeadImage) -> Self {
        let total = head.total_target.map(|total| points(cx.lang, Points(total)));
        Self {
            title: head.title.clone(),
            number: head.number.clone().unwrap_or_default(),
            issuer: head.issuer.clone(),
            signer: head.signer.clone().unwrap_or_default(),
            bases: head.legal_bases.join("\n"),
            total: total.unwrap_or_default(),
        }
    }
}

fn view(cx: &Cx, plan: &Plan, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let back = format!("/plans/{}/review#head", plan.id);
    let line = |name: &str, label: String, value: &str| {
        Input::new(name, &label, value).errors(errors).line("text", "off")
    };
    html! {
        (errors.summary(lang))
        (crumb(lang, plan, &back))
        h1 { (t!(lang, "mend-head-title")) }
        form.stacked.card method="post" novalidate action={"/plans/" (plan.id) "/head"} {
            (Input::new("title", &t!(lang, "mend-title-of-plan"), &typed.title)
                .errors(errors).area(3))
            (line("number", t!(lang, "mend-number"), &typed.number))
            (line("issuer", t!(lang, "mend-issuer"), &typed.issuer))
            (line("signer", t!(lang, "mend-signer"), &typed.signer))
            (Input::new("total", &t!(lang, "mend-total"), &typed.total)
                .hint(&t!(lang, "mend-total-hint")).errors(errors).line("text", "off"))
            (Input::new("bases", &t!(lang, "mend-bases"), &typed.bases)
                .hint(&t!(lang, "mend-bases-hint")).errors(errors).area(6))
            div.act {
                button.btn accesskey="s" { (t!(lang, "mend-save")) }
                a href=(back) { (t!(lang, "mend-leave")) }
            }
        }
    }
}
