//! `/sign-in/link/{token}`: GET shows a button, POST uses the link up, so that a mail scanner that
//! only looks does not spend it.

use super::second::{Visit, admit};
use crate::{
    identity::{self, Limit, Throttle, Token, Way},
    web::{Cx, Error, PageResult, words::t},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

pub async fn show(cx: Cx, Path(_): Path<String>) -> PageResult {
    let lang = cx.lang;
    let content = html! {
        div.narrow {
            h1 { (t!(lang, "link-title")) }
            form.card.stacked method="post" {
                p { (t!(lang, "link-explained")) }
                div.act { button.btn { (t!(lang, "sign-in")) } }
            }
        }
    };
    Ok(cx.page(&t!(lang, "link-title"), &content))
}

pub(super) async fn send(
    cx: Cx,
    Path(token): Path<String>,
    visit: Visit,
) -> Result<Response, Error> {
    let throttle = Throttle(cx.db());
    if !throttle.is_open(Limit::ADDRESS, &visit.address).await? {
        return Err(Error::TooMany);
    }
    match identity::consume(cx.db(), &Token::presented(&token)).await? {
        Some(account) => admit(&cx, account, Way::Link, visit, "/").await,
        None => {
            throttle.allow(Limit::ADDRESS, &visit.address).await?;
            Ok(spent(&cx).into_response())
        }
    }
}

fn spent(cx: &Cx) -> Response {
    let lang = cx.lang;
    let content = html! {
        div.narrow {
            h1 { (t!(lang, "link-spent-title")) }
            p { (t!(lang, "link-spent")) }
            p { a.btn href="/sign-in" { (t!(lang, "sign-in")) } }
        }
    };
    cx.page(&t!(lang, "link-spent-title"), &content).with_status(StatusCode::GONE).into_response()
}
