//! `GET /plans/{plan}/table`: every obligation of a plan the viewer may see, narrowed by whatever
//! stands in the address.

mod address;
mod chips;
mod form;
mod rows;

pub(super) use address::{path, read};

use crate::{
    model::{PlanId, PlanState, calendar},
    store::{
        filter::TableFilter,
        plan::{self, Plan},
        sub_index::{self, SubIndex},
        table::{self, Lines},
        work::Days,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org::{self, Unit},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, Paging},
};
use maud::{Markup, html};

/// What the form and the chips name.
struct Choices {
    plan: Plan,
    sub_indices: Vec<SubIndex>,
    units: Vec<Unit>,
}

/// `GET /plans/{plan}/table?…`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let filter = TableFilter::read(|name| cx.query(name));
    let days = Days::on(cx.today(), plan.settings.due_soon_working_days, calendar());
    let paging = Paging::asked(cx.query("page").as_deref());
    let found = table::page(cx.db(), &viewer, id, &filter, days, paging).await?;
    let choices = Choices {
        sub_indices: sub_index::of_plan(cx.db(), id).await?,
        units: org::list(cx.db(), viewer.authority).await?,
        plan,
    };
    let errors = errors(&cx);
    let title = t!(cx.lang, "table-title");
    let content = content(&cx, &choices, &filter, &found, paging, &errors);
    Ok(if errors.is_empty() {
        cx.page(&title, &content)
    } else {
        cx.page_with_errors(&title, &content)
    })
}

/// Days that were typed and are none.
fn errors(cx: &Cx) -> Errors {
    let mut errors = Errors::new();
    for field in ["from", "to"] {
        let typed = cx.query(field).unwrap_or_default();
        if !typed.trim().is_empty() && crate::model::typed_day(&typed).is_none() {
            errors.add(field, t!(cx.lang, "table-bad-day"));
        }
    }
    errors
}

fn content(
    cx: &Cx,
    choices: &Choices,
    filter: &TableFilter,
    found: &Lines,
    paging: Paging,
    errors: &Errors,
) -> Markup {
    let (lang, plan) = (cx.lang, &choices.plan);
    let total = found.total;
    html! {
        (errors.summary(lang))
        p.crumb { a href={"/plans/" (plan.id)} { (plan.name()) } }
        h1 { (t!(lang, "table-title")) }
        p.muted { (t!(lang, "table-answer", n = total)) }
        (form::form(cx, choices, filter, errors))
        (chips::chips(lang, choices, filter))
        section.card aria-label=(t!(lang, "table-title")) {
            @if !found.lines.is_empty() {
                (rows::table(cx, plan, filter, &found.lines))
            } @else if plan.state == PlanState::Draft {
                p { (t!(lang, "table-draft")) }
            } @else if filter.is_empty() {
                p { (t!(lang, "table-empty")) }
            } @else {
                p { (t!(lang, "table-nothing-found")) }
            }
            (paging.links(lang, total, |page| address::page(plan.id, filter, page)))
        }
    }
}
