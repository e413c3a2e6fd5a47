//! `/escalation`: to whom what is late is reported, and after how many working days.

use super::refused;
use crate::{
    model::{Ear, Ladder, Rung},
    store::escalation::{self, Decided, Report},
    transitions::{Refusal, SetLadder},
    words::t,
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, date, form::Input, heads, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed: for each step the working days, nothing where it is told nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    executor: String,
    unit_head: String,
    leader: String,
    chair: String,
    source: String,
}

impl Typed {
    fn of(decided: &Decided) -> Self {
        let after = |ear| {
            let rung = decided.ladder.rungs().iter().find(|rung| rung.ear == ear);
            rung.map(|rung| rung.after.to_string()).unwrap_or_default()
        };
        Self {
            executor: after(Ear::Executor),
            unit_head: after(Ear::UnitHead),
            leader: after(Ear::Leader),
            chair: after(Ear::Chair),
            source: decided.source.clone().unwrap_or_default(),
        }
    }

    fn days(&self, ear: Ear) -> &str {
        match ear {
            Ear::Executor => &self.executor,
            Ear::UnitHead => &self.unit_head,
            Ear::Leader => &self.leader,
            Ear::Chair => &self.chair,
        }
    }

    /// The rungs; the step whose days are no number.
    fn rungs(&self) -> Result<Vec<Rung>, Ear> {
        let typed = Ear::ALL.into_iter().filter(|ear| !self.days(*ear).trim().is_empty());
        let rung = |ear: Ear| match self.days(ear).trim().parse() {
            Ok(after) => Ok(Rung { ear, after }),
            Err(_) => Err(ear),
        };
        typed.map(rung).collect()
    }
}

/// `GET /escalation`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let decided = escalation::ladder(cx.db(), viewer.authority).await?;
    let typed = Typed::of(&decided);
    let content = view(&viewer, &cx, &decided, &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "escalation-title"), &content))
}

/// `POST /escalation`
pub async fn decide(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let lang = cx.lang;
    let errors = match typed.rungs() {
        Err(ear) => Errors::one(ear.word(), t!(lang, "escalation-no-number")),
        Ok(rungs) => {
            let set = SetLadder { rungs, source: typed.source.clone() };
            match cx.db().run(&Actor::from(viewer.clone()), &set).await {
                Ok(()) => return Ok(see_other("/escalation?done=decided")),
                Err(refusal) => beside(lang, &refused::or_page(refusal)?),
            }
        }
    };
    let decided = escalation::ladder(cx.db(), viewer.authority).await?;
    let content = view(&viewer, &cx, &decided, &typed, &errors);
    Ok(cx.page_with_errors(&t!(lang, "escalation-title"), &content).into_response())
}

fn beside(lang: Lang, refusal: &Refusal) -> Errors {
    let field = match refusal {
        Refusal::BadLadder => "executor",
        _ => "source",
    };
    Errors::one(field, refused::words(lang, refusal))
}

fn view(viewer: &Viewer, cx: &Cx, decided: &Decided, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        (errors.summary(lang))
        h1 { (t!(lang, "escalation-title")) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "escalation-done")) } }
        p { (t!(lang, "escalation-how")) }
        section.card aria-label=(t!(lang, "escalation-title")) {
            (ladder(lang, &decided.ladder))
            p.cap { (source(lang, decided)) }
        }
        @if viewer.may_everywhere(Verb::IssuePlan) { (form(lang, typed, errors)) }
    }
}

fn ladder(lang: Lang, ladder: &Ladder) -> Markup {
    let head = [t!(lang, "escalation-ear"), t!(lang, "escalation-after")];
    let [_, after] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for rung in ladder.rungs() {
                    tr {
                        td { (ear(lang, rung.ear)) }
                        td.num data-label=(after) {
                            (t!(lang, "escalation-days", n = rung.after))
                        }
                    }
                }
            }
        }
    }
}

fn source(lang: Lang, decided: &Decided) -> String {
    match &decided.source {
        None => t!(lang, "escalation-default"),
        Some(source) => t!(lang, "escalation-source", source = source.as_str()),
    }
}

fn form(lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        section.card aria-labelledby="change" {
            h2 id="change" { (t!(lang, "escalation-change")) }
            p.hint { (t!(lang, "escalation-change-hint")) }
            form.stacked method="post" action="/escalation" novalidate {
                @for step in Ear::ALL {
                    (Input::new(step.word(), &ear(lang, step), typed.days(step))
                        .errors(errors).line("text", "off"))
                }
                (Input::new("source", &t!(lang, "escalation-source-label"), &typed.source)
                    .hint(&t!(lang, "escalation-source-hint")).errors(errors).line("text", "off"))
                div.act { button.btn { (t!(lang, "escalation-save")) } }
            }
        }
    }
}

/// Who hears of it.
pub(super) fn ear(lang: Lang, ear: Ear) -> String {
    match ear {
        Ear::Executor => t!(lang, "ear-executor"),
        Ear::UnitHead => t!(lang, "ear-unit-head"),
        Ear::Leader => t!(lang, "ear-leader"),
        Ear::Chair => t!(lang, "ear-chair"),
    }
}

/// A report in words: when, how late it was, who heard of it, and whom they stood in for.
pub(super) fn told(lang: Lang, report: &Report) -> String {
    let on = date(lang, report.raised_on);
    let (n, step) = (report.days_late, ear(lang, report.ear));
    match (report.told_as, &report.person) {
        (Some(as_), Some(name)) if as_ == report.ear => {
            t!(lang, "escalation-told", date = on, n = n, step = step, name = name.as_str())
        }
        (Some(as_), Some(name)) => {
            let other = ear(lang, as_);
            t!(
                lang,
                "escalation-told-instead",
                date = on,
                n = n,
                step = step,
                other = other,
                name = name.as_str()
            )
        }
        _ => t!(lang, "escalation-told-nobody", date = on, n = n, step = step),
    }
}
