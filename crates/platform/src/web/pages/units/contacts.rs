//! `POST /units/{unit}/contacts`: how a unit is reached, one number or address on each line.

use super::{
    names, refused,
    sheet::Sheet,
    show::{self, view},
};
use crate::{
    org::{Contact, ContactKind, SetContacts, UnitId},
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, form::Input, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
pub struct Typed {
    #[serde(default)]
    phone: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    address: String,
}

impl Typed {
    /// What is stored.
    pub(super) fn of(contacts: &[Contact]) -> Self {
        let lines = |kind: ContactKind| {
            let values = contacts.iter().filter(|contact| contact.kind == kind);
            values.map(|contact| contact.value.as_str()).collect::<Vec<_>>().join("\n")
        };
        Self {
            phone: lines(ContactKind::Phone),
            email: lines(ContactKind::Email),
            address: lines(ContactKind::Address),
        }
    }

    fn of_kind(&self, kind: ContactKind) -> &str {
        match kind {
            ContactKind::Phone => &self.phone,
            ContactKind::Email => &self.email,
            ContactKind::Address => &self.address,
        }
    }

    fn contacts(&self) -> Vec<Contact> {
        let of_kind = |kind| {
            let lines = self.of_kind(kind).lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(move |line| Contact { kind, value: line.to_owned() })
        };
        ContactKind::ALL.into_iter().flat_map(of_kind).collect()
    }
}

/// `POST /units/{unit}/contacts`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(unit): Path<UnitId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let set = SetContacts { unit, contacts: typed.contacts() };
    let Err(refusal) = cx.db().run(&viewer.clone().into(), &set).await else {
        return Ok(see_other(&format!("/units/{unit}#contacts-title")));
    };
    let refusal = refused::or_page(refusal)?;
    let errors = Errors::one(refused::field(&refusal), refused::words(cx.lang, &refusal));
    let sheet = Sheet::of(&cx, &viewer, unit).await?;
    let typed = show::Typed { contacts: typed, ..show::Typed::of(&sheet) };
    let content = view(&viewer, &cx, &sheet, &typed, &errors);
    Ok(cx.page_with_errors(names::name(cx.lang, &sheet.unit), &content).into_response())
}

/// The form.
pub(super) fn form(cx: &Cx, unit: UnitId, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        details open[!errors.is_empty()] {
            summary { (t!(lang, "unit-contacts-change")) }
            form.stacked method="post" action={"/units/" (unit) "/contacts"} novalidate {
                @for of in ContactKind::ALL {
                    (Input::new(of.word(), &kind(lang, of), typed.of_kind(of)).errors(errors)
                        .hint(&t!(lang, "unit-contacts-hint")).area(2))
                }
                div.act { button.btn { (t!(lang, "unit-save")) } }
            }
        }
    }
}

/// A kind of contact in words.
pub(super) fn kind(lang: Lang, kind: ContactKind) -> String {
    match kind {
        ContactKind::Phone => t!(lang, "unit-phone"),
        ContactKind::Email => t!(lang, "unit-email"),
        ContactKind::Address => t!(lang, "unit-address"),
    }
}
