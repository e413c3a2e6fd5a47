//! The facts beside: the task, why the date is what it is, the quota, the other periods.

use super::Shown;
use crate::{
    pages::{
        document::{line_path, lines},
        escalation, schedule_words, task, why,
    },
    store::quota::Fill,
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Lang, State, date, tag},
};
use maud::{Markup, html};

/// The cards.
pub(super) fn cards(viewer: &Viewer, cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    html! {
        @if let Some(fill) = &shown.fill { (quota(lang, fill, shown)) }
        section.card {
            h2 { (t!(lang, "obligation-facts")) }
            (facts(viewer, cx, shown))
            details open {
                summary {
                    (t!(lang, "why-title",
                        date = date(lang, shown.sheet.obligation.standing.effective_on)))
                }
                (why::explained(lang, &shown.plan, &shown.sheet, &shown.calendar))
            }
        }
        @if !shown.reports.is_empty() {
            section.card {
                h2 { (t!(lang, "escalation-reports")) }
                ul.todo { @for report in &shown.reports { li { (escalation::told(lang, report)) } } }
            }
        }
        @if !shown.letters.is_empty() {
            section.card {
                h2 { (t!(lang, "urging-letters")) }
                ul.todo {
                    @for letter in &shown.letters {
                        li {
                            a href={"/letters/" (letter.id)} { (letter.name()) }
                            p.cap { (date(lang, letter.issued_on)) }
                        }
                    }
                }
            }
        }
        @if !shown.siblings.is_empty() {
            section.card {
                h2 { (t!(lang, "obligation-other-periods")) }
                (siblings(cx, shown))
            }
        }
    }
}

fn facts(viewer: &Viewer, cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let sheet = &shown.sheet;
    html! {
        dl.facts {
            @if let Some((ordinal, name, _)) = &sheet.sub_index {
                dt { (t!(lang, "review-sub-index")) }
                dd {
                    a href={"/plans/" (shown.plan.id) "/sub-indices/" (ordinal)} {
                        (ordinal) ". " (name)
                    }
                }
            }
            dt { (t!(lang, "obligation-place")) }
            dd {
                a href={"/tasks/" (sheet.obligation.task)} {
                    (t!(lang, "task-title", reference = sheet.reference.as_str()))
                }
                @if let Some(block) = &sheet.block {
                    p.cap { (t!(lang, "tree-block", label = block.as_str())) }
                }
            }
            dt { (t!(lang, "items-unit")) }
            dd {
                a href={"/plans/" (shown.plan.id) "/units/" (sheet.obligation.unit)} {
                    (sheet.unit_name)
                }
            }
            @if let Some((_, _, Some(leader))) = &sheet.sub_index {
                dt { (t!(lang, "obligation-leader")) } dd { (leader) }
            }
            dt { (t!(lang, "task-schedules")) }
            dd {
                (schedule_words::words(
                    lang, &sheet.schedule.rule, sheet.schedule.quota_unit.as_deref()))
            }
            @if let Some(period) = schedule_words::period(lang, &sheet.obligation.period) {
                dt { (t!(lang, "obligation-period")) } dd { (period) }
            }
            dt { (t!(lang, "task-source")) }
            dd {
                @match &shown.origin {
                    Some(origin) => (task::directed(viewer, cx, origin)),
                    None => a href=(line_path(
                        shown.plan.id, sheet.document_sheet.as_deref(), sheet.lines.0)) {
                        (lines(lang, sheet.lines.0, sheet.lines.1))
                    },
                }
            }
        }
    }
}

fn quota(lang: Lang, fill: &Fill, shown: &Shown) -> Markup {
    let unit = shown.sheet.schedule.quota_unit.clone().unwrap_or_default();
    let full = fill.have >= fill.need;
    let short = fill.need.saturating_sub(fill.have);
    let width = (u64::from(fill.have) * 100 / u64::from(fill.need.max(1))).min(100);
    html! {
        section.card {
            h2 { (t!(lang, "quota-title")) }
            p.big.num { (fill.have) " / " (fill.need) }
            p.cap { (unit) }
            svg.stack width="240" height="10" viewBox="0 0 100 10" preserveAspectRatio="none"
                aria-hidden="true" focusable="false" {
                rect.fine x="0" y="0" width=(width) height="10" {}
            }
            p {
                @if full { (tag(State::Fine, &t!(lang, "quota-full"))) }
                @else { (tag(State::Soon, &t!(lang, "quota-short", n = short))) }
                @if fill.measured > 0 {
                    " " (tag(State::Info, &t!(lang, "quota-measured", n = fill.measured)))
                }
            }
        }
    }
}

fn siblings(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let marks = shown.marks(cx);
    html! {
        ul.todo {
            @for other in &shown.siblings {
                li {
                    a href={"/obligations/" (other.id)} {
                        (schedule_words::period(lang, &other.period)
                            .unwrap_or_else(|| t!(lang, "period-once")))
                    }
                    " "
                    (marks.tags(&other.standing))
                }
            }
        }
    }
}
