//! What can be done with a plan next, and what was done with it so far.

use super::{Sheet, Typed};
use crate::{
    model::{PlanState, Step},
    pages::refused,
    store::step::Taken,
    transitions::Refusal,
    words::t,
};
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Errors, Lang, State, date, instant, tag},
};
use maud::{Markup, html};

/// A form of one field and one button.
struct Ask<'a> {
    /// The name of the step in addresses, also the id of its field.
    name: &'static str,
    label: String,
    hint: String,
    button: String,
    /// Why the button is off.
    refusal: Option<Refusal>,
    /// Whether it is what one comes here for.
    is_main: bool,
    sheet: &'a Sheet,
}

impl Ask<'_> {
    fn form(&self, lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
        let (name, error) = (self.name, errors.of(self.name));
        let refusal_id = format!("{name}-refusal");
        let off = self.refusal.is_some();
        html! {
            form.stacked method="post" novalidate
                action={"/plans/" (self.sheet.plan.id) "/" (name)} {
                div.field.bad[error.is_some()] {
                    label for=(name) { (self.label) }
                    p.hint id={(name) "-hint"} { (self.hint) }
                    @if let Some(error) = error { p.wrong id={(name) "-error"} { (error) } }
                    textarea id=(name) name="words" rows="2" aria-describedby={(name) "-hint"}
                        aria-invalid=[error.map(|_| "true")] { (typed.of(name)) }
                }
                div.act {
                    button.btn.q[!self.is_main] type=(if off { "button" } else { "submit" })
                        disabled[off] aria-describedby=[off.then_some(&refusal_id)] {
                        (self.button)
                    }
                }
                @if let Some(refusal) = &self.refusal {
                    p.refusal id=(refusal_id) {
                        (tag(State::Soon, &t!(lang, "steps-not-yet"))) " "
                        (refused::words(lang, refusal))
                    }
                }
            }
        }
    }
}

/// The steps that the viewer may take now.
pub(super) fn next(
    cx: &Cx,
    viewer: &Viewer,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let asks = match sheet.plan.state {
        PlanState::Draft => vec![send(lang, sheet, viewer)],
        PlanState::InReview => {
            vec![
                agree(lang, sheet, viewer),
                give_back(lang, sheet, viewer),
                take_back(lang, sheet, viewer),
            ]
        }
        PlanState::Issued => vec![close(cx, sheet, viewer)],
        PlanState::Closed => vec![reopen(lang, sheet, viewer)],
        PlanState::Merged => Vec::new(),
    };
    let asks: Vec<Ask<'_>> = asks.into_iter().flatten().collect();
    let goes_on = sheet.plan.state.is_published() && sheet.may(viewer, Verb::PreparePlan);
    let issues = sheet.plan.state == PlanState::InReview && is_agreed(sheet);
    html! {
        @if !asks.is_empty() {
            section.card id="next" aria-labelledby="next-title" {
                h2 id="next-title" { (t!(lang, "steps-next")) }
                @if issues && sheet.may(viewer, Verb::IssuePlan) {
                    p.act {
                        a.btn href={"/plans/" (sheet.plan.id) "/issue"} {
                            (t!(lang, "review-to-issue"))
                        }
                    }
                }
                @for ask in &asks { (ask.form(lang, typed, errors)) }
            }
        }
        @if goes_on {
            section.card aria-labelledby="next-year-title" {
                h2 id="next-year-title" { (t!(lang, "next-year-way")) }
                p.muted { (t!(lang, "next-year-explained")) }
                p.act {
                    a.btn.q href={"/plans/" (sheet.plan.id) "/next-year"} {
                        (t!(lang, "next-year-title", year = (sheet.plan.year + 1).to_string()))
                    }
                }
            }
        }
    }
}

fn is_agreed(sheet: &Sheet) -> bool {
    sheet.steps.first().is_some_and(|taken| taken.step == Step::Agreed)
}

fn send<'a>(lang: Lang, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    sheet.may(viewer, Verb::PreparePlan).then(|| Ask {
        name: "send",
        label: t!(lang, "send-words"),
        hint: t!(lang, "send-hint"),
        button: t!(lang, "send-button"),
        refusal: sheet.readiness.check().err(),
        is_main: true,
        sheet,
    })
}

fn agree<'a>(lang: Lang, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    (sheet.may(viewer, Verb::ReviewPlan) && !is_agreed(sheet)).then(|| Ask {
        name: "agree",
        label: t!(lang, "agree-words"),
        hint: t!(lang, "agree-hint"),
        button: t!(lang, "agree-button"),
        refusal: None,
        is_main: true,
        sheet,
    })
}

fn give_back<'a>(lang: Lang, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    sheet.may(viewer, Verb::ReviewPlan).then(|| Ask {
        name: "return",
        label: t!(lang, "give-back-words"),
        hint: t!(lang, "give-back-hint"),
        button: t!(lang, "give-back-button"),
        refusal: None,
        is_main: false,
        sheet,
    })
}

fn take_back<'a>(lang: Lang, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    sheet.may(viewer, Verb::PreparePlan).then(|| Ask {
        name: "take-back",
        label: t!(lang, "take-back-words"),
        hint: t!(lang, "take-back-hint"),
        button: t!(lang, "take-back-button"),
        refusal: None,
        is_main: false,
        sheet,
    })
}

fn close<'a>(cx: &Cx, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    let (lang, open) = (cx.lang, sheet.leftover.open);
    sheet.may(viewer, Verb::IssuePlan).then(|| Ask {
        name: "close",
        label: t!(lang, "close-words"),
        hint: t!(lang, "close-hint", n = open),
        button: t!(lang, "close-button"),
        refusal: sheet.leftover.check(&sheet.plan, cx.today()).err(),
        is_main: false,
        sheet,
    })
}

fn reopen<'a>(lang: Lang, sheet: &'a Sheet, viewer: &Viewer) -> Option<Ask<'a>> {
    sheet.may(viewer, Verb::IssuePlan).then(|| Ask {
        name: "reopen",
        label: t!(lang, "reopen-words"),
        hint: t!(lang, "reopen-hint"),
        button: t!(lang, "reopen-button"),
        refusal: None,
        is_main: false,
        sheet,
    })
}

/// What was done so far, latest first; the day of issue stands among the facts.
pub(super) fn log(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    html! {
        @if !sheet.steps.is_empty() {
            section.card id="steps" aria-labelledby="steps-title" {
                h2 id="steps-title" { (t!(lang, "steps-title")) }
                ol.log { @for taken in &sheet.steps { (one(cx, taken)) } }
                @if let Some(on) = sheet.plan.issued_on {
                    p.cap { (t!(lang, "versions-issued")) ": " (date(lang, on)) }
                }
            }
        }
    }
}

fn one(cx: &Cx, taken: &Taken) -> Markup {
    html! {
        li {
            time { (instant(cx.lang, cx.app.clock().local(taken.at))) }
            div {
                (words(cx.lang, taken.step))
                @if let Some(by) = &taken.by { " · " (by) }
                @if !taken.words.is_empty() { p lang="vi" { (taken.words) } }
            }
        }
    }
}

fn words(lang: Lang, step: Step) -> String {
    match step {
        Step::Sent => t!(lang, "step-sent"),
        Step::Agreed => t!(lang, "step-agreed"),
        Step::Returned => t!(lang, "step-returned"),
        Step::TakenBack => t!(lang, "step-taken-back"),
        Step::Closed => t!(lang, "step-closed"),
        Step::Reopened => t!(lang, "step-reopened"),
    }
}
