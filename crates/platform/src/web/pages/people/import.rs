//! `/people/import`: people from a list, looked at first and written by a second button.

mod columns;
mod result;

use super::refused;
use crate::{
    files::{self, FileRefusal, ListRefusal, Upload},
    identity::{ImportPeople, Outcome, RowTyped, judge},
    permit::Viewer,
    web::{Cx, Error, Errors, Multipart, PageResult, form::Input, see_other, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// `GET /people/import`
pub async fn show(cx: Cx) -> PageResult {
    let notice = match (cx.query("new"), cx.query("changed")) {
        (Some(new), Some(changed)) => html! {
            p.done role="status" { (t!(cx.lang, "import-done", new = new, changed = changed)) }
        },
        _ => html! {},
    };
    let content = view(&cx, &Errors::new(), &notice);
    Ok(cx.page(&t!(cx.lang, "import-title"), &content))
}

/// `POST /people/import`: what would become of each row; nothing is written.
pub async fn look(viewer: Viewer, cx: Cx, form: Multipart) -> Result<Response, Error> {
    let title = t!(cx.lang, "import-title");
    let rows = match read(&cx, &form) {
        Ok(rows) => rows,
        Err(words) => {
            let content = view(&cx, &Errors::one("list", words), &html! {});
            return Ok(cx.page_with_errors(&title, &content).into_response());
        }
    };
    let judged = judge(cx.db(), viewer.authority, cx.today(), &rows).await?;
    let wrong = judged.iter().any(|row| matches!(row.outcome, Outcome::Wrong(_)));
    let rows = serde_json::to_string(&rows).map_err(|_| Error::Internal)?;
    let content = result::view(&cx, &judged, &rows);
    let page =
        if wrong { cx.page_with_errors(&title, &content) } else { cx.page(&title, &content) };
    Ok(page.into_response())
}

/// The rows that were looked at, as the page sends them back.
#[derive(Deserialize)]
pub struct Rows {
    #[serde(default)]
    rows: String,
}

/// `POST /people/import/commit`: judged once more, because the day may have gone on, and written.
pub async fn commit(viewer: Viewer, cx: Cx, Form(sent): Form<Rows>) -> Result<Response, Error> {
    let rows: Vec<RowTyped> =
        serde_json::from_str(&sent.rows).map_err(|error| Error::Bad(error.to_string()))?;
    if rows.len() > files::MAX_ROWS {
        return Err(Error::TooLarge);
    }
    match cx.db().run(&viewer.into(), &ImportPeople { rows }).await {
        Ok(done) => {
            Ok(see_other(&format!("/people/import?new={}&changed={}", done.new, done.changed)))
        }
        Err(refusal) => {
            let words = refused::words(cx.lang, refusal)?;
            let content = view(&cx, &Errors::one("list", words), &html! {});
            Ok(cx.page_with_errors(&t!(cx.lang, "import-title"), &content).into_response())
        }
    }
}

fn read(cx: &Cx, form: &Multipart) -> Result<Vec<RowTyped>, String> {
    let lang = cx.lang;
    let file = form.file("list").ok_or_else(|| t!(lang, "import-no-file"))?;
    let upload =
        Upload::inspect(&file.name, file.bytes.clone()).map_err(|refusal| match refusal {
            FileRefusal::Empty => t!(lang, "import-empty"),
            FileRefusal::TooLarge => t!(lang, "too-large"),
            _ => t!(lang, "import-other-kind"),
        })?;
    let rows = files::rows(&upload).map_err(|refusal| match refusal {
        ListRefusal::OtherKind => t!(lang, "import-other-kind"),
        ListRefusal::Unreadable => t!(lang, "import-unreadable"),
        ListRefusal::TooMany => t!(lang, "import-too-many", n = files::MAX_ROWS),
    })?;
    columns::typed(lang, &rows)
}

fn view(cx: &Cx, errors: &Errors, notice: &Markup) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        p.crumb { a href="/people" { (t!(lang, "people-title")) } }
        h1 { (t!(lang, "import-title")) }
        (notice)
        section.card {
            p { (t!(lang, "import-explained")) }
            p { (t!(lang, "import-columns", columns = columns::names(lang))) }
            p.hint {
                (t!(lang, "import-codes")) " "
                a href="/units" { (t!(lang, "units-title")) } "."
            }
            form.stacked method="post" action="/people/import" enctype="multipart/form-data"
                novalidate {
                (Input::new("list", &t!(lang, "import-list"), "").errors(errors)
                    .hint(&t!(lang, "import-list-hint")).file(".xlsx,.csv"))
                div.act { button.btn { (t!(lang, "import-look")) } }
            }
        }
    }
}
