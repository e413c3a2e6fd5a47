//! `GET /plans/{plan}/table/import/{number}`: what became of a table: what was changed, what was left
//! out and why; and the way back, as long as it is the last edit.

use super::{crumb, steps, words};
use crate::{
    model::{PlanId, PlanState},
    pages::differences,
    store::{
        edit, imported,
        plan::{self, Plan},
        sub_index,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, PageResult, State, instant, tag},
};
use maud::{Markup, html};
use std::collections::BTreeSet;

pub async fn show(viewer: Viewer, cx: Cx, Path((id, number)): Path<(PlanId, i32)>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let imported = imported::of_edit(cx.db(), id, number).await?.ok_or(Error::NotFound)?;
    let edits = edit::of_plan(cx.db(), id).await?;
    let sub_indices = sub_index::of_plan(cx.db(), id).await?;
    let last = edits.iter().find(|edit| edit.undone_at.is_none()).map(|edit| edit.number);
    let edit = edits.iter().find(|edit| edit.number == number).ok_or(Error::NotFound)?;
    let lang = cx.lang;
    let (changed, added, same) = (imported.changed, imported.added, imported.same);
    let rows: BTreeSet<usize> = imported.left_out.iter().map(|left| left.row).collect();
    let wrong = rows.len();
    let at = instant(lang, cx.app.clock().local(edit.at));
    let content = html! {
        (crumb(lang, &plan))
        h1 { (t!(lang, "import-done-title")) }
        (steps(lang, 3))
        p.done role="status" {
            (t!(lang, "import-done", changed = changed, new = added, wrong = wrong, same = same))
        }
        p.cap {
            span lang="vi" { (imported.source_name) } " · " (at)
            @if let Some(by) = &edit.by { " · " (by) }
            @if edit.undone_at.is_some() { " " (tag(State::Idle, &t!(lang, "edits-undone"))) }
        }
        (onward(&cx, &plan, number, last == Some(number)))
        @if wrong > 0 {
            section.card {
                h2 { (t!(lang, "import-left-out", n = wrong)) }
                (words::left_out(lang, &sub_indices, &imported.left_out))
            }
        }
        section.card {
            h2 { (t!(lang, "import-written")) }
            (differences::tables(lang, &sub_indices, &edit.before, &edit.after))
        }
    };
    Ok(cx.page(&t!(lang, "import-done-title"), &content))
}

fn onward(cx: &Cx, plan: &Plan, number: i32, is_last: bool) -> Markup {
    let lang = cx.lang;
    html! {
        div.act {
            a href={"/plans/" (plan.id) "/table"} { (t!(lang, "table-title")) }
            a href={"/plans/" (plan.id) "/review"} { (t!(lang, "review-title")) }
            a href={"/plans/" (plan.id) "/edits"} { (t!(lang, "edits-title")) }
            @if is_last && plan.state == PlanState::Draft {
                form method="post" action={"/plans/" (plan.id) "/undo"} {
                    input type="hidden" name="number" value=(number);
                    button.btn.q { (t!(lang, "import-undo")) }
                }
            }
        }
    }
}
