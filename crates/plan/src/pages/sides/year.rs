//! `GET /plans/{plan}/year`: the plan's months, small, with how much is due on each day.

use super::{calendar, crumb, look};
use crate::{
    model::{Month, PlanId},
    pages::table,
    store::{
        filter::TableFilter,
        plan,
        sides::{self, DayCount},
    },
    words::t,
};
use axum::extract::Path;
use ddci_calendar::{Calendar, DayKind};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, date},
};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What is due, by day.
type Counts = BTreeMap<Date, DayCount>;

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let filter = TableFilter { words: None, ..TableFilter::read(|name| cx.query(name)) };
    let calendar = cx.calendar().await?;
    let days = sides::by_day(&steady, look(&cx, &viewer, &plan, &calendar), &filter).await?;
    let counts: Counts = days.into_iter().map(|day| (day.day, day)).collect();
    let lang = cx.lang;
    let first = i16::try_from(plan.year).ok().and_then(|year| Date::new(year, 1, 1).ok());
    let months = first.map(|first| Month::between(first, first.last_of_year()));
    let title = t!(lang, "year-of", year = plan.year.to_string());
    let content = html! {
        (crumb(&plan))
        h1 { (title) }
        p.muted { (t!(lang, "year-legend")) }
        div.year {
            @for month in months.unwrap_or_default() { (small(lang, id, &filter, month, (&counts, &calendar))) }
        }
    };
    Ok(cx.page(&title, &content))
}

fn small(
    lang: Lang,
    plan: PlanId,
    filter: &TableFilter,
    month: Month,
    (counts, working): (&Counts, &Calendar),
) -> Markup {
    let dates = month.days();
    let week = |day: &Date| day.iso_week_date().week();
    let place = |day: Option<&Date>| day.map_or(1, |day| day.weekday().to_monday_one_offset());
    let of_month: i64 = counts.range(month.first()..=month.last()).map(|(_, day)| day.all).sum();
    html! {
        section.card {
            h2 {
                a href=(calendar::address(plan, filter, month)) { (table::month_words(lang, month)) }
            }
            p.cap { (t!(lang, "all-answer", n = of_month)) }
            table.small {
                thead { tr { @for n in 1..=7 { th scope="col" { (calendar::weekday(lang, n)) } } } }
                tbody {
                    @for days in dates.chunk_by(|a, b| week(a) == week(b)) {
                        tr {
                            @for _ in 1..place(days.first()) { td {} }
                            @for on in days { (day(lang, *on, &working.day(*on), counts.get(on))) }
                            @for _ in place(days.last())..7 { td {} }
                        }
                    }
                }
            }
        }
    }
}

/// A day: its number, and below it how much is due, with a sign where some of it is overdue.
fn day(lang: Lang, on: Date, kind: &DayKind, count: Option<&DayCount>) -> Markup {
    let title = calendar::reason(lang, kind);
    html! {
        td.off[!kind.is_working()].owed[count.is_some()] title=[title] {
            time datetime=(on) title=(date(lang, on)) { (on.day()) }
            @if let Some(count) = count {
                br;
                b.late[count.overdue > 0] {
                    @if count.overdue > 0 { span aria-hidden="true" { "▲" } }
                    (count.all)
                    span.unseen {
                        " " (t!(lang, "year-due"))
                        @if count.overdue > 0 { ", " (t!(lang, "board-n-late", n = count.overdue)) }
                    }
                }
            }
        }
    }
}
