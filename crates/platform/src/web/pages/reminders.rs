//! `/reminders`: what I am told today, as it is sent; what I want to hear; and on which days things
//! are spoken of here.

use crate::{
    digest::{
        self, Asked, ChooseReminders, DecidedSteps, DigestRefusal, SetSteps, Written, written,
    },
    permit::{Actor, Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, date, form::Input, see_other, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use ddci_calendar::ReminderSteps;
use maud::{Markup, html};
use serde::Deserialize;

/// `GET /reminders`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let typed = None;
    let content = view(&viewer, &cx, typed, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "reminders-title"), &content))
}

/// The form of a choice.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    without_soon: String,
}

/// `POST /reminders/choice`
pub async fn choose(viewer: Viewer, cx: Cx, Form(form): Form<Choice>) -> Result<Response, Error> {
    let choose = ChooseReminders { without_soon: form.without_soon == "yes" };
    match cx.db().run(&Actor::from(viewer), &choose).await {
        Ok(()) => Ok(see_other("/reminders?done=chosen")),
        Err(DigestRefusal::Store(error)) => Err(error.into()),
        Err(_) => Err(Error::NotYours),
    }
}

/// The form of the steps.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    days: String,
    every: String,
    source: String,
}

impl Typed {
    fn of(decided: &DecidedSteps) -> Self {
        let days = decided.steps.days_before().iter().map(u16::to_string);
        Self {
            days: days.collect::<Vec<_>>().join(", "),
            every: decided.steps.then_every().to_string(),
            source: decided.source.clone().unwrap_or_default(),
        }
    }

    fn days(&self) -> Option<Vec<u16>> {
        let words = self.days.split([',', ';', ' ']).filter(|word| !word.is_empty());
        words.map(|word| word.parse().ok()).collect()
    }
}

/// `POST /reminders/steps`
pub async fn decide(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let lang = cx.lang;
    let errors = match steps(lang, &typed) {
        Err(errors) => errors,
        Ok(steps) => {
            let set = SetSteps { steps, source: typed.source.clone() };
            match cx.db().run(&Actor::from(viewer.clone()), &set).await {
                Ok(()) => return Ok(see_other("/reminders?done=decided")),
                Err(DigestRefusal::Store(error)) => return Err(error.into()),
                Err(DigestRefusal::NotYours) => return Err(Error::NotYours),
                Err(_) => Errors::one("source", t!(lang, "reminders-no-source")),
            }
        }
    };
    let content = view(&viewer, &cx, Some(&typed), &errors).await?;
    Ok(cx.page_with_errors(&t!(lang, "reminders-title"), &content).into_response())
}

fn steps(lang: Lang, typed: &Typed) -> Result<ReminderSteps, Errors> {
    let bad_days = || Errors::one("days", t!(lang, "reminders-bad-days"));
    let bad_every = || Errors::one("every", t!(lang, "reminders-bad-every"));
    let days = typed.days().ok_or_else(bad_days)?;
    let every = typed.every.trim().parse().map_err(|_| bad_every())?;
    ReminderSteps::new(days, every).map_err(|fault| match fault {
        ddci_calendar::NoSteps::BadDays => bad_days(),
        ddci_calendar::NoSteps::BadPace => bad_every(),
    })
}

async fn view(
    viewer: &Viewer,
    cx: &Cx,
    typed: Option<&Typed>,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let words = todays(viewer, cx).await?;
    let quiet = digest::without_soon(cx.db(), viewer.authority).await?.contains(&viewer.person);
    let decided = digest::steps(cx.db(), viewer.authority).await?;
    let own = Typed::of(&decided);
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "reminders-title")) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "reminders-done")) } }
        section.card aria-labelledby="today" {
            h2 id="today" { (t!(lang, "reminders-today", date = date(lang, cx.today()))) }
            @match &words {
                Some(words) => {
                    p lang="vi" { b { (words.subject) } }
                    div.letter lang="vi" { (words.text) }
                }
                None => p { (t!(lang, "reminders-nothing")) }
            }
        }
        (choice(lang, quiet))
        section.card aria-labelledby="steps" {
            h2 id="steps" { (t!(lang, "reminders-steps")) }
            p { (when(lang, &decided.steps)) }
            p.cap {
                @match &decided.source {
                    Some(source) => (t!(lang, "reminders-source", source = source.as_str())),
                    None => (t!(lang, "reminders-default")),
                }
            }
            @if viewer.may_everywhere(Verb::ManageCalendar) {
                (form(lang, typed.unwrap_or(&own), errors))
            }
        }
    })
}

/// Today's digest as it is sent; nothing where nothing is.
async fn todays(viewer: &Viewer, cx: &Cx) -> Result<Option<Written>, Error> {
    let day = cx.today();
    if cx.calendar().await?.is_day_off(day) {
        return Ok(None);
    }
    let asked = Asked {
        authority: viewer.authority,
        day,
        deadlines: cx.app.deadlines().clone(),
        tells: cx.app.tells().clone(),
    };
    let digest = digest::of_person(cx.db(), &asked, viewer).await?;
    let digest = digest.filter(|digest| !digest.is_empty());
    let address = cx.app.settings().public_url.trim_end_matches('/');
    let link = |path: &str| format!("{address}{path}");
    Ok(digest.map(|digest| written(Lang::Vi, &digest, day, &link)))
}

fn choice(lang: Lang, quiet: bool) -> Markup {
    html! {
        section.card aria-labelledby="choice" {
            h2 id="choice" { (t!(lang, "reminders-choice")) }
            form.stacked method="post" action="/reminders/choice" {
                (Input::new("without_soon", &t!(lang, "reminders-without-soon"), "")
                    .hint(&t!(lang, "reminders-without-soon-hint")).tick(quiet))
                div.act { button.btn.q { (t!(lang, "reminders-save")) } }
            }
        }
    }
}

fn when(lang: Lang, steps: &ReminderSteps) -> String {
    let days: Vec<String> =
        steps.days_before().iter().filter(|days| **days > 0).map(u16::to_string).collect();
    let (days, every) = (days.join(", "), steps.then_every());
    match steps.days_before().contains(&0) {
        true => t!(lang, "reminders-when", days = days, every = every),
        false => t!(lang, "reminders-when-before", days = days, every = every),
    }
}

fn form(lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    let line = |name, label: &str, value, hint: &str| {
        Input::new(name, label, value).hint(hint).errors(errors).line("text", "off")
    };
    html! {
        form.stacked method="post" action="/reminders/steps" novalidate {
            (line("days", &t!(lang, "reminders-days"), &typed.days, &t!(lang, "reminders-days-hint")))
            (line("every", &t!(lang, "reminders-every"), &typed.every,
                &t!(lang, "reminders-every-hint")))
            (line("source", &t!(lang, "reminders-source-label"), &typed.source,
                &t!(lang, "reminders-source-hint")))
            div.act { button.btn { (t!(lang, "reminders-save")) } }
        }
    }
}
