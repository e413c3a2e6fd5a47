//! The plan from its sides: a sub-index, a unit, the leaders, a month, the year.

pub mod calendar;
pub(super) mod figures;
pub mod leaders;
pub mod sub_index;
pub mod unit;
pub mod year;

use crate::{
    model,
    store::{
        filter::TableFilter,
        plan::Plan,
        sides::Look,
        work::{Days, Tab},
    },
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Lang},
};
use maud::{Markup, html};

/// The look at a plan today.
pub(super) fn look<'a>(cx: &Cx, viewer: &'a Viewer, plan: &Plan, calendar: &Calendar) -> Look<'a> {
    let due_soon = plan.settings.due_soon_working_days;
    let days = Days::on(cx.today(), due_soon, calendar);
    Look { viewer, plan: plan.id, days }
}

/// The links from a plan to its sides.
pub(super) fn links(lang: Lang, viewer: &Viewer, plan: model::PlanId) -> Markup {
    let to = |side: &str| format!("/plans/{plan}/{side}");
    html! {
        a href=(to("table")) { (t!(lang, "table-title")) }
        a href=(to("timeline")) { (t!(lang, "timeline-title")) }
        a href=(to("calendar")) { (t!(lang, "calendar-title")) }
        a href=(to("leaders")) { (t!(lang, "leaders-title")) }
        a href=(to("urging")) { (t!(lang, "urging-title")) }
        a href=(to("waiting")) { (t!(lang, "waiting-title")) }
        @if viewer.may_everywhere(Verb::ViewObligations) {
            a href=(to("emulation")) { (t!(lang, "emulation-title")) }
        }
        @if viewer.may(Verb::ViewBoard) && sees_history(viewer) {
            a href=(to("meeting")) { (t!(lang, "meeting-title")) }
        }
        @if sees_history(viewer) { a href=(to("history")) { (t!(lang, "history-title")) } }
    }
}

/// Whoever sees every obligation, or the audit log, sees what happened to the plan as a whole.
pub(super) fn sees_history(viewer: &Viewer) -> bool {
    viewer.may_everywhere(Verb::ViewObligations) || viewer.may_everywhere(Verb::ViewAudit)
}

/// The way up.
pub(super) fn crumb(plan: &Plan) -> Markup {
    html! { p.crumb { a href={"/plans/" (plan.id)} { (plan.name()) } } }
}

/// The same filter in one tab.
fn in_tab(filter: &TableFilter, tab: Tab) -> TableFilter {
    TableFilter { tab: Some(tab), ..filter.clone() }
}
