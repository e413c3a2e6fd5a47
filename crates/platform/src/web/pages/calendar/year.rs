//! `GET /calendar?year=…`: the days of a year that differ from the ordinary week, by months, each
//! with the act behind it and where it is known from.

use super::words;
use crate::{
    law::{self, DecidedDay},
    permit::{Verb, Viewer},
    web::{Cx, Lang, PageResult, State, heads, instant, tag, words::t},
};
use ddci_calendar::{AmendedKind, SpecialDay, SpecialKind};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// A day as the page shows it.
struct Shown {
    kind: AmendedKind,
    name: String,
    legal_basis: String,
    verified: bool,
    decided: Option<DecidedDay>,
}

pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let today = cx.today();
    let year = cx.query("year").and_then(|year| year.parse().ok()).unwrap_or(today.year());
    let decided = law::days(cx.db(), viewer.authority).await?;
    let days = days(lang, decided);
    let keeps = viewer.may(Verb::ManageCalendar);
    let months = by_month(&days, year);
    let content = html! {
        (done(&cx))
        h1 { (t!(lang, "calendar-title", year = year.to_string())) }
        p.muted { (t!(lang, "calendar-explained")) }
        @if keeps {
            p.act {
                a.btn href="/calendar/change" { (t!(lang, "calendar-change")) }
                a.btn.q href="/calendar/import" { (t!(lang, "calendar-import")) }
            }
        }
        (years(lang, &days, year, today.year()))
        @if months.is_empty() { p { (t!(lang, "calendar-no-data", year = year.to_string())) } }
        @for (month, days) in &months { (month_card(&cx, *month, days, keeps)) }
    };
    Ok(cx.page(&t!(lang, "calendar-nav"), &content))
}

/// The shipped days with the authority's own on top.
fn days(lang: Lang, decided: Vec<DecidedDay>) -> BTreeMap<Date, Shown> {
    let shipped = law::shipped().days().map(|day| (day.date, shipped(lang, day)));
    let own = decided.into_iter().map(|decided| (decided.day.date, own(decided)));
    shipped.chain(own).collect()
}

fn shipped(lang: Lang, day: &SpecialDay) -> Shown {
    let name = match lang {
        Lang::Vi => &day.name_vi,
        Lang::En => &day.name_en,
    };
    Shown {
        kind: match day.kind {
            SpecialKind::Off => AmendedKind::Off,
            SpecialKind::Working => AmendedKind::Working,
        },
        name: name.clone(),
        legal_basis: day.legal_basis.clone(),
        verified: day.verified,
        decided: None,
    }
}

fn own(decided: DecidedDay) -> Shown {
    Shown {
        kind: decided.day.kind,
        name: decided.day.name.clone(),
        legal_basis: decided.day.legal_basis.clone(),
        verified: decided.day.verified,
        decided: Some(decided),
    }
}

/// The days of a year, by month.
fn by_month(days: &BTreeMap<Date, Shown>, year: i16) -> BTreeMap<i8, Vec<(Date, &Shown)>> {
    let mut months: BTreeMap<i8, Vec<(Date, &Shown)>> = BTreeMap::new();
    for (date, shown) in days.iter().filter(|(date, _)| date.year() == year) {
        months.entry(date.month()).or_default().push((*date, shown));
    }
    months
}

/// Links to the years of which something is known, this one and the next.
fn years(lang: Lang, days: &BTreeMap<Date, Shown>, shown: i16, this: i16) -> Markup {
    let mut years: BTreeSet<i16> = days.keys().map(|date| date.year()).collect();
    years.extend([shown, this, this.saturating_add(1)]);
    html! {
        nav aria-label=(t!(lang, "calendar-years")) {
            ul.tabs {
                @for year in years {
                    li {
                        a href={"/calendar?year=" (year)}
                            aria-current=[(year == shown).then_some("page")] { (year) }
                    }
                }
            }
        }
    }
}

fn month_card(cx: &Cx, month: i8, days: &[(Date, &Shown)], keeps: bool) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "calendar-date"),
        t!(lang, "calendar-what"),
        t!(lang, "calendar-legal-basis"),
        t!(lang, "calendar-source"),
    ];
    html! {
        section.card {
            h2 { (t!(lang, "calendar-month", month = month)) }
            table.cards {
                (heads(&head))
                tbody { @for (date, shown) in days { (row(cx, &head, (*date, shown), keeps)) } }
            }
        }
    }
}

fn row(cx: &Cx, head: &[String; 4], (date, shown): (Date, &Shown), keeps: bool) -> Markup {
    let lang = cx.lang;
    let [.., basis, known_from] = head;
    html! {
        tr {
            td.num {
                (words::day(lang, date))
                @if keeps {
                    p.cap.marks {
                        a href={"/calendar/change?from=" (date)}
                            aria-label=(change_label(lang, date)) {
                            (t!(lang, "calendar-change-this"))
                        }
                    }
                }
            }
            td { (words::mark(lang, shown.kind)) p.cap { (shown.name) } }
            td data-label=(basis) {
                span lang="vi" { (shown.legal_basis) }
                p.cap {
                    @if shown.verified { (tag(State::Fine, &t!(lang, "calendar-verified"))) }
                    @else { (tag(State::Soon, &t!(lang, "calendar-unverified"))) }
                }
            }
            td data-label=(known_from) { (source(cx, shown)) }
        }
    }
}

fn change_label(lang: Lang, date: Date) -> String {
    let day = words::day(lang, date);
    t!(lang, "calendar-change-label", day = day)
}

/// Where a day is known from, and who decided it when.
fn source(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang;
    let Some(decided) = &shown.decided else {
        return html! { (t!(lang, "calendar-shipped")) };
    };
    let at = instant(lang, cx.app.clock().local(decided.at));
    html! {
        @if decided.source.is_empty() { (t!(lang, "calendar-own")) } @else { span.anywhere { (decided.source) } }
        p.cap { @if let Some(author) = &decided.author { (author) ", " } (at) }
    }
}

fn done(cx: &Cx) -> Markup {
    let moved: Option<u32> = cx.query("moved").and_then(|moved| moved.parse().ok());
    html! {
        @if let Some(moved) = moved {
            p.done role="status" { (t!(cx.lang, "calendar-done", n = moved)) }
        }
    }
}
