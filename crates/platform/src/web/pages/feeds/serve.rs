//! `GET /calendar/{file}`: the calendar that a secret address opens.

use crate::{
    feed::{self, Ical, IcalEvent, Opened},
    identity::Token,
    seam::{DueState, DueThing, Whose},
    web::{Cx, Error, Lang, date, words::t},
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{ToSpan, civil::Date};
use sha2::{Digest, Sha256};

/// How far back a calendar goes, and how far ahead, in days.
const BEHIND: i64 = 120;
const AHEAD: i64 = 400;
/// After how many hours calendar programs should ask again.
const REFRESH: u32 = 4;
/// How many days before its day a bell rings for what is still to be done.
const BELLS: [u32; 2] = [1, 0];

/// What is unknown, revoked or no longer theirs is not there, without a page around it: the browser
/// would send the address on as the page it came from.
pub async fn show(cx: Cx, headers: HeaderMap, Path(file): Path<String>) -> Result<Response, Error> {
    let Some(token) = file.strip_suffix(".ics").map(Token::presented) else {
        return Err(Error::NotFound);
    };
    let Some(opened) = feed::opened(cx.db(), &token).await? else {
        return Ok((StatusCode::NOT_FOUND, unkept()).into_response());
    };
    let text = calendar(&cx, &opened).await?.write();
    let tag = format!("\"{}\"", hex::encode(Sha256::digest(&text)));
    let kind = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"ddci.ics\""),
    ];
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str());
    let tag = [(header::ETAG, tag)];
    Ok(match known {
        true => (StatusCode::NOT_MODIFIED, unkept(), tag).into_response(),
        false => (unkept(), kind, tag, text).into_response(),
    })
}

/// Asked anew each time; kept by no cache that others share, told to no page that follows.
fn unkept() -> [(header::HeaderName, &'static str); 3] {
    [
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ]
}

async fn calendar(cx: &Cx, opened: &Opened) -> Result<Ical, Error> {
    let lang = cx.lang;
    let (whose, name) = match &opened.unit {
        Some((unit, name)) => (Whose::Unit(*unit), name.as_str()),
        None => (Whose::Person(opened.viewer.person), opened.viewer.name.as_str()),
    };
    let today = cx.today();
    let (first, last) = (days_from(today, -BEHIND), days_from(today, AHEAD));
    let address = &cx.app.settings().public_url;
    let mut events = Vec::new();
    for room in cx.app.deadlines().iter() {
        let due = room.due(cx.db(), whose, first, last).await?;
        events.extend(due.iter().map(|thing| event(lang, address, thing)));
    }
    Ok(Ical {
        name: t!(lang, "feed-name", name = name),
        url: format!("{address}/work"),
        refresh_hours: REFRESH,
        events,
    })
}

fn days_from(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

fn event(lang: Lang, address: &str, thing: &DueThing) -> IcalEvent {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    let title = thing.title.as_str();
    let (summary, bells) = match thing.state {
        DueState::Open => (title.to_owned(), BELLS.to_vec()),
        DueState::Waiting => (t!(lang, "feed-waiting", title = title), Vec::new()),
        DueState::Done(_) => (t!(lang, "feed-done", title = title), Vec::new()),
        DueState::Withdrawn => (t!(lang, "feed-withdrawn", title = title), Vec::new()),
    };
    IcalEvent {
        uid: format!("{}@{host}", thing.key),
        changed_at: thing.changed_at,
        sequence: thing.sequence,
        on: thing.due_on,
        summary,
        description: description(lang, thing),
        url: format!("{address}{}", thing.href),
        is_cancelled: thing.state == DueState::Withdrawn,
        bells,
    }
}

/// The unit that owes it; the day as it was stated, where another one counts; the day it was done.
fn description(lang: Lang, thing: &DueThing) -> String {
    let mut lines = vec![thing.unit_name.clone()];
    if thing.stated_on != thing.due_on {
        let stated = date(lang, thing.stated_on);
        lines.push(t!(lang, "feed-stated", date = stated));
    }
    if let DueState::Done(on) = thing.state {
        let on = date(lang, on);
        lines.push(t!(lang, "feed-done-on", date = on));
    }
    lines.join("\n")
}
