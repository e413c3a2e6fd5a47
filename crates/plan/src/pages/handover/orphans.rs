//! `GET /orphans`: what nobody looks after, by unit, with what is needed; each count is the sum of the
//! list below it.

use crate::{
    store::orphan::{self, Leaderless, Left, Orphan},
    words::t,
};
use ddci_platform::{
    org::UnitId,
    permit::{Verb, Viewer},
    web::{Cx, Lang, PageResult, State, date, heads, tag},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let (lang, db, today) = (cx.lang, cx.db(), cx.today());
    let ended = orphan::by_unit(db, &viewer, Orphan::UnitEnded, today).await?;
    let nobody = orphan::by_unit(db, &viewer, Orphan::NobodyThere, today).await?;
    let leaderless = orphan::leaderless(db, &viewer, today).await?;
    let people = viewer.may_everywhere(Verb::ManageAccounts);
    let title = t!(lang, "orphans-title");
    let content = html! {
        p.crumb { a href="/handover" { (t!(lang, "handover-title")) } }
        h1 { (title) }
        p.muted { (t!(lang, "orphans-explained")) }
        (units(lang, &ended, &t!(lang, "orphans-ended", n = sum(&ended), units = ended.len()),
            &t!(lang, "orphans-ended-needs"),
            |unit| Some(format!("/handover/{unit}"))))
        (units(lang, &nobody, &t!(lang, "orphans-nobody", n = sum(&nobody), units = nobody.len()),
            &t!(lang, "orphans-nobody-needs"),
            |unit| people.then(|| format!("/people?unit={unit}"))))
        (leaders(lang, &leaderless))
    };
    Ok(cx.page(&title, &content))
}

fn sum(left: &[Left]) -> i64 {
    left.iter().map(|left| left.open).sum()
}

fn units(
    lang: Lang,
    left: &[Left],
    title: &str,
    needs: &str,
    way: impl Fn(UnitId) -> Option<String>,
) -> Markup {
    let head = [t!(lang, "items-unit"), t!(lang, "handover-open"), t!(lang, "orphans-earliest")];
    let [_, open, earliest] = &head;
    html! {
        section.card {
            h2 { (title) }
            @if left.is_empty() { p { (tag(State::Fine, &t!(lang, "orphans-none"))) } }
            @else {
                p.muted { (needs) }
                table.cards {
                    (heads(&head))
                    tbody {
                        @for of in left {
                            tr {
                                td lang="vi" {
                                    @match way(of.unit) {
                                        Some(way) => a href=(way) { (of.name) },
                                        None => (of.name),
                                    }
                                }
                                td.num data-label=(open) { (of.open) }
                                td.num data-label=(earliest) { (date(lang, of.earliest)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn leaders(lang: Lang, leaderless: &[Leaderless]) -> Markup {
    html! {
        section.card {
            h2 { (t!(lang, "orphans-leaderless", n = leaderless.len())) }
            @if leaderless.is_empty() { p { (tag(State::Fine, &t!(lang, "orphans-none"))) } }
            @else {
                p.muted { (t!(lang, "orphans-leaderless-needs")) }
                ul.todo {
                    @for of in leaderless {
                        li {
                            a href={"/plans/" (of.plan) "/sub-indices/" (of.ordinal)} lang="vi" {
                                (of.ordinal) ". " (of.name)
                            }
                            " (" (of.year) ")"
                            @if let Some(name) = &of.left {
                                p.cap { (t!(lang, "orphans-leader-left", name = name.as_str())) }
                            }
                        }
                    }
                }
            }
        }
    }
}
