//! `GET /plans/{plan}/official`: the plan as a document. Who signed it, what it rests on, the files
//! that belong to it, and the steps from draft to closed, each with its button.

mod attachments;
mod facts;
mod press;
mod steps;

pub use attachments::{add, remove};
pub use press::{agree, close, reopen, return_it, send, take_back};

use crate::{
    model::{HeadImage, PlanId, PlanState},
    pages::plans,
    store::{
        attachment::{self, Attachment},
        image,
        plan::{self, Plan},
        step::{self, Taken},
    },
    transitions::{Leftover, Readiness, leftover, readiness},
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org::{self, Unit},
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, PageResult},
};
use maud::{Markup, html};

/// Everything the page shows, asked for once.
struct Sheet {
    plan: Plan,
    head: HeadImage,
    attachments: Vec<Attachment>,
    steps: Vec<Taken>,
    readiness: Readiness,
    leftover: Leftover,
    /// The authority that issued it, where it is not the viewer's own.
    issued_by: Option<Unit>,
    /// The authority above, which sees it once it is issued.
    superior: Option<Unit>,
}

/// What was typed into the one form that could not be taken.
#[derive(Debug, Default)]
struct Typed {
    /// The field.
    field: &'static str,
    /// What stood in it.
    words: String,
}

impl Typed {
    fn of(&self, field: &str) -> &str {
        if self.field == field { &self.words } else { "" }
    }
}

impl Sheet {
    async fn of(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Self, Error> {
        let db = cx.db();
        let plan = plan::readable(db, viewer, id).await?.ok_or(Error::NotFound)?;
        let is_own = plan.authority == viewer.authority;
        Ok(Self {
            head: image::head(db, id).await?.ok_or(Error::NotFound)?,
            attachments: attachment::of_plan(db, id).await?,
            // What leaders and the coordinator said to each other stays in the house.
            steps: if is_own { step::of_plan(db, id).await? } else { Vec::new() },
            readiness: readiness(db, id).await?,
            leftover: leftover(db, id).await?,
            issued_by: if is_own { None } else { org::unit(db, plan.authority).await? },
            superior: org::superior(db, plan.authority).await?,
            plan,
        })
    }

    /// Whether the viewer belongs to the authority of the plan and may do that there.
    fn may(&self, viewer: &Viewer, verb: Verb) -> bool {
        self.issued_by.is_none() && viewer.may_everywhere(verb)
    }

    fn is_draft(&self) -> bool {
        self.plan.state == PlanState::Draft
    }
}

/// `GET /plans/{plan}/official`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let content = view(&cx, &viewer, &sheet, &Typed::default(), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "official-title"), &content))
}

fn view(cx: &Cx, viewer: &Viewer, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let plan = &sheet.plan;
    html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href=(way(sheet)) lang="vi" { (plan.name()) }
        }
        h1 { (t!(lang, "official-title")) }
        p { (plans::state(lang, plan)) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "official-done")) } }
        (facts::all(cx, sheet))
        (attachments::all(cx, viewer, sheet, typed, errors))
        @if sheet.issued_by.is_none() {
            (steps::next(cx, viewer, sheet, typed, errors))
            (steps::log(cx, sheet))
        }
    }
}

/// The page of the plan itself: a draft is looked at in its review, by whoever mends it.
fn way(sheet: &Sheet) -> String {
    match sheet.is_draft() {
        true => format!("/plans/{}/review", sheet.plan.id),
        false => format!("/plans/{}", sheet.plan.id),
    }
}
