//! `POST /calendar/amend`: carries out what was previewed, or previews again where it would differ.

use super::preview;
use crate::{
    law::{AmendCalendar, Change, LawRefusal},
    permit::{Actor, Viewer},
    web::{Cx, Error, see_other, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::html;
use serde::Deserialize;

/// What the preview sends: the changes as they were seen, and the hash of what they would move.
#[derive(Debug, Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    changes: String,
    #[serde(default)]
    hash: String,
}

pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Form(confirmed): Form<Confirmed>,
) -> Result<Response, Error> {
    let changes: Vec<Change> = serde_json::from_str(&confirmed.changes)
        .map_err(|error| Error::Bad(format!("changes: {error}")))?;
    let amend = AmendCalendar {
        changes: changes.clone(),
        previewed: Some(confirmed.hash),
        rooms: cx.app.open_dates().clone(),
    };
    match cx.db().run(&Actor::from(viewer.clone()), &amend).await {
        Ok(amended) => {
            cx.app.calendars().forget(viewer.authority);
            let year = changes.first().map_or(0, |change| change.day.date.year());
            Ok(see_other(&format!("/calendar?year={year}&moved={}", amended.moved)))
        }
        Err(LawRefusal::OtherDates) => {
            let notice = Some(t!(cx.lang, "preview-again"));
            let back = html! { a href="/calendar" { (t!(cx.lang, "calendar-leave")) } };
            Ok(preview::page(&viewer, &cx, &changes, &back, notice).await?.into_response())
        }
        Err(LawRefusal::NotYours) => Err(Error::NotYours),
        Err(LawRefusal::Store(error)) => Err(error.into()),
        Err(refusal @ (LawRefusal::NoDays | LawRefusal::BadDay(..))) => {
            Err(Error::Bad(refusal.to_string()))
        }
    }
}
