//! `GET /plans/{plan}/versions/{version}`: what changed in a version, and all that it said.

use super::{crumb, readable};
use crate::{
    model::{Image, PlanId},
    pages::differences,
    store::{
        sub_index::{self, SubIndex},
        version,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, date},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path((id, number)): Path<(PlanId, i32)>) -> PageResult {
    let plan = readable(&cx, &viewer, id).await?;
    if !(1..=plan.version).contains(&number) {
        return Err(Error::NotFound);
    }
    let versions = version::of_plan(cx.db(), id).await?;
    let made = versions.iter().find(|known| known.version == number);
    let said = version::read(cx.db(), id, number).await?;
    let sub_indices = sub_index::of_plan(cx.db(), id).await?;
    let lang = cx.lang;
    let title = t!(lang, "versions-n", n = number);
    let content = html! {
        (crumb(lang, &plan))
        h1 { (title) }
        @if let Some(made) = made {
            p.muted {
                (made.number) " · " (date(lang, made.issued_on))
                @if let Some(by) = &made.by { " · " (by) }
            }
            section.card aria-labelledby="changed" {
                h2 id="changed" { (t!(lang, "versions-differences")) }
                (differences::tables(lang, &sub_indices, &made.before, &made.after))
            }
        } @else {
            p.muted { (t!(lang, "versions-first")) }
        }
        (whole(lang, &sub_indices, &said))
    };
    Ok(cx.page(&title, &content))
}

/// Everything the version said, task by task.
fn whole(lang: Lang, sub_indices: &[SubIndex], said: &Image) -> Markup {
    html! {
        section.card aria-labelledby="whole" {
            h2 id="whole" { (t!(lang, "versions-whole", n = said.tasks.len())) }
            @for task in &said.tasks {
                @let facts = differences::facts(lang, sub_indices, Some(task));
                article.version-task {
                    h3 { (task.reference) }
                    p lang="vi" { (task.text) }
                    dl.facts {
                        @for (field, value) in facts.iter().skip(2).filter(|(_, value)| !value.is_empty()) {
                            dt { (field) } dd lang="vi" { (value) }
                        }
                    }
                }
            }
        }
    }
}
