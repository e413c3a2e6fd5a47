//! `/people/second-factor`: which roles must have a second factor.

use super::super::people::{refused, words};
use crate::{
    identity::{self, SetCompelled},
    permit::{Role, Viewer},
    web::{Cx, Error, Errors, PageResult, see_other, words::t},
};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use maud::{Markup, html};
use serde::Deserialize;

/// The roles that were ticked.
#[derive(Deserialize)]
pub(super) struct Ticked {
    #[serde(default)]
    role: Vec<String>,
}

/// `GET /people/second-factor`
pub(super) async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let compelled = identity::compelled_roles(cx.db(), viewer.authority).await?;
    Ok(cx.page(&t!(cx.lang, "rule-title"), &view(&cx, &compelled, &Errors::new())))
}

/// `POST /people/second-factor`
pub(super) async fn send(
    viewer: Viewer,
    cx: Cx,
    Form(ticked): Form<Ticked>,
) -> Result<Response, Error> {
    let roles: Vec<Role> = ticked.role.iter().filter_map(|word| word.parse().ok()).collect();
    match cx.db().run(&viewer.into(), &SetCompelled { roles: roles.clone() }).await {
        Ok(()) => Ok(see_other("/people/second-factor?done=set")),
        Err(refusal) => {
            let errors = Errors::one("role", refused::words(cx.lang, refusal)?);
            let content = view(&cx, &roles, &errors);
            Ok(cx.page_with_errors(&t!(cx.lang, "rule-title"), &content).into_response())
        }
    }
}

fn view(cx: &Cx, compelled: &[Role], errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        p.crumb { a href="/people" { (t!(lang, "people-title")) } }
        h1 { (t!(lang, "rule-title")) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "rule-set")) } }
        @if cx.app.vault().is_none() { p.wrong { (t!(lang, "rule-no-key")) } }
        @if cx.app.settings().demo { p.hint { (t!(lang, "rule-demo")) } }
        form.card.stacked method="post" action="/people/second-factor" {
            fieldset {
                legend { (t!(lang, "rule-roles")) }
                p.hint { (t!(lang, "rule-explained")) }
                @for one in Role::ALL {
                    div.choice {
                        input type="checkbox" name="role" id={"role-" (one.word())}
                            value=(one.word()) checked[compelled.contains(&one)];
                        label for={"role-" (one.word())} { (words::role(lang, one)) }
                    }
                }
            }
            div.act { button.btn { (t!(lang, "rule-save")) } }
        }
    }
}
