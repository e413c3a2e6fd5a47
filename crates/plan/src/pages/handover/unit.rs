//! `/handover/{unit}`: who takes over what a unit left open, seen before it is done.

use super::{
    preview,
    receivers::{self, Choices},
};
use crate::{
    model::{Handing, Receivers},
    pages::refused,
    transitions::{HandOver, judge_handover},
    words::t,
};
use axum::{
    Form,
    extract::{Path, Query},
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org::{self, Unit, UnitId},
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, date, see_other},
};
use maud::{Markup, html};

type Typed = Vec<(String, String)>;

/// Everything the page shows, asked for once.
pub(super) struct Sheet {
    pub unit: Unit,
    pub register: Vec<Unit>,
    pub choices: Choices,
    pub receivers: Receivers,
    pub handing: Handing,
}

impl Sheet {
    /// `typed` is what was chosen; nothing where the page is opened for the first time.
    async fn of(cx: &Cx, viewer: &Viewer, id: UnitId, typed: &Typed) -> Result<Self, Error> {
        let unit = org::owned(cx.db(), viewer.authority, id).await?.ok_or(Error::NotFound)?;
        if unit.outside || unit.valid_to.is_none_or(|last| last >= cx.today()) {
            return Err(Error::NotFound);
        }
        let register = org::register(cx.db(), viewer.authority).await?;
        let lines = org::lineage(cx.db(), viewer.authority).await?;
        let choices = Choices::of(cx.lang, &register, &lines, &unit, cx.today());
        let mut receivers = receivers::read(typed);
        if !typed.iter().any(|(field, _)| field == receivers::REST) {
            receivers.rest = choices.by_itself();
        }
        let handing = judge_handover(cx.db(), id, &receivers).await?;
        Ok(Self { unit, register, choices, receivers, handing })
    }

    /// The name of a unit.
    pub fn name(&self, id: UnitId) -> &str {
        self.register.iter().find(|unit| unit.id == id).map_or("", |unit| unit.name.as_str())
    }
}

/// `GET /handover/{unit}`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<UnitId>,
    Query(typed): Query<Typed>,
) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id, &typed).await?;
    let content = view(&cx, &sheet, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "handover-title"), &content))
}

/// `POST /handover/{unit}`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<UnitId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, id, &typed).await?;
    let field = |name: &str| typed.iter().find(|(field, _)| field == name);
    let hand_over = HandOver {
        unit: id,
        receivers: sheet.receivers.clone(),
        names: field("names").is_some(),
        previewed: Some(field("seen").map(|(_, seen)| seen.clone()).unwrap_or_default()),
    };
    match cx.db().run(&viewer.clone().into(), &hand_over).await {
        Ok(_) => Ok(see_other("/handover?done=over")),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let sheet = Sheet::of(&cx, &viewer, id, &typed).await?;
            let content = view(&cx, &sheet, &Errors::one(receivers::REST, words));
            Ok(cx.page_with_errors(&t!(cx.lang, "handover-title"), &content).into_response())
        }
    }
}

fn view(cx: &Cx, sheet: &Sheet, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let Sheet { unit, choices, handing, receivers, .. } = sheet;
    let left: Vec<_> = handing.steps.iter().map(|(left, _)| left.clone()).collect();
    let last = unit.valid_to.map(|on| date(lang, on)).unwrap_or_default();
    html! {
        (errors.summary(lang))
        p.crumb { a href="/handover" { (t!(lang, "handover-title")) } }
        h1 lang="vi" { (unit.name) }
        p { b { (t!(lang, "handover-answer", n = left.len(), last = last)) } }
        p.muted { (t!(lang, "handover-rule")) }
        section.card aria-labelledby="receivers-title" {
            h2 id="receivers-title" { (t!(lang, "handover-who")) }
            @for name in &choices.elsewhere {
                p.refusal { (t!(lang, "handover-elsewhere", name = name.as_str())) }
            }
            @if choices.heirs.is_empty() && choices.elsewhere.is_empty() {
                p.muted { (t!(lang, "handover-no-heir")) }
            }
            (choices.form(lang, unit.id, &left, receivers, errors))
        }
        (preview::card(cx, sheet))
    }
}
