//! `GET /plans/{plan}/table`: every obligation of a plan the viewer may see, narrowed by whatever
//! stands in the address.

mod address;
mod chips;
mod drafted;
pub mod export;
mod form;
pub mod import;
mod presets;
mod rows;
pub mod timeline;
pub mod views;

pub(super) use address::path;
pub(super) use form::month_words;

use crate::{
    model::{PlanId, PlanState, TaskImage},
    pages::standing_words::Marks,
    store::{
        draft,
        filter::{TableFilter, encoded},
        plan::{self, Plan},
        sides::Look,
        sub_index::{self, SubIndex},
        table::{self, Lines},
        work::Days,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org::{self, Unit},
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, Paging},
};
use maud::{Markup, html};

/// What the form and the chips name.
struct Choices {
    /// The side that they narrow, as its address names it.
    side: &'static str,
    plan: Plan,
    sub_indices: Vec<SubIndex>,
    units: Vec<Unit>,
}

/// The rows of a page: what is owed, or of a draft its tasks.
enum Found {
    Owed(Lines),
    Drafted(i64, Vec<TaskImage>),
}

impl Found {
    fn total(&self) -> i64 {
        match self {
            Self::Owed(lines) => lines.total,
            Self::Drafted(total, _) => *total,
        }
    }
}

/// `GET /plans/{plan}/table?…`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let filter = TableFilter::read(|name| cx.query(name));
    let due_soon = plan.settings.due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let paging = Paging::asked(cx.query("page").as_deref());
    let choices = Choices {
        side: "table",
        sub_indices: sub_index::of_plan(&steady, id).await?,
        units: org::list(&steady, viewer.authority).await?,
        plan,
    };
    let look = Look { viewer: &viewer, plan: id, days };
    let (found, presets) = match choices.plan.state {
        PlanState::Draft => (drafted(&cx, &choices, &filter, paging).await?, Vec::new()),
        _ => {
            let lines = table::page(&steady, &viewer, id, &filter, days, paging).await?;
            (Found::Owed(lines), presets::of(&steady, cx.lang, look).await?)
        }
    };
    let errors = errors(&cx);
    let title = t!(cx.lang, "table-title");
    let marks = Marks::of(&cx, due_soon, &calendar);
    let content = content(&cx, &choices, &filter, (&found, marks), &presets, paging, &errors);
    Ok(if errors.is_empty() {
        cx.page(&title, &content)
    } else {
        cx.page_with_errors(&title, &content)
    })
}

/// A page of the tasks of a draft.
async fn drafted(
    cx: &Cx,
    choices: &Choices,
    filter: &TableFilter,
    paging: Paging,
) -> Result<Found, Error> {
    let tasks = draft::found(cx.db(), choices.plan.id, &choices.sub_indices, filter).await?;
    let total = i64::try_from(tasks.len()).unwrap_or(i64::MAX);
    let place = |n: i64| usize::try_from(n).unwrap_or_default();
    let shown = tasks.into_iter().skip(place(paging.offset())).take(place(paging.size));
    Ok(Found::Drafted(total, shown.collect()))
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
    (found, marks): (&Found, Marks<'_>),
    presets: &[presets::Preset],
    paging: Paging,
    errors: &Errors,
) -> Markup {
    let (lang, plan) = (cx.lang, &choices.plan);
    let prepares = cx.viewer.as_ref().is_some_and(|viewer| viewer.may(Verb::PreparePlan));
    let total = found.total();
    html! {
        (errors.summary(lang))
        p.crumb { a href={"/plans/" (plan.id)} { (plan.name()) } }
        h1 { (t!(lang, "table-title")) }
        @match found {
            Found::Owed(_) => p.muted { (t!(lang, "table-answer", n = total)) },
            Found::Drafted(..) => p.muted { (t!(lang, "table-drafted", n = total)) },
        }
        (presets::chips(lang, plan.id, presets, filter))
        (form::form(cx, choices, filter, errors))
        (chips::chips(lang, choices, filter))
        (tools(lang, plan, filter, prepares))
        section.card aria-label=(t!(lang, "table-title")) {
            @match found {
                Found::Owed(found) if !found.lines.is_empty() => {
                    (rows::table(cx, plan, filter, &found.lines, marks))
                }
                Found::Drafted(_, tasks) if !tasks.is_empty() => {
                    (drafted::table(lang, choices, tasks))
                }
                _ if filter.is_empty() => p { (t!(lang, "table-empty")) },
                _ => p { (t!(lang, "table-nothing-found")) },
            }
            (paging.links(lang, total, |page| address::page_of("table", plan.id, filter, page)))
        }
    }
}

/// What can be done with the table as it is narrowed.
fn tools(lang: Lang, plan: &Plan, filter: &TableFilter, prepares: bool) -> Markup {
    let export = |kind: &str| {
        address::with_query(&format!("/plans/{}/table.{kind}", plan.id), &filter.address())
    };
    let views = format!("/plans/{}/views", plan.id);
    html! {
        p.act {
            a href=(export("xlsx")) { (t!(lang, "table-xlsx")) }
            a href=(export("csv")) { (t!(lang, "table-csv")) }
            @if !filter.is_empty() {
                a href={(views) "?filter=" (encoded(&filter.address()))} { (t!(lang, "views-keep")) }
            }
            a href=(views) { (t!(lang, "views-title")) }
            @if plan.state != PlanState::Draft {
                a href=(address::of("timeline", plan.id, filter)) { (t!(lang, "timeline-title")) }
            }
            @if prepares { a href={"/plans/" (plan.id) "/table/import"} { (t!(lang, "import-title")) } }
        }
    }
}
