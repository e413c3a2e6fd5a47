//! `POST /units/{unit}/aliases` and `…/remove`: the names under which plans mention a unit.

use super::{
    names, refused,
    sheet::Sheet,
    show::{self, view},
};
use crate::{
    org::{AddAlias, OrgRefusal, RemoveAlias, UnitId},
    permit::Viewer,
    web::{Cx, Error, Errors, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    alias: String,
}

/// `POST /units/{unit}/aliases`
pub async fn add(
    viewer: Viewer,
    cx: Cx,
    Path(unit): Path<UnitId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let add = AddAlias { unit, name: typed.alias.clone() };
    let done = cx.db().run(&viewer.clone().into(), &add).await;
    answer(&viewer, &cx, unit, typed, done).await
}

/// `POST /units/{unit}/aliases/remove`
pub async fn remove(
    viewer: Viewer,
    cx: Cx,
    Path(unit): Path<UnitId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let remove = RemoveAlias { unit, name: typed.alias.clone() };
    let done = cx.db().run(&viewer.clone().into(), &remove).await;
    answer(&viewer, &cx, unit, typed, done).await
}

async fn answer(
    viewer: &Viewer,
    cx: &Cx,
    unit: UnitId,
    typed: Typed,
    done: Result<(), OrgRefusal>,
) -> Result<Response, Error> {
    let Err(refusal) = done else {
        return Ok(see_other(&format!("/units/{unit}#aliases-title")));
    };
    let words = refused::words(cx.lang, &refused::or_page(refusal)?);
    let sheet = Sheet::of(cx, viewer, unit).await?;
    let typed = show::Typed { alias: typed.alias, ..show::Typed::of(&sheet) };
    let content = view(viewer, cx, &sheet, &typed, &Errors::one("alias", words));
    Ok(cx.page_with_errors(names::name(cx.lang, &sheet.unit), &content).into_response())
}

/// The names, each with a way to take it away.
pub(super) fn list(cx: &Cx, sheet: &Sheet, manages: bool) -> Markup {
    let lang = cx.lang;
    html! {
        @if sheet.aliases.is_empty() { p.muted { (t!(lang, "unit-no-aliases")) } }
        ul.became {
            @for name in &sheet.aliases {
                li.inline {
                    span lang="vi" { (name) }
                    @if manages {
                        form method="post" action={"/units/" (sheet.unit.id) "/aliases/remove"} {
                            input type="hidden" name="alias" value=(name);
                            button.btn.q {
                                (t!(lang, "unit-alias-remove"))
                                span.unseen { " " (name) }
                            }
                        }
                    }
                }
            }
        }
    }
}
