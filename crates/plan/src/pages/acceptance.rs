//! `GET /acceptance`: what waits for my decision. `GET /plans/{plan}/obligations`: every list that
//! a number of the leader's view opens.

use super::{asked::waiting_requests, items, standing_words::Marks, work::label};
use crate::{
    model::PlanId,
    store::{
        plan,
        work::{self, Days, Filter, Tab},
    },
    words::t,
};
use axum::extract::Path;
use ddci_calendar::PlanSettings;
use ddci_platform::{
    org::{self, UnitId},
    permit::Viewer,
    web::{Cx, Error, PageResult, Paging},
};
use maud::html;

/// `GET /acceptance`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let due_soon = PlanSettings::default().due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let lang = cx.lang;
    let filter = Filter { plan: None, tab: Tab::Waiting, unit: None, decided_by_viewer: true };
    let total = work::count_all(cx.db(), &viewer, &filter, days).await?;
    let paging = Paging::asked(cx.query("page").as_deref());
    let items = work::list_all(cx.db(), &viewer, &filter, days, paging).await?;
    let requests = waiting_requests(&viewer, &cx).await?;
    let content = html! {
        h1 { (t!(lang, "acceptance-title")) }
        p.muted { (t!(lang, "acceptance-answer", n = total)) }
        (requests)
        section.card aria-label=(t!(lang, "acceptance-title")) {
            @if items.is_empty() {
                p { (t!(lang, "acceptance-empty")) }
            } @else {
                (items::table(&cx, &items, Marks::of(&cx, due_soon, &calendar), true))
            }
            (paging.links(lang, total, |page| format!("/acceptance?page={page}")))
        }
    };
    Ok(cx.page(&t!(lang, "acceptance-title"), &content))
}

/// `GET /plans/{plan}/obligations?tab=…&unit=…`
pub async fn all(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let due_soon = plan.settings.due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let tab = cx.query("tab").and_then(|word| Tab::from_word(&word)).unwrap_or(Tab::Overdue);
    let unit = cx.query("unit").and_then(|unit| unit.parse::<UnitId>().ok());
    let unit_name = match unit {
        Some(unit) => org::unit(cx.db(), unit).await?.map(|unit| unit.name),
        None => None,
    };
    let filter = Filter { plan: Some(id), tab, unit, decided_by_viewer: false };
    let total = work::count_all(cx.db(), &viewer, &filter, days).await?;
    let paging = Paging::asked(cx.query("page").as_deref());
    let items = work::list_all(cx.db(), &viewer, &filter, days, paging).await?;
    let lang = cx.lang;
    let unit_query = unit.map(|unit| format!("&unit={unit}")).unwrap_or_default();
    let content = html! {
        p.crumb { a href={"/plans/" (id)} { (plan.title) } }
        h1 { (label(lang, tab)) @if let Some(name) = &unit_name { " · " (name) } }
        p.muted { (t!(lang, "all-answer", n = total)) }
        nav aria-label=(t!(lang, "work-tabs")) {
            ul.tabs {
                @for of in Tab::ALL {
                    li {
                        a href={"/plans/" (id) "/obligations?tab=" (of.word()) (unit_query)}
                            aria-current=[(of == tab).then_some("page")] { (label(lang, of)) }
                    }
                }
            }
        }
        section.card aria-label=(label(lang, tab)) {
            @if items.is_empty() {
                p { (t!(lang, "all-empty")) }
            } @else {
                (items::table(&cx, &items, Marks::of(&cx, due_soon, &calendar), true))
            }
            (paging.links(lang, total, |page| {
                format!("/plans/{id}/obligations?tab={}{unit_query}&page={page}", tab.word())
            }))
        }
    };
    Ok(cx.page(&label(lang, tab), &content))
}
