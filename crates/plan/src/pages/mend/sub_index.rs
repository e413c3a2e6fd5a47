//! `/plans/{plan}/sub-indices/{n}/mend`: name, target, leader; a number that is not there yet
//! adds one.

use super::{
    draft,
    part::{Part, hundredths, keep, line, typed_points},
    seen,
};
use crate::{
    model::{PlanId, SubIndexImage},
    store::{image, plan::Plan},
    transitions::{ChangeSubIndex, Refusal},
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
const ANCHOR: &str = "targets";

/// A sub-index as typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    leader: String,
    counts: Option<String>,
    #[serde(default)]
    seen: String,
}

/// `GET /plans/{plan}/sub-indices/{n}/mend`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path((plan, ordinal)): Path<(PlanId, i32)>,
) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let seen = seen(&cx, &plan).await?;
    let known = image::sub_index(cx.db(), plan.id, ordinal).await?;
    let typed = known.map_or_else(Typed::new, |known| Typed::of(&cx, &known));
    let content = view(&cx, &plan, ordinal, &Typed { seen, ..typed }, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "mend-sub-index-title", n = ordinal), &content))
}

/// `POST /plans/{plan}/sub-indices/{n}/mend`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path((plan, ordinal)): Path<(PlanId, i32)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let plan = draft(&cx, &viewer, plan).await?;
    let kept = match typed.change(&cx, &plan, ordinal) {
        Ok(change) => keep(&cx, &viewer, &change, field).await?,
        Err(errors) => Err(errors),
    };
    let Err(errors) = kept else { return Ok(see_other(&Part::kept(&plan, ANCHOR))) };
    let content = view(&cx, &plan, ordinal, &typed, &errors);
    let title = t!(cx.lang, "mend-sub-index-title", n = ordinal);
    Ok(cx.page_with_errors(&title, &content).into_response())
}

fn field(refusal: &Refusal) -> &'static str {
    if matches!(refusal, Refusal::OffTheScale) { "target" } else { "name" }
}

impl Typed {
    fn new() -> Self {
        Self { counts: Some("1".to_owned()), ..Self::default() }
    }

    fn of(cx: &Cx, known: &SubIndexImage) -> Self {
        Self {
            name: known.name.clone(),
            target: typed_points(cx.lang, known.target),
            leader: known.responsible_leader.clone().unwrap_or_default(),
            counts: known.counts_toward_total.then(|| "1".to_owned()),
            seen: String::new(),
        }
    }

    fn change(&self, cx: &Cx, plan: &Plan, ordinal: i32) -> Result<ChangeSubIndex, Errors> {
        let target = hundredths(&self.target)
            .ok_or_else(|| Errors::one("target", t!(cx.lang, "mend-bad-points")))?;
        let leader = self.leader.trim();
        Ok(ChangeSubIndex {
            plan: plan.id,
            ordinal,
            name: self.name.clone(),
            target,
            counts_toward_total: self.counts.is_some(),
            responsible_leader: (!leader.is_empty()).then(|| leader.to_owned()),
            seen: self.seen.parse().ok(),
        })
    }
}

fn view(cx: &Cx, plan: &Plan, ordinal: i32, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let title = t!(lang, "mend-sub-index-title", n = ordinal);
    let path = format!("sub-indices/{ordinal}/mend");
    let part = Part { plan, title: &title, path: &path, anchor: ANCHOR, seen: &typed.seen };
    let fields = html! {
        (line("name", &t!(lang, "mend-name"), &typed.name, errors))
        (Input::new("target", &t!(lang, "mend-target"), &typed.target)
            .hint(&t!(lang, "mend-target-hint")).errors(errors).line("text", "off"))
        div.choice {
            input type="checkbox" id="counts" name="counts" value="1"
                checked[typed.counts.is_some()];
            label for="counts" { (t!(lang, "mend-counts")) }
        }
        (line("leader", &t!(lang, "mend-leader"), &typed.leader, errors))
    };
    part.view(lang, &fields, errors)
}
