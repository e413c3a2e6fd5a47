//! `/plans/{plan}/against/{old}`: a draft against the plan of the year before. Which task goes on with
//! which, what differs, and what last year's decisions propose for what is open; each is taken by the
//! same transitions as on the review page, one by one or all alike.

mod press;
mod proposals;
mod tasks;

pub use press::{follow, take};

use crate::{
    model::PlanId,
    pages::review::Organisation,
    store::{
        against::{self, Against},
        plan::{self, Plan},
    },
    transitions::Seen,
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult},
};
use maud::{Markup, html};

/// Everything the page shows, asked for once.
struct Sheet {
    plan: Plan,
    old: Plan,
    against: Against,
    organisation: Organisation,
    seen: Seen,
}

impl Sheet {
    async fn of(cx: &Cx, viewer: &Viewer, id: PlanId, old: PlanId) -> Result<Self, Error> {
        let db = cx.db();
        let plan = plan::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
        let old = plan::visible(db, viewer, old).await?.ok_or(Error::NotFound)?;
        if !old.state.is_published() || old.id == plan.id {
            return Err(Error::NotFound);
        }
        // Before all else: what is changed while the page is made counts as not seen.
        let seen = Seen::now(db, id, cx.app.clock().now()).await?;
        Ok(Self {
            against: against::of(db, &plan, &old).await?,
            organisation: Organisation::of(db, viewer.authority, plan.starts_on, cx.lang).await?,
            seen,
            plan,
            old,
        })
    }

    fn path(&self) -> String {
        format!("/plans/{}/against/{}", self.plan.id, self.old.id)
    }
}

/// `GET /plans/{plan}/against/{old}`
pub async fn show(viewer: Viewer, cx: Cx, Path((id, old)): Path<(PlanId, PlanId)>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id, old).await?;
    let content = view(&cx, &sheet, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "against-title"), &content))
}

fn view(cx: &Cx, sheet: &Sheet, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let Against { new, old, pairs, .. } = &sheet.against;
    let fresh = new.len().saturating_sub(pairs.len());
    let gone = old.len().saturating_sub(pairs.len());
    let (year, before) = (sheet.plan.year.to_string(), sheet.old.year.to_string());
    html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (sheet.plan.id) "/review"} { (t!(lang, "review-title")) } " › "
            a href={"/plans/" (sheet.old.id)} lang="vi" { (sheet.old.name()) }
        }
        h1 { (t!(lang, "against-heading", year = year, before = before)) }
        p { b {
            (t!(lang, "against-answer", n = pairs.len(), fresh = fresh, gone = gone))
        } }
        p.muted { (t!(lang, "against-explained")) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "against-done")) } }
        (proposals::card(lang, sheet, errors))
        (proposals::follow(lang, sheet))
        (tasks::cards(lang, sheet))
    }
}
