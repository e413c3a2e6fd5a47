//! `GET /plans/{plan}/sub-indices/{n}`: a sub-index: target, leader, units, tasks, overdue first.

use super::{crumb, figures, look};
use crate::{
    model::{PlanId, Share, TaskId},
    pages::items::short,
    store::{
        filter::TableFilter,
        plan, share,
        sides::{self, TaskFigures},
        sub_index::{self, SubIndex},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Paging, Points, heads, points},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How far tasks are.
type Shares = BTreeMap<TaskId, Share>;

pub async fn show(viewer: Viewer, cx: Cx, Path((id, ordinal)): Path<(PlanId, i32)>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let sub_indices = sub_index::of_plan(&steady, id).await?;
    let sub_index = sub_indices.iter().find(|of| of.ordinal == ordinal).ok_or(Error::NotFound)?;
    let calendar = cx.calendar().await?;
    let look = look(&cx, &viewer, &plan, &calendar);
    let filter = TableFilter { sub_index: Some(ordinal), ..TableFilter::default() };
    let whole = sides::whole(&steady, look, &filter).await?;
    let units = sides::by_unit(&steady, look, &filter).await?;
    let paging = Paging::asked(cx.query("page").as_deref());
    let tasks = sides::tasks(&steady, look, ordinal, paging).await?;
    let total = sides::count_tasks(&steady, look, ordinal).await?;
    let mean = share::whole(&steady, look, &filter).await?;
    let keys: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
    let shares = share::of_seen_tasks(&steady, look, &keys).await?;

    let lang = cx.lang;
    let title = format!("{ordinal}. {}", sub_index.name);
    let content = html! {
        (crumb(&plan))
        h1 { (title) }
        (facts(lang, id, sub_index))
        p.act {
            a href={"/plans/" (id) "?sub_index=" (ordinal)} { (t!(lang, "sides-in-tree")) }
        }
        (figures::share(lang, &mean))
        (figures::hero(lang, id, &filter, &whole))
        div.two {
            section.card {
                h2 { (t!(lang, "sides-tasks")) }
                @if tasks.is_empty() { p { (t!(lang, "sides-nothing")) } }
                @else { (table(lang, &tasks, &shares)) }
                (paging.links(lang, total, |page| {
                    format!("/plans/{id}/sub-indices/{ordinal}?page={page}")
                }))
            }
            aside aria-label=(t!(lang, "sides-units")) {
                section.card {
                    h2 { (t!(lang, "sides-units")) }
                    (figures::units(lang, id, &units))
                }
            }
        }
    };
    Ok(cx.page(&title, &content))
}

fn facts(lang: Lang, plan: PlanId, sub_index: &SubIndex) -> Markup {
    html! {
        p.muted {
            @match sub_index.target {
                Some(target) => (t!(lang, "tree-target", points = points(lang, Points(target)))),
                None => (t!(lang, "board-no-target")),
            }
            @if let Some(leader) = &sub_index.responsible_leader {
                " · " a href={"/plans/" (plan) "/leaders"} { (leader) }
            }
        }
    }
}

fn table(lang: Lang, tasks: &[TaskFigures], shares: &Shares) -> Markup {
    let head = [
        t!(lang, "items-task"),
        t!(lang, "board-work"),
        t!(lang, "share-title"),
        t!(lang, "items-standing"),
    ];
    let [_, work, share, _] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for task in tasks {
                    tr {
                        td {
                            a href={"/tasks/" (task.id)} { (short(&task.text)) }
                            p.cap { (task.reference) }
                        }
                        td.num data-label=(work) {
                            (task.figures.submitted()) " / " (task.figures.all)
                        }
                        td.num data-label=(share) {
                            @if let Some(n) = shares.get(&task.id).and_then(Share::percent) {
                                (t!(lang, "share-percent", n = n))
                            }
                        }
                        td { (figures::mark(lang, &task.figures)) }
                    }
                }
            }
        }
    }
}
