//! Each date of the plan: then, a year on, and why.

use super::Sheet;
use crate::{
    model::{NextTask, NextTime},
    pages::{items::short, schedule_words, why},
    words::t,
};
use ddci_calendar::{Due, NextYear as Moved, YearStep};
use ddci_platform::web::{Lang, State, date, heads, tag};
use maud::{Markup, html};

pub(super) fn card(lang: Lang, sheet: &Sheet) -> Markup {
    let next = &sheet.next;
    let head = [
        t!(lang, "next-year-task"),
        t!(lang, "next-year-of", year = next.from.to_string()),
        t!(lang, "next-year-of", year = next.to().to_string()),
        t!(lang, "next-year-why"),
    ];
    let dated = next.dated().count();
    let kept = next.tasks.iter().map(|of| of.times.len()).sum::<usize>().saturating_sub(dated);
    html! {
        section.card aria-labelledby="dates-title" {
            h2 id="dates-title" { (t!(lang, "next-year-dates", n = dated)) }
            @if kept > 0 { p.muted { (t!(lang, "next-year-kept", n = kept)) } }
            @if dated > 0 {
                table.cards {
                    (heads(&head))
                    tbody { @for (of, time) in next.dated() { (row(lang, &head, of, time)) } }
                }
            }
        }
    }
}

fn row(lang: Lang, head: &[String; 4], of: &NextTask, time: &NextTime) -> Markup {
    let [_, then, now, reason] = head;
    let unit = time.schedule.quota_unit.as_deref();
    html! {
        tr {
            td lang="vi" { b { (of.task.reference) } " " (short(&of.task.text)) }
            td data-label=(then) {
                (schedule_words::words(lang, &time.schedule.rule, unit))
                (effective(lang, time.was.as_ref()))
            }
            td data-label=(now) {
                @match time.moved {
                    Moved::Moved { rule, .. } => {
                        (schedule_words::words(lang, &rule, unit))
                        (effective(lang, time.will.as_ref()))
                    }
                    Moved::Kept => (schedule_words::words(lang, &time.schedule.rule, unit)),
                    Moved::Outside { .. } => (tag(State::Late, &t!(lang, "next-year-undecided"))),
                }
            }
            td data-label=(reason) { (because(lang, time)) }
        }
    }
}

/// The day in force, where it is not the stated one.
fn effective(lang: Lang, due: Option<&Due>) -> Markup {
    let moved = due.filter(|due| due.effective != due.stated);
    html! {
        @if let Some(due) = moved {
            p.cap { (t!(lang, "next-year-effective", date = date(lang, due.effective))) }
        }
    }
}

fn because(lang: Lang, time: &NextTime) -> Markup {
    html! {
        @match time.moved {
            Moved::Outside { date: on } => {
                (t!(lang, "next-year-outside", date = date(lang, on)))
            }
            Moved::Moved { step: YearStep::EndOfMonth, .. } => {
                (t!(lang, "next-year-end-of-month"))
            }
            Moved::Moved { step: YearStep::SameDay, .. } | Moved::Kept => {
                (t!(lang, "next-year-same-day"))
            }
        }
        @if let Some(due) = &time.will {
            @let steps = why::steps(lang, &due.explanation);
            @if !steps.is_empty() { ul.why { @for step in steps { li { (step) } } } }
        }
    }
}
