//! `POST /people/{person}/tokens/{token}/revoke`: the tokens of somebody's programs, which the
//! administrator can end.

use super::sheet::Sheet;
use crate::{
    identity::ApiTokenId,
    org::PersonId,
    permit::Viewer,
    web::{Cx, Error, pages::tokens, see_other, words::t},
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

/// `POST /people/{person}/tokens/{token}/revoke`
pub async fn revoke(
    viewer: Viewer,
    cx: Cx,
    Path((person, token)): Path<(PersonId, ApiTokenId)>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, person).await?;
    if !sheet.tokens.iter().any(|held| held.id == token) {
        return Err(Error::NotFound);
    }
    tokens::ended(&viewer, &cx, token).await?;
    Ok(see_other(&format!("/people/{person}#tokens-title")))
}

/// Their tokens; nothing where they have none.
pub(super) fn section(cx: &Cx, sheet: &Sheet) -> Markup {
    let path = |token| format!("/people/{}/tokens/{token}/revoke", sheet.row.person);
    html! {
        @if !sheet.tokens.is_empty() {
            section.card aria-labelledby="tokens-title" {
                h2 id="tokens-title" { (t!(cx.lang, "tokens-title")) }
                (tokens::list(cx, &sheet.tokens, path))
            }
        }
    }
}
