//! `/news`: what is new for me, and the buttons that say it is read.

use super::{items::short, talk};
use crate::{
    model::CommentId,
    store::news::{self, New},
    words::t,
};
use axum::{Form, response::Response};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, PageResult, Paging, State, see_other, tag},
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

/// `GET /news`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = news::count(cx.db(), &viewer).await?;
    let items = news::list(cx.db(), &viewer, paging).await?;
    let newest = items.first().map(|new| new.at.as_millisecond());
    let content = html! {
        h1 { (t!(lang, "news-title")) }
        p.muted { (t!(lang, "news-answer", n = total)) }
        @if let Some(newest) = newest {
            form method="post" action="/news/read" {
                input type="hidden" name="until" value=(newest);
                div.act { button.btn.q { (t!(lang, "news-read-all")) } }
            }
            section.card aria-label=(t!(lang, "news-title")) {
                ul.log.talk { @for new in &items { (line(&cx, new)) } }
                (paging.links(lang, total, |page| format!("/news?page={page}")))
            }
        } @else {
            p { (t!(lang, "news-none")) }
        }
    };
    Ok(cx.page(&t!(lang, "news-title"), &content))
}

fn line(cx: &Cx, new: &New) -> Markup {
    let lang = cx.lang;
    html! {
        li.note[new.is_private] {
            time { (talk::said_at(cx, new.at, new.said_on)) }
            div {
                b { bdi { (ddci_vntext::plain(&new.author)) } }
                @if new.names_me { " " (tag(State::Info, &t!(lang, "news-names-me"))) }
                @if new.is_private { " " span.tag.info { (t!(lang, "comment-private-mark")) } }
                (talk::text(cx, &new.text))
                p.cap {
                    a href={(new.topic.path()) "#c-" (new.comment)} {
                        (new.reference) " – " (short(&new.task_text))
                    }
                }
                form method="post" action="/news/read" {
                    input type="hidden" name="comment" value=(new.comment);
                    button.btn.q { (t!(lang, "news-read")) }
                }
            }
        }
    }
}

/// Which were read: one, or all until an instant, in milliseconds.
#[derive(Deserialize)]
pub struct Read {
    #[serde(default)]
    comment: String,
    #[serde(default)]
    until: String,
}

/// `POST /news/read`
pub async fn read(viewer: Viewer, cx: Cx, Form(read): Form<Read>) -> Result<Response, Error> {
    let one: Option<CommentId> = read.comment.parse().ok();
    let until = read.until.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok());
    // What came after the page was shown is new still.
    news::read(cx.db(), &viewer, one, until.unwrap_or(Timestamp::UNIX_EPOCH)).await?;
    Ok(see_other("/news"))
}
