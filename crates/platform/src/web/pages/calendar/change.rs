//! `/calendar/change`: says what a day is, or several in a row; the preview follows.

use super::{preview, words};
use crate::{
    law::{self, Change},
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, PageResult, form::Input, words::t},
};
use axum::{
    Form,
    extract::Query,
    response::{IntoResponse, Response},
};
use ddci_calendar::{AmendedDay, AmendedKind, DayFault, MAX_SPAN_DAYS, date_from_text};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    from: String,
    to: String,
    kind: String,
    name: String,
    legal_basis: String,
    source: String,
    verified: String,
}

/// `GET /calendar/change?from=…`
pub async fn show(viewer: Viewer, cx: Cx, Query(typed): Query<Typed>) -> PageResult {
    let typed = known(&viewer, &cx, typed).await?;
    Ok(cx.page(&t!(cx.lang, "calendar-change"), &view(cx.lang, &typed, &Errors::new())))
}

/// `POST /calendar/change`
pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    match changes(cx.lang, &typed) {
        Ok(changes) => {
            let back = back(cx.lang, &typed);
            Ok(preview::page(&viewer, &cx, &changes, &back, None).await?.into_response())
        }
        Err(errors) => {
            let content = view(cx.lang, &typed, &errors);
            Ok(cx.page_with_errors(&t!(cx.lang, "calendar-change"), &content).into_response())
        }
    }
}

/// The form for one day begins with what is known of it.
async fn known(viewer: &Viewer, cx: &Cx, typed: Typed) -> Result<Typed, Error> {
    let Some(date) = date_from_text(&typed.from).filter(|_| typed.kind.is_empty()) else {
        return Ok(typed);
    };
    let calendar = cx.calendar().await?;
    let decided = law::days(cx.db(), viewer.authority).await?;
    let decided = decided.into_iter().find(|decided| decided.day.date == date);
    let special = calendar.days().find(|day| day.date == date);
    let (name, legal_basis) = match (&decided, special) {
        (Some(decided), _) => (decided.day.name.clone(), decided.day.legal_basis.clone()),
        (None, Some(day)) => (day.name_vi.clone(), day.legal_basis.clone()),
        (None, None) => (String::new(), String::new()),
    };
    let verified = special.is_some_and(|day| day.verified);
    Ok(Typed {
        from: crate::web::date(Lang::Vi, date),
        kind: words::so_far(&calendar, date).word().to_owned(),
        name,
        legal_basis,
        source: decided.map(|decided| decided.source).unwrap_or_default(),
        verified: if verified { "yes".to_owned() } else { String::new() },
        ..typed
    })
}

/// What was typed as changes, or everything that is wrong with it.
fn changes(lang: Lang, typed: &Typed) -> Result<Vec<Change>, Errors> {
    let mut errors = Errors::new();
    let from = date_from_text(&typed.from);
    if from.is_none() {
        errors.add("from", words::fault(lang, DayFault::Date));
    }
    let to = if typed.to.trim().is_empty() { from } else { date_from_text(&typed.to) };
    if to.is_none() && from.is_some() {
        errors.add("to", words::fault(lang, DayFault::Date));
    }
    let kind = AmendedKind::from_word(&typed.kind);
    if kind.is_none() {
        errors.add("kind", t!(lang, "calendar-no-kind"));
    }
    let span = from.zip(to).map_or(Ok(Vec::new()), |(from, to)| span(from, to));
    let mut changes = Vec::new();
    match (&span, kind) {
        (Err(what), _) => errors.add("to", words::fault(lang, *what)),
        (Ok(days), Some(kind)) => {
            changes.extend(days.iter().map(|date| change(typed, *date, kind)))
        }
        (Ok(_), None) => {}
    }
    // What is wrong with all days of a span is said once.
    if let Some(what) = changes.iter().find_map(|change| change.day.check().err()) {
        errors.add(field(typed, what), words::fault(lang, what));
    }
    if errors.is_empty() { Ok(changes) } else { Err(errors) }
}

fn change(typed: &Typed, date: Date, kind: AmendedKind) -> Change {
    Change {
        day: AmendedDay {
            date,
            kind,
            name: typed.name.trim().to_owned(),
            legal_basis: typed.legal_basis.trim().to_owned(),
            verified: typed.verified == "yes",
        },
        source: typed.source.trim().chars().take(law::MAX_SOURCE).collect(),
    }
}

