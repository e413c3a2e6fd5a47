//! What happened, newest first: entries with their evidence, submissions, decisions.

use super::Shown;
use crate::{
    model::EvidenceKind,
    pages::standing_words::quality_words,
    store::{
        evidence::Evidence,
        progress::Progress,
        submission::{Outcome, Submission},
    },
    words::t,
};
use ddci_platform::web::{Cx, Lang, date, instant};
use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

/// One thing that happened.
enum Event<'a> {
    Progress(&'a Progress),
    Submitted(&'a Submission),
    Decided(&'a Submission, &'a Outcome, Date, &'a str),
}

/// The list.
pub(super) fn list(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let events = events(shown);
    html! {
        @if events.is_empty() { p.muted { (t!(lang, "log-empty")) } }
        ul.log {
            @for (_, event) in &events {
                li {
                    @match event {
                        Event::Progress(entry) => (progress(cx, entry, shown)),
                        Event::Submitted(submission) => {
                            time { (when(cx, submission.at, submission.submitted_on)) }
                            div {
                                b { (t!(lang, "log-submitted")) } " — " (submission.author)
                            }
                        }
                        Event::Decided(submission, outcome, on, by) => {
                            time { (date(lang, *on)) }
                            div { (decided(lang, submission, outcome, by)) }
                        }
                    }
                }
            }
        }
    }
}

/// All events with what orders them: the day of the domain, then the instant, then the step.
fn events(shown: &Shown) -> Vec<((Date, Timestamp, u8), Event<'_>)> {
    let mut events = Vec::new();
    for entry in &shown.progress {
        events.push(((entry.happened_on, entry.at, 0), Event::Progress(entry)));
    }
    for submission in &shown.submissions {
        let key = (submission.submitted_on, submission.at, 1);
        events.push((key, Event::Submitted(submission)));
        if let Some((outcome, on, by)) = &submission.outcome {
            let key = (*on, submission.at, 2);
            events.push((key, Event::Decided(submission, outcome, *on, by)));
        }
    }
    events.sort_by(|(a, _), (b, _)| b.cmp(a));
    events
}

/// In a moved clock the day of the domain is shown alone: the instant is another day's.
fn when(cx: &Cx, at: Timestamp, on: Date) -> String {
    let local = cx.app.clock().local(at);
    if local.date() == on { instant(cx.lang, local) } else { date(cx.lang, on) }
}

fn progress(cx: &Cx, entry: &Progress, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let evidence = shown.evidence.iter().filter(|evidence| evidence.progress == Some(entry.id));
    html! {
        time { (when(cx, entry.at, entry.happened_on)) }
        div {
            b { (t!(lang, "log-progress")) } " — " (entry.author)
            @if !entry.text.is_empty() { p { (entry.text) } }
            @if let Some(quantity) = entry.quantity {
                p.num { (t!(lang, "log-quantity", n = quantity)) }
            }
            @if let Some(step) = entry.step { p.num { (t!(lang, "log-step", n = step)) } }
            @if let Some(words) = &entry.difficulties {
                p { b { (t!(lang, "record-difficulties")) } ": " (words) }
            }
            @if let Some(words) = &entry.proposals {
                p { b { (t!(lang, "record-proposals")) } ": " (words) }
            }
            @for evidence in evidence { (piece(lang, evidence)) }
        }
    }
}

/// A piece of evidence; links leave without saying where from.
fn piece(lang: Lang, evidence: &Evidence) -> Markup {
    html! {
        @match (evidence.kind, evidence.file) {
            (EvidenceKind::Photo, Some(file)) => {
                a.ev href={"/files/" (file)} { (t!(lang, "evidence-photo")) " · " (evidence.value) }
            }
            (_, Some(file)) => {
                a.ev href={"/files/" (file)} { (t!(lang, "evidence-a-file")) " · " (evidence.value) }
            }
            (EvidenceKind::Link, None) => {
                a.ev href=(evidence.value) rel="noreferrer noopener" { (evidence.value) }
            }
            (EvidenceKind::Figure, None) => {
                span.ev {
                    (t!(lang, "evidence-figure")) " " (evidence.value)
                    @if let Some(source) = &evidence.source { " (" (source) ")" }
                }
            }
            (_, None) => span.ev { "№ " (evidence.value) },
        }
    }
}

fn decided(lang: Lang, submission: &Submission, outcome: &Outcome, by: &str) -> Markup {
    html! {
        @match outcome {
            Outcome::Accepted => b { (t!(lang, "log-accepted")) },
            Outcome::Returned(_) => b { (t!(lang, "log-returned")) },
        }
        " — " (by)
        @if let Outcome::Returned(reason) = outcome { p { (reason) } }
        @if let Some(quality) = submission.quality {
            p { (t!(lang, "quality-title")) ": " (quality_words(lang, quality)) }
        }
        @if let Some(note) = &submission.note { p { (note) } }
    }
}
