//! `/plans/{plan}/sub-indices/{n}/mend`: name, target, leader; a number that is not there yet
//! adds one.

use super::{crumb, draft};
use crate::{
    model::{PlanId, SubIndexImage},
    pages::refused,
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
    web::{Cx, Error, Errors, PageResult, Points, form::Input, points, see_other},
};
use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::Deserialize;

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
}

/// `GET /plans/{plan}/sub-indices/{n}/mend`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path((plan, ordinal)): Path<(PlanId, i32)>,
) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let known = image::sub_index(cx.db(), plan.id, ordinal).await?;
    let typed = known.map_or_else(Typed::new, |known| Typed::of(&cx, &known));
    let content = view(&cx, &plan, ordinal, &typed, &Errors::new());
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
    let errors = match sent(&viewer, &cx, &plan, ordinal, &typed).await? {
        Ok(()) => return Ok(see_other(&format!("/plans/{}/review?done=mended#targets", plan.id))),
        Err(errors) => errors,
    };
    let content = view(&cx, &plan, ordinal, &typed, &errors);
    let title = t!(cx.lang, "mend-sub-index-title", n = ordinal);
    Ok(cx.page_with_errors(&title, &content).into_response())
}

async fn sent(
    viewer: &Viewer,
    cx: &Cx,
    plan: &Plan,
    ordinal: i32,
    typed: &Typed,
) -> Result<Result<(), Errors>, Error> {
    let Some(target) = hundredths(&typed.target) else {
        return Ok(Err(Errors::one("target", t!(cx.lang, "mend-bad-points"))));
    };
    let leader = typed.leader.trim();
    let change = ChangeSubIndex {
        plan: plan.id,
        ordinal,
        name: typed.name.clone(),
        target,
        counts_toward_total: typed.counts.is_some(),
        responsible_leader: (!leader.is_empty()).then(|| leader.to_owned()),
    };
    match cx.db().run(&viewer.clone().into(), &change).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let field = if matches!(refusal, Refusal::OffTheScale) { "target" } else { "name" };
            Ok(Err(Errors::one(field, refused::words(cx.lang, &refusal))))
        }
    }
}

/// Points as people type them, "9,06" or "9.06", in hundredths; nothing typed is no target.
/// The outer option is what is no number with two decimals at most.
pub fn hundredths(typed: &str) -> Option<Option<i64>> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Some(None);
    }
    let points: Decimal = typed.parse().ok()?;
    let hundredths = points.checked_mul(Decimal::ONE_HUNDRED)?;
    (hundredths.fract().is_zero() && !hundredths.is_sign_negative())
        .then(|| hundredths.trunc().try_into().ok())?
        .map(Some)
}

impl Typed {
    fn new() -> Self {
        Self { counts: Some("1".to_owned()), ..Self::default() }
    }

    fn of(cx: &Cx, known: &SubIndexImage) -> Self {
        Self {
            name: known.name.clone(),
            target: known.target.map(|target| points(cx.lang, Points(target))).unwrap_or_default(),
            leader: known.responsible_leader.clone().unwrap_or_default(),
            counts: known.counts_toward_total.then(|| "1".to_owned()),
        }
    }
}

fn view(cx: &Cx, plan: &Plan, ordinal: i32, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let back = format!("/plans/{}/review#targets", plan.id);
    html! {
        (errors.summary(lang))
        (crumb(lang, plan, &back))
        h1 { (t!(lang, "mend-sub-index-title", n = ordinal)) }
        form.stacked.card method="post" novalidate
            action={"/plans/" (plan.id) "/sub-indices/" (ordinal) "/mend"} {
            (Input::new("name", &t!(lang, "mend-name"), &typed.name)
                .errors(errors).line("text", "off"))
            (Input::new("target", &t!(lang, "mend-target"), &typed.target)
                .hint(&t!(lang, "mend-target-hint")).errors(errors).line("text", "off"))
            div.choice {
                input type="checkbox" id="counts" name="counts" value="1"
                    checked[typed.counts.is_some()];
                label for="counts" { (t!(lang, "mend-counts")) }
            }
            (Input::new("leader", &t!(lang, "mend-leader"), &typed.leader)
                .errors(errors).line("text", "off"))
            div.act {
                button.btn accesskey="s" { (t!(lang, "mend-save")) }
                a href=(back) { (t!(lang, "mend-leave")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn points_are_typed_with_a_comma_or_a_point() {
        for (typed, read) in [
            ("9,06", Some(Some(906))),
            (" 7.4 ", Some(Some(740))),
            ("10", Some(Some(1000))),
            ("", Some(None)),
            ("9,065", None),
            ("-1", None),
            ("chín", None),
        ] {
            assert_eq!(hundredths(typed), read, "{typed}");
        }
    }
}
