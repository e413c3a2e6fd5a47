//! `GET /plans/{plan}/leaders`: each leader in charge, with their sub-indices and figures.

use super::{crumb, figures, look};
use crate::{
    model::{PlanId, SubIndexId},
    pages::table,
    store::{
        board::{self, Figures},
        filter::TableFilter,
        plan, sides,
        sub_index::{self, SubIndex},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Points, points},
};
use maud::{Markup, html};

/// Figures of sub-indices.
type Parts = [(Option<SubIndexId>, Figures)];

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let sub_indices = sub_index::of_plan(&steady, id).await?;
    let calendar = cx.calendar().await?;
    let parts = sides::by_sub_index(&steady, look(&cx, &viewer, &plan, &calendar)).await?;
    let lang = cx.lang;
    let content = html! {
        (crumb(&plan))
        h1 { (t!(lang, "leaders-title")) }
        @if sub_indices.is_empty() { p { (t!(lang, "review-no-sub-indices")) } }
        @for (leader, theirs) in by_leader(&sub_indices) {
            (card(lang, id, leader, &theirs, &parts))
        }
    };
    Ok(cx.page(&t!(lang, "leaders-title"), &content))
}

/// The sub-indices of each leader, leaders in the order in which the plan names them; those nobody
/// answers for come last.
fn by_leader(sub_indices: &[SubIndex]) -> Vec<(Option<&str>, Vec<&SubIndex>)> {
    let mut leaders: Vec<(Option<&str>, Vec<&SubIndex>)> = Vec::new();
    for sub_index in sub_indices {
        let leader = sub_index.responsible_leader.as_deref();
        match leaders.iter_mut().find(|(known, _)| *known == leader) {
            Some((_, theirs)) => theirs.push(sub_index),
            None => leaders.push((leader, vec![sub_index])),
        }
    }
    leaders.sort_by_key(|(leader, _)| leader.is_none());
    leaders
}

fn figures_of(parts: &Parts, sub_index: &SubIndex) -> Figures {
    let found = parts.iter().find(|(id, _)| *id == Some(sub_index.id));
    found.map(|(_, figures)| *figures).unwrap_or_default()
}

fn card(
    lang: Lang,
    plan: PlanId,
    leader: Option<&str>,
    theirs: &[&SubIndex],
    parts: &Parts,
) -> Markup {
    let of_leader: Vec<_> = theirs.iter().map(|of| (Some(of.id), figures_of(parts, of))).collect();
    let total = board::total(&of_leader);
    let leader_name = leader.map_or_else(|| t!(lang, "leaders-nobody"), str::to_owned);
    let filter = TableFilter { leader: leader.map(str::to_owned), ..TableFilter::default() };
    html! {
        section.card {
            h2 { (leader_name) }
            p {
                (figures::mark(lang, &total)) " "
                span.muted { (figures::done(lang, &total)) }
                @if leader.is_some() {
                    " · " a href=(table::path(plan, &filter)) { (t!(lang, "sides-in-table")) }
                }
            }
            ul.todo {
                @for sub_index in theirs {
                    @let figures = figures_of(parts, sub_index);
                    li {
                        a href={"/plans/" (plan) "/sub-indices/" (sub_index.ordinal)} {
                            (sub_index.ordinal) ". " (sub_index.name)
                        }
                        " " (figures::mark(lang, &figures))
                        p.cap {
                            @if let Some(target) = sub_index.target {
                                (t!(lang, "tree-target", points = points(lang, Points(target)))) " · "
                            }
                            (figures::done(lang, &figures))
                        }
                    }
                }
            }
        }
    }
}
