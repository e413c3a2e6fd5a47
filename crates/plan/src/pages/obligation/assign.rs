//! Who does it: shown to everybody, named by the head, taken by whoever works there.

use super::{Shown, load, typed::Typed, view};
use crate::{
    model::ObligationId,
    pages::refused,
    transitions::{self, Assign},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org::PersonId,
    permit::{Actor, Role, Viewer},
    web::{Cx, Error, Errors, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form.
#[derive(Debug, Deserialize)]
pub struct Named {
    #[serde(default)]
    person: String,
}

/// `POST /obligations/{obligation}/executor`: names a person, or nobody.
pub async fn assign(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(form): Form<Named>,
) -> Result<Response, Error> {
    load(&viewer, &cx, id).await?;
    let to = match form.person.trim() {
        "" => None,
        key => Some(key.parse::<PersonId>().map_err(|_| Error::Bad("person".to_owned()))?),
    };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &Assign { obligation: id, to }).await;
    let refusal = match outcome {
        Ok(()) => return Ok(see_other(&format!("/obligations/{id}?done=assigned"))),
        Err(refusal) => refused::or_page(refusal)?,
    };
    let shown = load(&viewer, &cx, id).await?;
    let errors = Errors::one("person", refused::words(cx.lang, &refusal));
    Ok(view::page(&viewer, &cx, &shown, &Typed::default(), &errors).into_response())
}

/// The card.
pub(super) fn card(viewer: &Viewer, cx: &Cx, shown: &Shown, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        section.card aria-labelledby="executor" {
            h2 id="executor" { (t!(lang, "executor-title")) }
            @match &shown.executor {
                Some(person) => p { b { (person.name) } p.cap { (person.title) } },
                None => p.muted { (t!(lang, "executor-nobody")) },
            }
            (form(viewer, cx, shown, errors))
        }
    }
}

/// A choice for the head; for others a button that takes it, or hands it back.
fn form(viewer: &Viewer, cx: &Cx, shown: &Shown, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let actor = Actor::from(viewer.clone());
    let mine = shown.executor.as_ref().is_some_and(|now| now.person == viewer.person);
    let to = (!mine).then_some(viewer.person);
    if transitions::may_assign(&shown.sheet, &actor, shown.executor.as_ref(), to).is_err() {
        // A refusal must still be seen where nothing can be chosen any more.
        return html! {
            @if let Some(words) = errors.of("person") { p.wrong id="person" { (words) } }
        };
    }
    let action = format!("/obligations/{}/executor", shown.sheet.obligation.id);
    if viewer.has(Role::UnitHead) {
        return choice(cx, shown, errors, &action);
    }
    html! {
        @if let Some(words) = errors.of("person") { p.wrong id="person" { (words) } }
        form.act method="post" action=(action) {
            @if mine {
                input type="hidden" name="person" value="";
                button.btn.q { (t!(lang, "executor-hand-back")) }
            } @else {
                input type="hidden" name="person" value=(viewer.person);
                button.btn.q { (t!(lang, "executor-take")) }
            }
        }
    }
}

fn choice(cx: &Cx, shown: &Shown, errors: &Errors, action: &str) -> Markup {
    let lang = cx.lang;
    let nobody = (String::new(), t!(lang, "executor-none"));
    let words = |name: &str, title: &str| match title {
        "" => name.to_owned(),
        title => format!("{name}, {title}"),
    };
    let people = shown.colleagues.iter();
    let people = people.map(|one| (one.person.to_string(), words(&one.name, &one.title)));
    let options: Vec<_> = std::iter::once(nobody).chain(people).collect();
    let now = shown.executor.as_ref().map(|now| now.person.to_string()).unwrap_or_default();
    html! {
        form.stacked method="post" action=(action) {
            (Input::new("person", &t!(lang, "executor-choose"), &now)
                .errors(errors).choice(&options))
            div.act { button.btn.q { (t!(lang, "executor-assign")) } }
        }
    }
}