/// The days from the first to the last, both included.
fn span(from: Date, to: Date) -> Result<Vec<Date>, DayFault> {
    if to < from {
        return Err(DayFault::EndsBeforeItBegins);
    }
    let days: Vec<Date> = from.series(1.day()).take_while(|day| *day <= to).take(40).collect();
    match i64::try_from(days.len()) {
        Ok(1..=MAX_SPAN_DAYS) => Ok(days),
        _ => Err(DayFault::SpanTooLong),
    }
}

/// The field a fault speaks of.
fn field(typed: &Typed, what: DayFault) -> &'static str {
    match what {
        DayFault::Name => "name",
        DayFault::LegalBasis => "legal_basis",
        DayFault::NotWeekend => "kind",
        DayFault::TooLong if typed.name.chars().nth(ddci_calendar::MAX_NAME).is_some() => "name",
        DayFault::TooLong => "legal_basis",
        _ => "from",
    }
}

fn view(lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        (errors.summary(lang))
        p.crumb { a href="/calendar" { (t!(lang, "calendar-nav")) } }
        h1 { (t!(lang, "calendar-change")) }
        p.muted { (t!(lang, "calendar-change-explained")) }
        form.card.stacked method="post" action="/calendar/change" novalidate {
            (Input::new("from", &t!(lang, "calendar-from"), &typed.from).errors(errors)
                .hint(&t!(lang, "calendar-from-hint")).line("text", "off"))
            (Input::new("to", &t!(lang, "calendar-to"), &typed.to).errors(errors)
                .hint(&t!(lang, "calendar-to-hint")).line("text", "off"))
            (kinds(lang, &typed.kind, errors))
            (Input::new("name", &t!(lang, "calendar-name"), &typed.name).errors(errors)
                .hint(&t!(lang, "calendar-name-hint")).line("text", "off"))
            (Input::new("legal_basis", &t!(lang, "calendar-legal-basis"), &typed.legal_basis)
                .errors(errors).hint(&t!(lang, "calendar-legal-basis-hint")).line("text", "off"))
            (Input::new("source", &t!(lang, "calendar-source"), &typed.source).errors(errors)
                .hint(&t!(lang, "calendar-source-hint")).line("text", "off"))
            (verified(lang, typed.verified == "yes"))
            p { (t!(lang, "calendar-nothing-yet")) }
            div.act { button.btn { (t!(lang, "calendar-preview")) } }
        }
    }
}

fn kinds(lang: Lang, chosen: &str, errors: &Errors) -> Markup {
    let error = errors.of("kind");
    html! {
        fieldset.bad[error.is_some()] aria-describedby=[error.map(|_| "kind-error")] {
            legend { (t!(lang, "calendar-kind")) }
            @if let Some(error) = error { p.wrong id="kind-error" { (error) } }
            @for (index, kind) in AmendedKind::ALL.into_iter().enumerate() {
                // The summary of errors leads to the first choice.
                @let id = if index == 0 { "kind".to_owned() } else { format!("kind-{}", kind.word()) };
                div.choice {
                    input type="radio" id=(id) name="kind" value=(kind.word())
                        checked[kind.word() == chosen];
                    label for=(id) {
                        (words::kind(lang, kind)) span.hint { (hint(lang, kind)) }
                    }
                }
            }
        }
    }
}

fn hint(lang: Lang, kind: AmendedKind) -> String {
    match kind {
        AmendedKind::Off => t!(lang, "calendar-off-hint"),
        AmendedKind::Working => t!(lang, "calendar-working-hint"),
        AmendedKind::Ordinary => t!(lang, "calendar-ordinary-hint"),
    }
}

/// Whether somebody has held the days against the act.
pub(super) fn verified(lang: Lang, is_verified: bool) -> Markup {
    html! {
        div.choice {
            input type="checkbox" id="verified" name="verified" value="yes" checked[is_verified];
            label for="verified" {
                (t!(lang, "calendar-verified-label"))
                span.hint { (t!(lang, "calendar-verified-hint")) }
            }
        }
    }
}

/// Back to the form with everything that was typed.
fn back(lang: Lang, typed: &Typed) -> Markup {
    let fields = [
        ("from", &typed.from),
        ("to", &typed.to),
        ("kind", &typed.kind),
        ("name", &typed.name),
        ("legal_basis", &typed.legal_basis),
        ("source", &typed.source),
        ("verified", &typed.verified),
    ];
    html! {
        form method="get" action="/calendar/change" {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button.btn.q { (t!(lang, "calendar-mend")) }
        }
    }
}
