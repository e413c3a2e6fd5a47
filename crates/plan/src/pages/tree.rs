//! `GET /plans/{plan}`: the plan tree, sub-index → block → task, page by page.

use super::{items::short, sides};
use crate::{
    model::{PlanId, Share, TaskId},
    store::{
        plan, share,
        sub_index::{self, SubIndex},
        tree::{self, Branches, Node, Tally},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Lang, PageResult, Paging, Points, State, date, points, tag},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How far what is shown is.
struct Shares {
    tasks: BTreeMap<TaskId, Share>,
    whole: Option<Share>,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let ordinal = cx.query("sub_index").and_then(|ordinal| ordinal.parse::<i32>().ok());
    let paging = Paging::asked(cx.query("page").as_deref());
    let sub_indices = sub_index::of_plan(cx.db(), id).await?;
    let Branches { total, nodes } = tree::page(cx.db(), id, ordinal, cx.today(), paging).await?;
    let keys: Vec<TaskId> = nodes.iter().map(|node| node.id).collect();
    let shares = Shares {
        tasks: share::of_tasks(cx.db(), id, &keys).await?,
        // The mean of a whole sub-index is asked for where only that one is shown.
        whole: match ordinal {
            Some(ordinal) => Some(share::of_sub_index(cx.db(), id, ordinal).await?),
            None => None,
        },
    };

    let lang = cx.lang;
    let content = html! {
        p.crumb { a href="/plans" { (t!(lang, "nav-plans")) } }
        h1 { (plan.title) }
        p.muted {
            @if let Some(number) = &plan.number { (number) " · " }
            @if let Some(on) = plan.issued_on { (date(lang, on)) " · " }
            (t!(lang, "tree-tasks", n = total))
        }
        @if cx.query("done").as_deref() == Some("issued") {
            p.done role="status" { (t!(lang, "tree-issued")) }
        }
        p.act {
            a href={"/plans/" (id) "/document"} { (t!(lang, "tree-document")) }
            a href={"/plans/" (id) "/versions"} { (t!(lang, "tree-versions", n = plan.version)) }
            @if viewer.may_everywhere(Verb::ViewObligations) {
                a href={"/plans/" (id) "/obligations?tab=overdue"} { (t!(lang, "tree-obligations")) }
            }
            (sides::links(lang, &viewer, id))
        }
        (filter(lang, id, &sub_indices, ordinal))
        (branches(lang, id, &sub_indices, &nodes, &shares))
        (paging.links(lang, total, |page| match ordinal {
            Some(ordinal) => format!("/plans/{id}?sub_index={ordinal}&page={page}"),
            None => format!("/plans/{id}?page={page}"),
        }))
    };
    Ok(cx.page(&plan.title, &content))
}

fn filter(lang: Lang, plan: PlanId, sub_indices: &[SubIndex], shown: Option<i32>) -> Markup {
    html! {
        nav aria-label=(t!(lang, "tree-filter")) {
            ul.tabs {
                li {
                    a href={"/plans/" (plan)} aria-current=[shown.is_none().then_some("page")] {
                        (t!(lang, "tree-all"))
                    }
                }
                @for sub_index in sub_indices {
                    li {
                        a href={"/plans/" (plan) "?sub_index=" (sub_index.ordinal)}
                            title=(sub_index.name)
                            aria-current=[(shown == Some(sub_index.ordinal)).then_some("page")] {
                            (t!(lang, "tree-sub-index", n = sub_index.ordinal))
                        }
                    }
                }
            }
        }
    }
}

/// The tasks under the sub-index and block they stand in.
fn branches(
    lang: Lang,
    plan: PlanId,
    sub_indices: &[SubIndex],
    nodes: &[Node],
    shares: &Shares,
) -> Markup {
    html! {
        @for branch in nodes.chunk_by(|a, b| a.sub_index == b.sub_index) {
            @let sub_index = branch.first().and_then(|node| {
                sub_indices.iter().find(|sub_index| Some(sub_index.id) == node.sub_index)
            });
            section.card {
                (heading(lang, plan, sub_index))
                @if let Some(whole) = &shares.whole { (sides::figures::share(lang, whole)) }
                @for block in branch.chunk_by(|a, b| a.block == b.block) {
                    @if let Some(label) = block.first().and_then(|node| node.block.as_ref()) {
                        h3 { (t!(lang, "tree-block", label = label.as_str())) }
                    }
                    (tasks(lang, block, shares))
                }
            }
        }
    }
}

fn heading(lang: Lang, plan: PlanId, sub_index: Option<&SubIndex>) -> Markup {
    html! {
        @match sub_index {
            Some(sub_index) => {
                h2 {
                    a href={"/plans/" (plan) "/sub-indices/" (sub_index.ordinal)} {
                        (sub_index.ordinal) ". " (sub_index.name)
                    }
                }
                p.cap {
                    @match sub_index.target {
                        Some(target) => (t!(lang, "tree-target", points = points(lang, Points(target)))),
                        None => (t!(lang, "board-no-target")),
                    }
                    @if let Some(leader) = &sub_index.responsible_leader { " · " (leader) }
                }
            }
            None => h2 { (t!(lang, "tree-organisation")) }
        }
    }
}

fn tasks(lang: Lang, nodes: &[Node], shares: &Shares) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "items-task")) }
                    th scope="col" { (t!(lang, "tree-lead")) }
                    th scope="col" { (t!(lang, "tree-next-due")) }
                    th.num scope="col" { (t!(lang, "share-title")) }
                    th scope="col" { (t!(lang, "items-standing")) }
                }
            }
            tbody {
                @for node in nodes {
                    tr {
                        td {
                            a href={"/tasks/" (node.id)} { (short(&node.text)) }
                            p.cap { (node.reference) }
                        }
                        td { (node.leads) }
                        td.num {
                            @match node.tally.next_due {
                                Some(due) => (date(lang, due)),
                                None => "–",
                            }
                        }
                        td.num {
                            @if let Some(n) = shares.tasks.get(&node.id).and_then(Share::percent) {
                                (t!(lang, "share-percent", n = n))
                            }
                        }
                        td { (state(lang, &node.tally)) }
                    }
                }
            }
        }
    }
}

fn state(lang: Lang, tally: &Tally) -> Markup {
    html! {
        @if tally.owed == 0 {
            (tag(State::Idle, &t!(lang, "tree-nothing-owed")))
        } @else if tally.overdue > 0 {
            (tag(State::Late, &t!(lang, "board-n-late", n = tally.overdue)))
        } @else if tally.accepted == tally.owed {
            (tag(State::Fine, &t!(lang, "tree-all-done")))
        } @else {
            (tag(State::Fine, &t!(lang, "board-on-track")))
        }
        @if tally.owed > 0 {
            p.cap.num { (tally.accepted) " / " (tally.owed) }
        }
    }
}
