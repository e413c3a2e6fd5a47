//! `GET /people?q=…&unit=…`: the people of the authority, their units and roles.

use super::{super::units::names::Names, words};
use crate::{
    identity::{self, PeopleFilter, PersonRow},
    org::{self, Unit},
    permit::Viewer,
    web::{Cx, Lang, PageResult, Paging, State, form::Input, heads, tag, words::t},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let asked = cx.query("q").unwrap_or_default();
    let unit = cx.query("unit").and_then(|unit| unit.parse().ok());
    let filter = PeopleFilter { words: asked.clone(), unit };
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = identity::count_people(cx.db(), &viewer, &filter).await?;
    let people = identity::people(cx.db(), &viewer, &filter, paging).await?;
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    let chosen = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let title = t!(lang, "people-title");
    let content = html! {
        h1 { (title) }
        p.muted { (t!(lang, "people-answer", n = total)) }
        div.act {
            a.btn href="/people/new" { (t!(lang, "people-add")) }
            a.btn.q href="/people/import" { (t!(lang, "import-title")) }
            a.btn.q href="/people/second-factor" { (t!(lang, "rule-title")) }
        }
        form.filter.card method="get" action="/people" {
            (Input::new("q", &t!(lang, "people-find"), &asked)
                .hint(&t!(lang, "people-find-hint")).line("search", "off"))
            (Input::new("unit", &t!(lang, "person-unit"), &chosen)
                .choice(&units(lang, &names, &register)))
            button.btn.q { (t!(lang, "units-filter")) }
        }
        section.card aria-label=(title) {
            @if people.is_empty() { p { (t!(lang, "people-none")) } }
            @else { (table(&cx, &names, &people)) }
            (paging.links(lang, total, |page| {
                format!("/people?page={page}&q={}&unit={chosen}", encoded(&asked))
            }))
        }
    };
    Ok(cx.page(&title, &content))
}

/// The units of the authority, those that have ended too: people may still stand in them.
fn units(lang: Lang, names: &Names<'_>, register: &[Unit]) -> Vec<(String, String)> {
    let all = (String::new(), t!(lang, "people-every-unit"));
    let units = register.iter().filter(|unit| !unit.outside);
    let units = units.map(|unit| (unit.id.to_string(), names.text(unit)));
    std::iter::once(all).chain(units).collect()
}

/// Text as a value in an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn table(cx: &Cx, names: &Names<'_>, people: &[PersonRow]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "person-name"),
        t!(lang, "person-title"),
        t!(lang, "person-unit"),
        t!(lang, "person-roles"),
    ];
    let [_, position, unit, held] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in people {
                    tr {
                        td {
                            a href={"/people/" (row.person)} { (row.name) }
                            p.cap { (row.login) }
                            @if row.disabled {
                                (tag(State::Idle, &t!(lang, "person-disabled")))
                            }
                        }
                        td data-label=(position) { (row.title) }
                        td data-label=(unit) {
                            @if let Some(unit) = names.unit(row.unit) { (names.text(unit)) }
                        }
                        td data-label=(held) { (roles(cx, row)) }
                    }
                }
            }
        }
    }
}

fn roles(cx: &Cx, row: &PersonRow) -> Markup {
    let mut roles: Vec<String> =
        row.grants.iter().map(|grant| words::role(cx.lang, grant.role)).collect();
    roles.dedup();
    html! {
        @if roles.is_empty() { (t!(cx.lang, "person-no-roles")) } @else { (roles.join(", ")) }
    }
}
