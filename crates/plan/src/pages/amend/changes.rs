//! `GET /plans/{plan}/changes`: the draft of an amendment beside the plan it amends.

use super::{crumb, visible};
use crate::{
    model::{Image, PlanId, PlanState},
    pages::differences,
    store::sub_index,
    transitions::sides,
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, PageResult},
};
use maud::html;

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let draft = visible(&cx, &viewer, id).await?;
    let base = visible(&cx, &viewer, draft.amends.ok_or(Error::NotFound)?).await?;
    let amended = sides(cx.db(), base.id, draft.id).await?.amended();
    let mut sub_indices = sub_index::of_plan(cx.db(), base.id).await?;
    sub_indices.extend(sub_index::of_plan(cx.db(), draft.id).await?);
    let nothing = amended.before == Image::default() && amended.after == Image::default();
    let lang = cx.lang;
    let content = html! {
        (crumb(lang, &base))
        h1 { (t!(lang, "changes-title")) }
        p.act {
            @if draft.state == PlanState::Draft {
                a href={"/plans/" (draft.id) "/review"} { (t!(lang, "amend-go-on")) }
            }
            a href={"/plans/" (draft.id) "/official"} { (t!(lang, "official-title")) }
            @if viewer.may(Verb::IssuePlan) {
                a href={"/plans/" (draft.id) "/issue"} { (t!(lang, "review-to-issue")) }
            }
        }
        section.card aria-label=(t!(lang, "changes-title")) {
            @if nothing { p { (t!(lang, "refused-nothing-changed")) } }
            (differences::tables(lang, &sub_indices, &amended.before, &amended.after))
        }
    };
    Ok(cx.page(&t!(lang, "changes-title"), &content))
}
