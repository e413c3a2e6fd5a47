//! `GET /people?q=…`: the people of the authority, their units and roles.

use super::{super::units::names::Names, words};
use crate::{
    identity::{self, PersonRow},
    org,
    permit::Viewer,
    web::{Cx, PageResult, Paging, State, form::Input, tag, words::t},
};
use ddci_vntext::fold;
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let asked = cx.query("q").unwrap_or_default();
    let meant = fold(asked.trim());
    let mut people = identity::people(cx.db(), &viewer).await?;
    people.retain(|row| fold(&row.name).contains(&meant) || row.login.contains(&meant));
    let register = org::register(cx.db(), viewer.authority).await?;
    let names = Names::of(lang, &register);
    let total = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let paging = Paging::asked(cx.query("page").as_deref());
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(Paging::SIZE).unwrap_or(usize::MAX);
    let shown: Vec<&PersonRow> = people.iter().skip(skipped).take(size).collect();
    let title = t!(lang, "people-title");
    let content = html! {
        h1 { (title) }
        p.muted { (t!(lang, "people-answer", n = people.len())) }
        div.act {
            a.btn href="/people/new" { (t!(lang, "people-add")) }
            a.btn.q href="/people/import" { (t!(lang, "import-title")) }
        }
        form.filter.card method="get" action="/people" {
            (Input::new("q", &t!(lang, "people-find"), &asked).line("search", "off"))
            button.btn.q { (t!(lang, "units-filter")) }
        }
        section.card aria-label=(title) {
            @if shown.is_empty() { p { (t!(lang, "people-none")) } }
            @else { (table(&cx, &names, &shown)) }
            (paging.links(lang, total, |page| format!("/people?page={page}&q={}", encoded(&asked))))
        }
    };
    Ok(cx.page(&title, &content))
}

/// Text as a value in an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn table(cx: &Cx, names: &Names<'_>, people: &[&PersonRow]) -> Markup {
    let lang = cx.lang;
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "person-name")) }
                    th scope="col" { (t!(lang, "person-title")) }
                    th scope="col" { (t!(lang, "person-unit")) }
                    th scope="col" { (t!(lang, "person-roles")) }
                }
            }
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
                        td { (row.title) }
                        td { @if let Some(unit) = names.unit(row.unit) { (names.text(unit)) } }
                        td { (roles(cx, row)) }
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
