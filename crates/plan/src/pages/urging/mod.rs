//! `GET /plans/{plan}/urging`: who is late today, and the letters that urged them.

mod draft;
mod letter;

pub use draft::{issue, show as show_draft};
pub use letter::{show as show_letter, text};

use super::table;
use crate::{
    model::{Part, PlanId},
    store::{
        filter::TableFilter,
        late::{self, LateUnit},
        letter::{self as letters, Letter},
        plan::{self, Plan},
        work::{Days, Tab},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, PageResult, date, heads},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), plan.settings.due_soon_working_days, &calendar);
    // Who sees only their own unit's work is told of its letters, not of who else is late.
    let units = match viewer.may_everywhere(Verb::ViewObligations) {
        true => late::by_unit(cx.db(), id, days).await?,
        false => Vec::new(),
    };
    let letters = letters::of_plan(cx.db(), &viewer, id).await?;
    let lang = cx.lang;
    let (late, n) = (units.iter().filter(|unit| unit.late > 0).count(), letters.len());
    let content = html! {
        (crumb(&cx, &plan))
        h1 { (t!(lang, "urging-title")) }
        p.muted { (t!(lang, "urging-answer", units = late, letters = n)) }
        p.act { a href="/escalation" { (t!(lang, "escalation-title")) } }
        @if !units.is_empty() { (late_units(&cx, &viewer, &plan, &units)) }
        section.card aria-labelledby="letters" {
            h2 id="letters" { (t!(lang, "urging-letters")) }
            @if letters.is_empty() { p { (t!(lang, "urging-no-letters")) } }
            @else { (list(&cx, &letters)) }
        }
    };
    Ok(cx.page(&t!(lang, "urging-title"), &content))
}

fn crumb(cx: &Cx, plan: &Plan) -> Markup {
    html! {
        p.crumb {
            a href="/plans" { (t!(cx.lang, "nav-plans")) } " › "
            a href={"/plans/" (plan.id)} lang="vi" { (plan.name()) }
        }
    }
}

fn late_units(cx: &Cx, viewer: &Viewer, plan: &Plan, units: &[LateUnit]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "items-unit"),
        t!(lang, "urging-late"),
        t!(lang, "urging-sent"),
        t!(lang, "urging-next"),
    ];
    let [_, late, sent, next] = &head;
    html! {
        section.card aria-label=(t!(lang, "urging-late")) {
            table.cards {
                (heads(&head))
                tbody {
                    @for unit in units {
                        tr {
                            td { (unit.name) }
                            td.num data-label=(late) {
                                a href=(overdue(plan, unit)) { (unit.late) }
                            }
                            td.num data-label=(sent) {
                                (unit.letters)
                                @if let Some(on) = unit.last_on {
                                    p.cap { (t!(lang, "urging-last", date = date(lang, on))) }
                                }
                            }
                            td data-label=(next) {
                                @if unit.late > 0 && viewer.may_everywhere(Verb::IssuePlan) {
                                    a href={"/plans/" (plan.id) "/urging/" (unit.unit)} {
                                        (t!(lang, "urging-draft"))
                                    }
                                } @else { "–" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The list behind the count: what the unit itself owes, overdue.
fn overdue(plan: &Plan, unit: &LateUnit) -> String {
    let filter = TableFilter {
        unit: Some(unit.unit),
        part: Some(Part::Lead),
        tab: Some(Tab::Overdue),
        ..TableFilter::default()
    };
    table::path(plan.id, &filter)
}

fn list(cx: &Cx, letters: &[Letter]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "urging-number"),
        t!(lang, "items-unit"),
        t!(lang, "urging-day"),
        t!(lang, "urging-things"),
    ];
    let [_, unit, day, things] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for letter in letters {
                    tr {
                        td { a href={"/letters/" (letter.id)} { (letter.name()) } }
                        td data-label=(unit) { (letter.unit_name) }
                        td.num data-label=(day) { (date(lang, letter.issued_on)) }
                        td.num data-label=(things) { (letter.items) }
                    }
                }
            }
        }
    }
}
