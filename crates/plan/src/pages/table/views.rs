//! `/plans/{plan}/views`: filters kept under a name: opened, renamed, deleted; and keeping one.

use super::{Choices, address, chips};
use crate::{
    model::{PlanId, SavedViewId},
    pages::refused,
    store::{
        filter::TableFilter,
        plan,
        saved_view::{self, SavedView},
        sub_index,
    },
    transitions::{DropView, Refusal, RenameView, SaveView, may_change_view},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org,
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, PageResult, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// A name as it was typed, and the filter it is for.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    /// The query of the table; read as a filter and written again.
    #[serde(default)]
    filter: String,
    #[serde(default)]
    shared: String,
}

/// `GET /plans/{plan}/views`: with `filter=…` also the form that keeps it.
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let filter = cx.query("filter").unwrap_or_default();
    let typed = Typed { filter, ..Typed::default() };
    let content = view(&viewer, &cx, id, &typed, None, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "views-title"), &content))
}

/// `POST /plans/{plan}/views`
pub async fn save(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let filter = address::read(&typed.filter);
    let shared = !typed.shared.is_empty();
    let save = SaveView { plan, name: typed.name.clone(), filter, shared };
    let outcome = cx.db().run(&viewer.clone().into(), &save).await.map(drop);
    answer(&viewer, &cx, plan, outcome, &typed, None).await
}

/// `POST /plans/{plan}/views/{view}/rename`
pub async fn rename(
    viewer: Viewer,
    cx: Cx,
    Path((plan, view)): Path<(PlanId, SavedViewId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    of_plan(&viewer, &cx, plan, view).await?;
    let rename = RenameView { view, name: typed.name.clone() };
    let outcome = cx.db().run(&viewer.clone().into(), &rename).await;
    answer(&viewer, &cx, plan, outcome, &typed, Some(view)).await
}

/// `POST /plans/{plan}/views/{view}/delete`
pub async fn delete(
    viewer: Viewer,
    cx: Cx,
    Path((plan, view)): Path<(PlanId, SavedViewId)>,
) -> Result<Response, Error> {
    of_plan(&viewer, &cx, plan, view).await?;
    let outcome = cx.db().run(&viewer.clone().into(), &DropView { view }).await;
    answer(&viewer, &cx, plan, outcome, &Typed::default(), Some(view)).await
}

/// The view stands under the plan of the address.
async fn of_plan(viewer: &Viewer, cx: &Cx, plan: PlanId, id: SavedViewId) -> Result<(), Error> {
    let view = saved_view::visible(cx.db(), viewer, id).await?;
    view.filter(|view| view.plan == plan).map(drop).ok_or(Error::NotFound)
}

async fn answer(
    viewer: &Viewer,
    cx: &Cx,
    plan: PlanId,
    outcome: Result<(), Refusal>,
    typed: &Typed,
    about: Option<SavedViewId>,
) -> Result<Response, Error> {
    let refusal = match outcome {
        Ok(()) => return Ok(see_other(&format!("/plans/{plan}/views?done=saved"))),
        Err(refusal) => refused::or_page(refusal)?,
    };
    let errors = Errors::one(&field(about), refused::words(cx.lang, &refusal));
    let content = view(viewer, cx, plan, typed, about, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "views-title"), &content).into_response())
}

/// The field of the name: of the view to be renamed, or of the one to be kept.
fn field(about: Option<SavedViewId>) -> String {
    about.map_or_else(|| "name".to_owned(), |id| format!("name-{id}"))
}

async fn view(
    viewer: &Viewer,
    cx: &Cx,
    id: PlanId,
    typed: &Typed,
    about: Option<SavedViewId>,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let plan = plan::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    let views = saved_view::of_plan(cx.db(), viewer, id).await?;
    let choices = Choices {
        side: "table",
        sub_indices: sub_index::of_plan(cx.db(), id).await?,
        units: org::list(cx.db(), viewer.authority).await?,
        plan,
    };
    let filter = address::read(&typed.filter);
    let keeps = about.is_none() && (!filter.is_empty() || !errors.is_empty());
    Ok(html! {
        (errors.summary(lang))
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "views-done")) } }
        p.crumb {
            a href={"/plans/" (id)} { (choices.plan.name()) } " › "
            a href={"/plans/" (id) "/table"} { (t!(lang, "table-title")) }
        }
        h1 { (t!(lang, "views-title")) }
        @if keeps { (keep(viewer, cx, &choices, &filter, typed, errors)) }
        section.card aria-label=(t!(lang, "views-title")) {
            @if views.is_empty() { p { (t!(lang, "views-empty")) } }
            ul.todo {
                @for view in &views { (row(viewer, cx, &choices, view, typed, about, errors)) }
            }
        }
    })
}

fn keep(
    viewer: &Viewer,
    cx: &Cx,
    choices: &Choices,
    filter: &TableFilter,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    html! {
        section.card {
            h2 { (t!(lang, "views-keep")) }
            p.muted { (chips::words(lang, choices, filter)) }
            form.stacked method="post" action={"/plans/" (choices.plan.id) "/views"} novalidate {
                input type="hidden" name="filter" value=(filter.address());
                (Input::new("name", &t!(lang, "views-name"), &typed.name)
                    .hint(&t!(lang, "views-name-hint")).errors(errors).line("text", "off"))
                @if viewer.may_everywhere(Verb::PreparePlan) {
                    div.choice {
                        input type="checkbox" id="shared" name="shared" value="yes"
                            checked[!typed.shared.is_empty()];
                        label for="shared" { (t!(lang, "views-share")) }
                    }
                }
                div.act { button.btn { (t!(lang, "views-save")) } }
            }
        }
    }
}

fn row(
    viewer: &Viewer,
    cx: &Cx,
    choices: &Choices,
    view: &SavedView,
    typed: &Typed,
    about: Option<SavedViewId>,
    errors: &Errors,
) -> Markup {
    let (lang, plan, id) = (cx.lang, view.plan, view.id);
    // Read again: what is opened is a filter of this table, whatever is stored.
    let filter = address::read(&view.address);
    let this = about == Some(id);
    let name = if this && !typed.name.is_empty() { &typed.name } else { &view.name };
    let renaming = field(Some(id));
    let wrong = errors.of(&renaming);
    html! {
        li {
            a href=(address::path(plan, &filter)) { (view.name) }
            p.cap {
                (chips::words(lang, choices, &filter))
                @if view.shared { " · " (t!(lang, "views-shared-by", name = view.owner.as_str())) }
            }
            @if may_change_view(view, viewer).is_ok() {
                details open[this] {
                    summary { (t!(lang, "views-change")) span.unseen { ": " (view.name) } }
                    form.stacked method="post" novalidate
                        action={"/plans/" (plan) "/views/" (id) "/rename"} {
                        div.field.bad[wrong.is_some()] {
                            label for=(renaming) { (t!(lang, "views-name")) }
                            @if let Some(words) = wrong { p.wrong { (words) } }
                            input type="text" id=(renaming) name="name" value=(name)
                                autocomplete="off" aria-invalid=[wrong.map(|_| "true")];
                        }
                        div.act { button.btn.q { (t!(lang, "views-rename")) } }
                    }
                    form.act method="post" action={"/plans/" (plan) "/views/" (id) "/delete"} {
                        button.btn.q { (t!(lang, "views-delete")) }
                    }
                }
            }
        }
    }
}
