//! The list of one's secret addresses, and the forms that make and revoke them.

use crate::{
    feed::{self, Feed, FeedId, FeedRefusal, MakeFeed, RevokeFeed},
    identity::Token,
    org::UnitId,
    permit::Viewer,
    web::{Cx, Error, instant, see_other, words::t},
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `POST /account/feeds`
pub async fn make_own(viewer: Viewer, cx: Cx) -> Result<Response, Error> {
    make(viewer, cx, None, "/account").await
}

/// `POST /units/{unit}/feeds`
pub async fn make_of_unit(
    viewer: Viewer,
    cx: Cx,
    Path(unit): Path<UnitId>,
) -> Result<Response, Error> {
    make(viewer, cx, Some(unit), &format!("/units/{unit}")).await
}

/// `POST /account/feeds/{feed}/revoke`
pub async fn revoke_own(viewer: Viewer, cx: Cx, Path(id): Path<FeedId>) -> Result<Response, Error> {
    revoke(viewer, cx, id, "/account").await
}

/// `POST /units/{unit}/feeds/{feed}/revoke`
pub async fn revoke_of_unit(
    viewer: Viewer,
    cx: Cx,
    Path((unit, id)): Path<(UnitId, FeedId)>,
) -> Result<Response, Error> {
    revoke(viewer, cx, id, &format!("/units/{unit}")).await
}

/// The address stands on this answer and nowhere else.
async fn make(viewer: Viewer, cx: Cx, of: Option<UnitId>, back: &str) -> Result<Response, Error> {
    let lang = cx.lang;
    let token = Token::new(cx.db().random())?;
    let title = t!(lang, "feed-title");
    match cx.db().run(&viewer.into(), &MakeFeed { of, token: token.clone() }).await {
        Ok(_) => {}
        Err(FeedRefusal::NotFound) => return Err(Error::NotFound),
        Err(FeedRefusal::Store(error)) => return Err(error.into()),
        Err(FeedRefusal::TooMany(most)) => {
            let words = t!(lang, "feed-too-many", most = most);
            let content = notice(&cx, &title, back, &html! { p.wrong role="alert" { (words) } });
            return Ok(cx.page_with_errors(&title, &content).into_response());
        }
    }
    let address = format!("{}/calendar/{}.ics", cx.app.settings().public_url, token.reveal());
    let made = html! {
        section.card role="status" {
            h2 { (t!(lang, "feed-made")) }
            p { (t!(lang, "feed-made-explained")) }
            p.secret { (address) }
            p.hint { (t!(lang, "feed-how")) }
        }
    };
    let unkept = (header::CACHE_CONTROL, "no-store");
    let page = cx.page(&title, &notice(&cx, &title, back, &made)).with_status(StatusCode::CREATED);
    Ok(([unkept], page).into_response())
}

fn notice(cx: &Cx, title: &str, back: &str, content: &Markup) -> Markup {
    html! {
        h1 { (title) }
        (content)
        p { a href=(back) { (t!(cx.lang, "feed-back")) } }
    }
}

async fn revoke(viewer: Viewer, cx: Cx, feed: FeedId, back: &str) -> Result<Response, Error> {
    match cx.db().run(&viewer.into(), &RevokeFeed { feed }).await {
        Ok(()) => Ok(see_other(&format!("{back}#feeds-title"))),
        Err(FeedRefusal::Store(error)) => Err(error.into()),
        Err(FeedRefusal::NotFound | FeedRefusal::TooMany(_)) => Err(Error::NotFound),
    }
}

/// The viewer's feeds of what they do themselves, as a part of their page.
pub(in crate::web::pages) async fn own(viewer: &Viewer, cx: &Cx) -> Result<Markup, Error> {
    let feeds = feed::kept(cx.db(), viewer, None).await?;
    Ok(section(cx, "/account", &t!(cx.lang, "feed-own-explained"), &feeds))
}

/// A list of feeds with its buttons, on the page at `place`.
pub(in crate::web::pages) fn section(
    cx: &Cx,
    place: &str,
    explained: &str,
    feeds: &[Feed],
) -> Markup {
    let lang = cx.lang;
    let local = |at| instant(lang, cx.app.clock().local(at));
    html! {
        section.card aria-labelledby="feeds-title" {
            h2 id="feeds-title" { (t!(lang, "feed-title")) }
            p.hint { (explained) }
            @if !feeds.is_empty() {
                ul.log {
                    @for feed in feeds {
                        li {
                            time { (local(feed.created_at)) }
                            div {
                                @match feed.asked_at {
                                    Some(at) => (t!(lang, "feed-asked", at = local(at))),
                                    None => (t!(lang, "feed-never-asked")),
                                }
                                form method="post" action={(place) "/feeds/" (feed.id) "/revoke"} {
                                    button.btn.q { (t!(lang, "feed-revoke")) }
                                }
                            }
                        }
                    }
                }
            }
            form method="post" action={(place) "/feeds"} {
                div.act { button.btn.q { (t!(lang, "feed-make")) } }
            }
        }
    }
}
