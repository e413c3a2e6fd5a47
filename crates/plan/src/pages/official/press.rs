//! The buttons of a plan's steps: each runs one transition and comes back to the page, with what was
//! typed where it was refused.

use super::{Sheet, Typed, view};
use crate::{
    model::PlanId,
    pages::refused,
    transitions::{
        AgreeToPlan, ClosePlan, Refusal, ReopenPlan, ReturnPlan, SendForReview, TakeBackPlan,
    },
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    store::Transition,
    web::{Cx, Error, Errors, see_other},
};
use serde::Deserialize;

/// What was said with a step.
#[derive(Debug, Default, Deserialize)]
pub struct Said {
    #[serde(default)]
    words: String,
}

/// A step, and the field of the page in which its words are typed.
async fn step<T: Transition<Output = (), Error = Refusal>>(
    viewer: &Viewer,
    cx: &Cx,
    plan: PlanId,
    typed: Typed,
    transition: T,
) -> Result<Response, Error> {
    // Whoever may not see it gets the same answer as for one that does not exist.
    Sheet::of(cx, viewer, plan).await?;
    match cx.db().run(&viewer.clone().into(), &transition).await {
        Ok(()) => Ok(see_other(&format!("/plans/{plan}/official?done=step#steps"))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let sheet = Sheet::of(cx, viewer, plan).await?;
            let errors = Errors::one(typed.field, words);
            let content = view(cx, viewer, &sheet, &typed, &errors);
            Ok(cx.page_with_errors(&t!(cx.lang, "official-title"), &content).into_response())
        }
    }
}

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident, $field:literal, |$plan:ident, $words:ident| $make:expr;)*) => {$(
        $(#[$doc])*
        pub async fn $name(
            viewer: Viewer,
            cx: Cx,
            Path($plan): Path<PlanId>,
            Form(said): Form<Said>,
        ) -> Result<Response, Error> {
            let $words = said.words.clone();
            let typed = Typed { field: $field, words: said.words };
            step(&viewer, &cx, $plan, typed, $make).await
        }
    )*};
}

steps! {
    /// `POST /plans/{plan}/send`
    send, "send", |plan, words| SendForReview { plan, words };
    /// `POST /plans/{plan}/agree`
    agree, "agree", |plan, words| AgreeToPlan { plan, words };
    /// `POST /plans/{plan}/return`
    return_it, "return", |plan, reason| ReturnPlan { plan, reason };
    /// `POST /plans/{plan}/take-back`
    take_back, "take-back", |plan, reason| TakeBackPlan { plan, reason };
    /// `POST /plans/{plan}/close`
    close, "close", |plan, words| ClosePlan { plan, words };
    /// `POST /plans/{plan}/reopen`
    reopen, "reopen", |plan, reason| ReopenPlan { plan, reason };
}
