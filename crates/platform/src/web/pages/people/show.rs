//! `GET /people/{person}`: who somebody is, what they hold and may do.

use super::{account, correct, factor, grants, positions, sheet::Sheet, tokens};
use crate::{
    org::PersonId,
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, words::t},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PersonId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let content = view(&cx, &sheet, &Typed::of(&sheet), &Errors::new(), &html! {});
    Ok(cx.page(&sheet.row.name, &content))
}

/// The forms of the page as they were typed; each sends its own part.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) email: String,
    pub(super) unit: String,
    pub(super) position: String,
    pub(super) valid_from: String,
    pub(super) valid_to: String,
    pub(super) principal: String,
    pub(super) number: String,
    pub(super) last_day: String,
    pub(super) role: String,
    pub(super) scope: String,
    pub(super) disabled: String,
}

impl Typed {
    /// What is stored.
    pub(super) fn of(sheet: &Sheet) -> Self {
        Self {
            name: sheet.row.name.clone(),
            title: sheet.row.title.clone(),
            email: email(sheet),
            ..Self::default()
        }
    }
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn again(
    viewer: &Viewer,
    cx: &Cx,
    id: PersonId,
    typed: Typed,
    errors: &Errors,
) -> Result<Response, Error> {
    let sheet = Sheet::of(cx, viewer, id).await?;
    // Only the form of name, title and address sends them; the others show what is stored.
    let corrects = ["name", "email"].iter().any(|field| errors.of(field).is_some());
    let typed = match typed.name.is_empty() && !corrects {
        true => {
            let (name, title) = (sheet.row.name.clone(), sheet.row.title.clone());
            Typed { name, title, email: email(&sheet), ..typed }
        }
        false => typed,
    };
    let content = view(cx, &sheet, &typed, errors, &html! {});
    Ok(cx.page_with_errors(&sheet.row.name, &content).into_response())
}

/// Where messages reach them, as it is typed.
fn email(sheet: &Sheet) -> String {
    sheet.row.email.as_ref().map_or_else(String::new, ToString::to_string)
}

/// The page; `notice` stands above it all.
pub(super) fn view(
    cx: &Cx,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
    notice: &Markup,
) -> Markup {
    let lang = cx.lang;
    let row = &sheet.row;
    let names = sheet.names(cx);
    html! {
        (errors.summary(lang))
        p.crumb { a href="/people" { (t!(lang, "people-title")) } }
        h1 { (row.name) }
        p.muted {
            (row.title)
            @if let Some(unit) = names.unit(row.unit) { " · " (names.text(unit)) }
            " · " (row.login)
            @if let Some(email) = &row.email { " · " (email) }
        }
        (notice)
        (positions::section(cx, sheet, typed, errors))
        (grants::section(cx, sheet, typed, errors))
        (account::section(cx, sheet, errors))
        (factor::section(cx, sheet, errors))
        (tokens::section(cx, sheet))
        (correct::section(cx, sheet, typed, errors))
    }
}
