//! The page: head, forms by right, log, and the facts beside.

use super::{Shown, aside, assign, decide, form, log, typed::Typed};
use crate::{
    model::ObligationId,
    pages::{asked::card, items::short, refused, schedule_words, talk},
    store::{
        handover::Trace,
        moved::{Moved, MovedBy},
    },
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Errors, Page, date, instant},
};
use maud::{Markup, html};

/// The page with whatever was typed and what is wrong with it.
pub(super) fn page(
    viewer: &Viewer,
    cx: &Cx,
    shown: &Shown,
    typed: &Typed,
    errors: &Errors,
) -> Page {
    let lang = cx.lang;
    let title = title(cx, shown);
    let content = html! {
        (errors.summary(lang))
        (done(viewer, cx, shown))
        (crumb(cx, shown))
        h1 { (title) }
        p {
            (shown.marks(cx).tags(&shown.sheet.obligation.standing))
            " "
            span.muted { (due(cx, shown)) }
        }
        @if !shown.moves.is_empty() {
            ul.why { @for moved in &shown.moves { li { (moved_words(cx, moved)) } } }
        }
        @if !shown.traces.is_empty() {
            ul.why {
                @for trace in &shown.traces {
                    li { (trace_words(cx, trace, shown.sheet.obligation.id)) }
                }
            }
        }
        (task(cx, shown))
        div.two {
            div {
                (decide::form(viewer, cx, shown, typed, errors))
                (form::form(viewer, cx, shown, typed, errors))
                (card::cards(viewer, cx, &shown.sheet, &shown.asked, &shown.calendar))
                @if let Some(talk) = &shown.talk {
                    (talk::section(viewer, cx, talk, &typed.said, errors))
                }
                (card::cards(viewer, cx, &shown.sheet, &shown.asked, &shown.calendar))
                section.card {
                    h2 { (t!(lang, "obligation-log")) }
                    p.act {
                        a href={"/obligations/" (shown.sheet.obligation.id) "/history"} {
                            (t!(lang, "history-title"))
                        }
                    }
                    (log::list(cx, shown))
                }
            }
            aside aria-label=(t!(lang, "obligation-facts")) {
                (assign::card(viewer, cx, shown, errors))
                (aside::cards(viewer, cx, shown))
            }
        }
    };
    if errors.is_empty() {
        cx.page(&title, &content)
    } else {
        cx.page_with_errors(&title, &content)
    }
}

/// The task in the plan's own words, whole: the heading is cut.
fn task(cx: &Cx, shown: &Shown) -> Markup {
    html! {
        section.card aria-labelledby="task-text" {
            h2 id="task-text" { (t!(cx.lang, "obligation-task-text")) }
            p lang="vi" { (shown.sheet.task_text) }
            @if !shown.products.is_empty() {
                p lang="vi" {
                    b { (t!(cx.lang, "obligation-product")) ": " } (shown.products.join("; "))
                }
            }
        }
    }
}

fn title(cx: &Cx, shown: &Shown) -> String {
    let text = short(&shown.sheet.task_text);
    match schedule_words::period(cx.lang, &shown.sheet.obligation.period) {
        Some(period) => format!("{text} ({period})"),
        None => text,
    }
}

/// The effective date; where the plan states another, that one beside it.
fn due(cx: &Cx, shown: &Shown) -> String {
    let standing = &shown.sheet.obligation.standing;
    let effective = date(cx.lang, standing.effective_on);
    if let Some(original) = standing.original_on {
        let (stated, original) = (date(cx.lang, standing.stated_on), date(cx.lang, original));
        t!(cx.lang, "obligation-due-given", date = effective, stated = stated, original = original)
    } else if standing.stated_on == standing.effective_on {
        t!(cx.lang, "obligation-due", date = effective)
    } else {
        let stated = date(cx.lang, standing.stated_on);
        t!(cx.lang, "obligation-due-moved", date = effective, stated = stated)
    }
}

/// A move: from where to where, because of what, when and by whom.
fn moved_words(cx: &Cx, moved: &Moved) -> Markup {
    let lang = cx.lang;
    let (from, to) = (date(lang, moved.from_on), date(lang, moved.to_on));
    let because = date(lang, moved.because_on);
    let at = instant(lang, cx.app.clock().local(moved.at));
    let words = match moved.by {
        MovedBy::Calendar => t!(lang, "obligation-moved", from = from, to = to, because = because),
        MovedBy::Extension => t!(lang, "obligation-moved-by-giver", from = from, to = to),
        MovedBy::Bounce => t!(lang, "obligation-moved-with-unit", from = from, to = to),
    };
    html! {
        (words)
        @if !moved.cause.is_empty() { ": " span lang="vi" { (moved.cause) } }
        span.cap {
            " (" (at) @if let Some(author) = &moved.author { ", " (author) } ")"
        }
    }
}

/// From which unit to which, from which day; what joined it then has a page of its own, with its log.
fn trace_words(cx: &Cx, trace: &Trace, this: ObligationId) -> Markup {
    let lang = cx.lang;
    let (from, to, on) = (trace.from.as_str(), trace.to.as_str(), date(lang, trace.from_on));
    html! {
        @match trace.joined_into {
            None => (t!(lang, "obligation-handed", from = from, to = to, on = on)),
            Some(other) if trace.obligation == this => {
                (t!(lang, "obligation-joined", to = to, on = on)) " "
                a href={"/obligations/" (other)} { (t!(lang, "obligation-goes-on")) }
            }
            Some(_) => {
                (t!(lang, "obligation-took-in", from = from, on = on)) " "
                a href={"/obligations/" (trace.obligation)} { (t!(lang, "obligation-its-log")) }
            }
        }
    }
}

fn crumb(cx: &Cx, shown: &Shown) -> Markup {
    let plan = shown.plan.id;
    html! {
        p.crumb {
            a href={"/plans/" (plan)} {
                (t!(cx.lang, "obligation-plan", year = shown.plan.year.to_string()))
            }
            @if let Some((ordinal, name, _)) = &shown.sheet.sub_index {
                " › "
                a href={"/plans/" (plan) "?sub_index=" (ordinal)} { (ordinal) ". " (name) }
            }
            " › "
            a href={"/tasks/" (shown.sheet.obligation.task)} { (shown.sheet.reference) }
        }
    }
}

/// What the last press did. Where it saved and could not submit, both are said, and what is next.
fn done(viewer: &Viewer, cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let words = match cx.query("done").as_deref() {
        Some("saved") => Some(t!(lang, "done-saved")),
        Some("kept") => Some(t!(lang, "done-kept")),
        Some("submitted") => Some(t!(lang, "done-submitted")),
        Some("accepted") => Some(t!(lang, "done-accepted")),
        Some("assigned") => Some(t!(lang, "done-assigned")),
        Some("returned") => Some(t!(lang, "done-returned")),
        _ => None,
    };
    let kept = cx.query("done").as_deref() == Some("kept");
    let refusal = form::why_not(viewer, shown).filter(|_| kept);
    html! {
        @if let Some(words) = words { p.done role="status" { (words) } }
        @if let Some(refusal) = refusal {
            @let why = refused::words(lang, &refusal);
            p.wrong role="alert" {
                (t!(lang, "submit-refused", why = why)) " " (t!(lang, "submit-refused-next"))
            }
        }
    }
}
