//! `GET /plans/{plan}/history` and `GET /obligations/{obligation}/history`: who did what, and when,
//! from the audit log.

use super::{schedule_words, sides};
use crate::{
    model::{ObligationId, PlanId},
    store::{
        history::{self, Happened, Who},
        obligation, plan,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Paging, date, instant},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde_json::Value as Json;

/// `GET /plans/{plan}/history`
pub async fn of_plan(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    if !sides::sees_history(&viewer) {
        return Err(Error::NotYours);
    }
    let crumb = html! { a href={"/plans/" (id)} { (plan.name()) } };
    page(&viewer, &cx, &format!("plan:{id}"), &format!("/plans/{id}/history"), &crumb).await
}

/// `GET /obligations/{obligation}/history`
pub async fn of_obligation(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let period = schedule_words::period(cx.lang, &sheet.obligation.period);
    let crumb = html! {
        a href={"/obligations/" (id)} {
            (sheet.reference) @if let Some(period) = period { " (" (period) ")" }
        }
    };
    let path = format!("/obligations/{id}/history");
    page(&viewer, &cx, &format!("obligation:{id}"), &path, &crumb).await
}

async fn page(viewer: &Viewer, cx: &Cx, subject: &str, path: &str, crumb: &Markup) -> PageResult {
    let lang = cx.lang;
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = history::count(cx.db(), viewer, subject).await?;
    let entries = history::of(cx.db(), viewer, subject, paging).await?;
    let content = html! {
        p.crumb { (crumb) }
        h1 { (t!(lang, "history-title")) }
        p.muted { (t!(lang, "history-answer", n = total)) }
        section.card aria-label=(t!(lang, "history-title")) {
            @if entries.is_empty() { p { (t!(lang, "log-empty")) } }
            ul.log { @for entry in &entries { (line(cx, entry)) } }
            (paging.links(lang, total, |page| format!("{path}?page={page}")))
        }
    };
    Ok(cx.page(&t!(lang, "history-title"), &content))
}

fn line(cx: &Cx, entry: &Happened) -> Markup {
    let lang = cx.lang;
    let who = match &entry.who {
        Who::Person(name) => name.clone(),
        Who::Command(command) => {
            t!(lang, "history-command", command = command.as_str())
        }
    };
    html! {
        li {
            time { (instant(lang, cx.app.clock().local(entry.at))) }
            div {
                b { (verb(lang, &entry.verb)) } " — " (who)
                @for words in details(lang, entry) { p { (words) } }
            }
        }
    }
}

/// What was done. A verb of another part of the program is shown as the log names it.
fn verb(lang: Lang, verb: &str) -> String {
    match verb {
        "plan.draft" => t!(lang, "history-draft"),
        "plan.settle" => t!(lang, "history-settle"),
        "plan.bind_body" => t!(lang, "history-bind"),
        "plan.issue" => t!(lang, "history-issue"),
        "plan.materialise" => t!(lang, "history-materialise"),
        "obligation.record" => t!(lang, "log-progress"),
        "obligation.submit" => t!(lang, "log-submitted"),
        "obligation.accept" => t!(lang, "log-accepted"),
        "obligation.return" => t!(lang, "log-returned"),
        other => t!(lang, "history-other", verb = other),
    }
}

/// What the entry keeps of it: figures and words that a reader understands, and what stood before
/// where the entry has it; keys and hashes are left out.
fn details(lang: Lang, entry: &Happened) -> Vec<String> {
    let detail = &entry.detail;
    let text = |name: &str| words(lang, detail.get(name)?);
    let number = |name: &str| detail.get(name).and_then(Json::as_i64);
    let moved = text("before").map(|before| {
        let after = text("after").or_else(|| text("name")).unwrap_or_else(|| "–".to_owned());
        t!(lang, "history-moved", before = before, after = after)
    });
    let found = [
        moved,
        text("document").map(|name| t!(lang, "history-document", name = name)),
        number("tasks").map(|n| t!(lang, "history-tasks", n = n)),
        settled(detail).map(|tasks| t!(lang, "history-of-tasks", tasks = tasks)),
        bound(entry).map(|name| t!(lang, "history-name", name = name)),
        text("number").map(|number| t!(lang, "history-number", number = number)),
        text("issued_on").map(|day| t!(lang, "history-issued-on", date = day)),
        number("obligations").map(|n| t!(lang, "history-obligations", n = n)),
        number("quantity").map(|n| t!(lang, "log-quantity", n = n)),
        number("evidence").map(|n| t!(lang, "history-evidence", n = n)),
        text("against").map(|day| t!(lang, "history-against", date = day)),
        text("done_on").map(|day| t!(lang, "history-done-on", date = day)),
        text("reason").map(|reason| t!(lang, "history-reason", reason = reason)),
    ];
    found.into_iter().flatten().collect()
}

/// A value in words; a day as the reader writes days.
fn words(lang: Lang, value: &Json) -> Option<String> {
    match value {
        Json::String(text) => match text.parse::<Date>() {
            Ok(day) => Some(date(lang, day)),
            Err(_) => Some(text.clone()),
        },
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The tasks a decision was about, by their paths in the document.
fn settled(detail: &Json) -> Option<String> {
    let tasks = detail.get("tasks")?.as_array()?;
    let tasks: Vec<&str> = tasks.iter().filter_map(Json::as_str).collect();
    (!tasks.is_empty()).then(|| tasks.join(", "))
}

/// The name that was bound to a unit.
fn bound(entry: &Happened) -> Option<String> {
    let name = entry.detail.get("name")?.as_str()?;
    (entry.verb == "plan.bind_body").then(|| name.to_owned())
}
