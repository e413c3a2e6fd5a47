//! `/plans/{plan}/urging/{unit}`: the draft of a letter, and issuing it.

use super::crumb;
use crate::{
    letter_text::{self, Frame},
    model::PlanId,
    pages::refused,
    store::{
        late::{self, LateItem},
        letter,
        plan::{self, Plan},
    },
    transitions::{IssueLetter, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org::{self, Unit, UnitId},
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, PageResult, day_to_type, form::Input, see_other, typed_day},
};
use maud::{Markup, html};
use serde::Deserialize;

/// How many working days a unit is given to answer, where nothing else is typed: our default.
const TO_ANSWER: u16 = 5;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    symbol: String,
    signer: String,
    signer_title: String,
    reply_by: String,
    seen: String,
}

/// What the page shows.
struct Draft {
    plan: Plan,
    unit: Unit,
    coordinator: String,
    items: Vec<LateItem>,
}

impl Draft {
    async fn of(viewer: &Viewer, cx: &Cx, id: PlanId, unit: UnitId) -> Result<Self, Error> {
        let db = cx.db();
        let plan = plan::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
        let unit = org::owned(db, viewer.authority, unit).await?.ok_or(Error::NotFound)?;
        let coordinator = match plan.coordinator {
            Some(id) => org::unit(db, id).await?.map(|unit| unit.name),
            None => None,
        };
        let calendar = cx.calendar().await?;
        let items = late::of_unit(db, id, unit.id, cx.today(), &calendar).await?;
        let coordinator = coordinator.unwrap_or_else(|| plan.issuer.clone());
        Ok(Self { plan, unit, coordinator, items })
    }

    fn text(&self, cx: &Cx, typed: &Typed) -> String {
        let on = cx.today();
        let frame = Frame {
            name: format!("…/{}", typed.symbol.trim()),
            unit: self.unit.name.clone(),
            coordinator: self.coordinator.clone(),
            on,
            reply_by: typed_day(&typed.reply_by).unwrap_or(on),
            signer: typed.signer.clone(),
            signer_title: typed.signer_title.clone(),
        };
        letter_text::text(cx.lang, &self.plan, &frame, &self.items)
    }
}

/// `GET /plans/{plan}/urging/{unit}`
pub async fn show(viewer: Viewer, cx: Cx, Path((id, unit)): Path<(PlanId, UnitId)>) -> PageResult {
    let draft = Draft::of(&viewer, &cx, id, unit).await?;
    let typed = prepared(&viewer, &cx, &draft).await?;
    let content = view(&cx, &draft, &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "urging-draft-title", unit = draft.unit.name.as_str()), &content))
}

/// What the last letter was signed with, and some days to answer.
async fn prepared(viewer: &Viewer, cx: &Cx, draft: &Draft) -> Result<Typed, Error> {
    let last = letter::last_signed(cx.db(), viewer.authority).await?;
    let (symbol, signer, signer_title) = last.unwrap_or_default();
    let reply_by = cx.calendar().await?.add_working_days(cx.today(), TO_ANSWER);
    let symbol = if symbol.is_empty() { "UBND-ĐĐ".to_owned() } else { symbol };
    Ok(Typed {
        symbol,
        signer,
        signer_title,
        reply_by: day_to_type(Some(reply_by)),
        seen: late::fingerprint(&draft.items),
    })
}

/// `POST /plans/{plan}/urging/{unit}`
pub async fn issue(
    viewer: Viewer,
    cx: Cx,
    Path((id, unit)): Path<(PlanId, UnitId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let draft = Draft::of(&viewer, &cx, id, unit).await?;
    let errors = match typed_day(&typed.reply_by) {
        None => Errors::one("reply_by", t!(cx.lang, "urging-bad-day")),
        Some(reply_by) => {
            let letter = IssueLetter {
                plan: id,
                unit,
                symbol: typed.symbol.clone(),
                signer: typed.signer.clone(),
                signer_title: typed.signer_title.clone(),
                reply_by,
                seen: Some(typed.seen.clone()),
            };
            match cx.db().run(&Actor::from(viewer), &letter).await {
                Ok(issued) => return Ok(see_other(&format!("/letters/{}?done=issued", issued.id))),
                Err(refusal) => beside(&cx, &refused::or_page(refusal)?),
            }
        }
    };
    // The list is shown as it is by now, so that pressing again issues what is seen.
    let typed = Typed { seen: late::fingerprint(&draft.items), ..typed };
    let title = t!(cx.lang, "urging-draft-title", unit = draft.unit.name.as_str());
    Ok(cx.page_with_errors(&title, &view(&cx, &draft, &typed, &errors)).into_response())
}

fn beside(cx: &Cx, refusal: &Refusal) -> Errors {
    let (field, words) = match refusal {
        Refusal::Missing("signer") => ("signer", t!(cx.lang, "urging-no-signer")),
        Refusal::Missing(_) => ("symbol", t!(cx.lang, "urging-no-symbol")),
        Refusal::ReplyInThePast => ("reply_by", refused::words(cx.lang, refusal)),
        Refusal::ChangedSince => ("symbol", t!(cx.lang, "urging-changed")),
        other => ("symbol", refused::words(cx.lang, other)),
    };
    Errors::one(field, words)
}

fn view(cx: &Cx, draft: &Draft, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        (crumb(cx, &draft.plan))
        h1 { (t!(lang, "urging-draft-title", unit = draft.unit.name.as_str())) }
        p { a href={"/plans/" (draft.plan.id) "/urging"} { (t!(lang, "urging-back")) } }
        @if draft.items.is_empty() {
            section.card { p { (t!(lang, "refused-nothing-late")) } }
        } @else {
            section.card aria-labelledby="preview" {
                h2 id="preview" { (t!(lang, "urging-preview")) }
                @if lang.code() != "vi" { p.hint { (t!(lang, "urging-vietnamese")) } }
                div.letter { (draft.text(cx, typed)) }
            }
            (form(cx, draft, typed, errors))
        }
    }
}

fn form(cx: &Cx, draft: &Draft, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let line = |name, label: &str, value, hint: &str| {
        Input::new(name, label, value).hint(hint).errors(errors).line("text", "off")
    };
    html! {
        section.card aria-labelledby="issue" {
            h2 id="issue" { (t!(lang, "urging-issue-title")) }
            p.hint { (t!(lang, "urging-issue-hint")) }
            form.stacked method="post" novalidate
                action={"/plans/" (draft.plan.id) "/urging/" (draft.unit.id)} {
                input type="hidden" name="seen" value=(typed.seen);
                (line("symbol", &t!(lang, "urging-symbol"), &typed.symbol,
                    &t!(lang, "urging-symbol-hint")))
                (line("signer", &t!(lang, "urging-signer"), &typed.signer, ""))
                (line("signer_title", &t!(lang, "urging-signer-title"), &typed.signer_title,
                    &t!(lang, "urging-signer-title-hint")))
                (line("reply_by", &t!(lang, "urging-reply-by"), &typed.reply_by,
                    &t!(lang, "urging-day-hint")))
                div.act { button.btn { (t!(lang, "urging-issue")) } }
            }
        }
    }
}
