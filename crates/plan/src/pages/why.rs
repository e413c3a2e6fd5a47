//! Why a date is what it is: start, rule, each day skipped with its reason.

use crate::{
    store::{obligation::Sheet, plan::Plan},
    words::t,
};
use ddci_calendar::{
    Calendar, Explanation, Occurrence, Origin, Roll, SpecialDay, Step, WhyOff, occurrences,
};
use ddci_platform::web::{Lang, date};
use jiff::civil::Date;
use maud::{Markup, html};

use super::schedule_words::period;

/// The explanation of an obligation's date, worked out again from the rule of its schedule.
pub(super) fn explained(lang: Lang, plan: &Plan, sheet: &Sheet, calendar: &Calendar) -> Markup {
    let span = plan.starts_on..=plan.ends_on;
    let found = occurrences(&sheet.schedule.rule, span, &plan.settings, calendar)
        .into_iter()
        .find(|occurrence| occurrence.key == sheet.obligation.period);
    html! {
        @if let Some(occurrence) = found {
            ul.why {
                li { (origin(lang, &occurrence)) }
                @for step in &occurrence.due.explanation.steps { li { (step_words(lang, step)) } }
                @if moved(&occurrence.due.explanation) {
                    li { (rolled(lang, &occurrence.due.explanation)) }
                }
                @for year in &occurrence.due.explanation.years_without_data {
                    li { (t!(lang, "why-no-data", year = year.to_string())) }
                }
                @if occurrence.due.effective != sheet.obligation.standing.effective_on {
                    li { (kept(lang, sheet, occurrence.due.effective)) }
                }
            }
        } @else {
            p.why { (t!(lang, "why-unknown")) }
        }
        @if !sheet.schedule.sentence.is_empty() {
            p.why { (t!(lang, "why-sentence")) " “" (sheet.schedule.sentence) "”" }
        }
    }
}

/// The steps from a stated date to the one in force, in words.
pub(super) fn steps(lang: Lang, explanation: &Explanation) -> Vec<String> {
    let mut steps: Vec<String> =
        explanation.steps.iter().map(|step| step_words(lang, step)).collect();
    if moved(explanation) {
        steps.push(rolled(lang, explanation));
    }
    let years = explanation.years_without_data.iter();
    steps.extend(years.map(|year| t!(lang, "why-no-data", year = year.to_string())));
    steps
}

/// Done or past dates stay as they were when the calendar changed, so the rule may give another.
fn kept(lang: Lang, sheet: &Sheet, by_rule: Date) -> String {
    let by_rule = date(lang, by_rule);
    let kept = date(lang, sheet.obligation.standing.effective_on);
    t!(lang, "why-kept", rule = by_rule, kept = kept)
}

/// Whether the date met a day off on its way.
fn moved(explanation: &Explanation) -> bool {
    explanation.steps.iter().any(|step| matches!(step, Step::MovedOver { .. }))
}

fn origin(lang: Lang, occurrence: &Occurrence) -> String {
    let stated = date(lang, occurrence.due.stated);
    let named = |of: &ddci_calendar::Period| period(lang, &of.to_string()).unwrap_or_default();
    match &occurrence.due.explanation.origin {
        Origin::StatedDate if occurrence.due.strictly_before => {
            t!(lang, "why-stated-before", date = stated)
        }
        Origin::StatedDate => t!(lang, "why-stated", date = stated),
        Origin::EndOfSpan { from, to } => {
            t!(lang, "why-end-of-span", from = date(lang, *from), to = date(lang, *to))
        }
        Origin::DayOfPeriod { period, .. } => {
            t!(lang, "why-day-of-period", date = stated, period = named(period))
        }
        Origin::ReportingDay { period, .. } => {
            t!(lang, "why-reporting-day", date = stated, period = named(period))
        }
        Origin::EndOfPeriod { period } => {
            t!(lang, "why-end-of-period", date = stated, period = named(period))
        }
        Origin::Event { on, .. } => t!(lang, "why-event", date = date(lang, *on)),
    }
}

fn step_words(lang: Lang, step: &Step) -> String {
    match step {
        Step::ShortMonth { asked, last } => {
            let (day, last) = (*asked, date(lang, *last));
            t!(lang, "why-short-month", day = day, date = last)
        }
        Step::DayBefore { date: before, .. } => {
            t!(lang, "why-day-before", date = date(lang, *before))
        }
        Step::MovedOver { date: on, why } | Step::NotCounted { date: on, why } => {
            t!(lang, "why-skipped", date = date(lang, *on), reason = off(lang, why))
        }
        Step::Worked { day } => {
            let reason = named(lang, day);
            t!(lang, "why-worked", date = date(lang, day.date), reason = reason)
        }
        Step::Paused { from, to } => {
            t!(lang, "why-paused", from = date(lang, *from), to = date(lang, *to))
        }
        Step::Extended { from, .. } => t!(lang, "why-extended", date = date(lang, *from)),
    }
}

fn off(lang: Lang, why: &WhyOff) -> String {
    match why {
        WhyOff::Weekend => t!(lang, "why-weekend"),
        WhyOff::Special(day) => named(lang, day),
    }
}

/// The day's name and the act that makes it so.
fn named(lang: Lang, day: &SpecialDay) -> String {
    format!("{}; {}", name(lang, day), day.legal_basis)
}

/// The day's name.
pub(super) fn name(lang: Lang, day: &SpecialDay) -> &str {
    match lang {
        Lang::Vi => &day.name_vi,
        Lang::En => &day.name_en,
    }
}

fn rolled(lang: Lang, explanation: &Explanation) -> String {
    match explanation.roll {
        Roll::Back => t!(lang, "why-rolled-back"),
        Roll::Forward => t!(lang, "why-rolled-forward"),
        Roll::None => t!(lang, "why-not-rolled"),
    }
}
