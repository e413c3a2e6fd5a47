//! `GET /units/{unit}`: what is known of a unit, how it is reached, how plans name it.

use super::{aliases, contacts, lineage::lines, list::checked, names, names::Names, sheet::Sheet};
use crate::{
    org::{ContactKind, Unit, UnitId},
    permit::{Verb, Viewer},
    web::{Cx, Errors, PageResult, form::Input, pages::feeds, words::t},
};
use axum::extract::Path;
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<UnitId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let typed = Typed::of(&sheet);
    let content = view(&viewer, &cx, &sheet, &typed, &Errors::new());
    Ok(cx.page(names::name(cx.lang, &sheet.unit), &content))
}

/// What stands in the forms of the page.
pub(super) struct Typed {
    pub(super) contacts: contacts::Typed,
    pub(super) alias: String,
}

impl Typed {
    /// What is stored.
    pub(super) fn of(sheet: &Sheet) -> Self {
        Self { contacts: contacts::Typed::of(&sheet.contacts), alias: String::new() }
    }
}

/// The page, with the forms as they were typed.
pub(super) fn view(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let unit = &sheet.unit;
    let names = Names::of(lang, &sheet.register);
    let manages = viewer.may_everywhere(Verb::ManageUnits);
    html! {
        (errors.summary(lang))
        p.crumb { a href="/units" { (t!(lang, "units-title")) } }
        h1 { (names::name(lang, unit)) }
        @if let Some(beside) = names.beside(unit) { p.muted { (beside) } }
        @if manages {
            div.act {
                a.btn.q href={"/units/" (unit.id) "/change"} { (t!(lang, "unit-change")) }
            }
        }
        section.card aria-label=(t!(lang, "unit-facts")) { (facts(cx, &names, unit)) }
        (lines::of_unit(cx, &names, &sheet.lineage, unit))
        section.card aria-labelledby="contacts-title" {
            h2 id="contacts-title" { (t!(lang, "unit-contacts")) }
            (reached(cx, sheet))
            @if manages { (contacts::form(cx, unit.id, &typed.contacts, errors)) }
        }
        section.card aria-labelledby="aliases-title" {
            h2 id="aliases-title" { (t!(lang, "unit-aliases")) }
            p.hint { (t!(lang, "unit-aliases-explained")) }
            (aliases::list(cx, sheet, manages))
            @if manages {
                form.stacked method="post" action={"/units/" (unit.id) "/aliases"} novalidate {
                    (Input::new("alias", &t!(lang, "unit-alias"), &typed.alias).errors(errors)
                        .line("text", "off"))
                    div.act { button.btn.q { (t!(lang, "unit-alias-add")) } }
                }
            }
        }
        @if let Some(feeds) = &sheet.feeds {
            (feeds::section(cx, &format!("/units/{}", unit.id), &t!(lang, "feed-unit-explained"), feeds))
        }
        (below(cx, &names, sheet))
    }
}

fn facts(cx: &Cx, names: &Names<'_>, unit: &Unit) -> Markup {
    let lang = cx.lang;
    let above = unit.parent.and_then(|parent| names.unit(parent)).filter(|_| !unit.outside);
    let other = match lang {
        crate::web::Lang::Vi => unit.name_en.as_deref(),
        crate::web::Lang::En => Some(unit.name.as_str()),
    };
    html! {
        dl.facts {
            dt { (t!(lang, "unit-other-name")) }
            dd { (other.unwrap_or("–")) }
            dt { (t!(lang, "units-kind")) }
            dd { (names::kind(lang, unit.kind)) }
            dt { (t!(lang, "units-parent")) }
            dd {
                @match above {
                    Some(above) => (names.link(above)),
                    None if unit.outside => (t!(lang, "unit-is-outside")),
                    None => (t!(lang, "unit-is-authority")),
                }
            }
            @if let Some(district) = &unit.district {
                dt { (t!(lang, "unit-district")) }
                dd { (district) }
            }
            dt { (t!(lang, "units-validity")) }
            dd { (names::validity(lang, unit)) }
            dt { (t!(lang, "unit-code")) }
            dd { (unit.code) }
            @if let Some(code) = &unit.official_code {
                dt { (t!(lang, "unit-official-code")) }
                dd { (code) }
            }
            dt { (t!(lang, "units-source")) }
            dd { (unit.source) " " (checked(cx, unit.verified)) }
        }
    }
}

fn reached(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    html! {
        @if sheet.contacts.is_empty() {
            p.muted { (t!(lang, "unit-no-contacts")) }
        } @else {
            dl.facts {
                @for contact in &sheet.contacts {
                    dt { (contacts::kind(lang, contact.kind)) }
                    dd {
                        @match contact.kind {
                            ContactKind::Email => {
                                a href={"mailto:" (contact.value)} { (contact.value) }
                            }
                            ContactKind::Phone | ContactKind::Address => (contact.value),
                        }
                    }
                }
            }
        }
    }
}

fn below(cx: &Cx, names: &Names<'_>, sheet: &Sheet) -> Markup {
    let below: Vec<&Unit> = sheet
        .register
        .iter()
        .filter(|unit| unit.parent == Some(sheet.unit.id) && !unit.outside)
        .filter(|unit| unit.is_valid_on(cx.today()))
        .collect();
    html! {
        @if !below.is_empty() {
            section.card aria-labelledby="below-title" {
                h2 id="below-title" { (t!(cx.lang, "unit-below")) }
                ul.units { @for unit in below { li { (names.link(unit)) } } }
            }
        }
    }
}
