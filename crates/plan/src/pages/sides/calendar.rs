//! `GET /plans/{plan}/calendar?month=2024-09`: what is due on each day of a month. Weeks are rows on
//! a wide screen; on a phone the days follow one another, those on which nothing is left out.

use super::{crumb, look};
use crate::{
    model::{Month, PlanId},
    pages::{items::brief, standing_words::Marks, table, why},
    store::{
        filter::TableFilter,
        plan::{self, Plan},
        sides::{self, DayItems},
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

/// How many obligations of a day are named.
const NAMED: u8 = 3;

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let asked = TableFilter::read(|name| cx.query(name));
    let month = asked.month.unwrap_or_else(|| first_shown(&plan, cx.today()));
    let filter = TableFilter { month: None, words: None, ..asked };
    let calendar = cx.calendar().await?;
    let days =
        sides::month(&steady, look(&cx, &viewer, &plan, &calendar), &filter, month, NAMED).await?;

    let lang = cx.lang;
    let name = table::month_words(lang, month);
    let title = t!(lang, "calendar-of", month = name);
    let total: i64 = days.iter().map(|day| day.all).sum();
    let content = html! {
        (crumb(&plan))
        h1 { (title) }
        p.muted { (t!(lang, "all-answer", n = total)) }
        (around(lang, id, &filter, month))
        section.card aria-label=(title) { (weeks(&cx, &plan, &filter, month, (&days, &calendar))) }
    };
    Ok(cx.page(&title, &content))
}

/// Today's month; where the plan does not run today, its nearest.
fn first_shown(plan: &Plan, today: Date) -> Month {
    Month::of(today.clamp(plan.starts_on, plan.ends_on.max(plan.starts_on)))
}

fn around(lang: Lang, plan: PlanId, filter: &TableFilter, month: Month) -> Markup {
    let to = |month: Month| address(plan, filter, month);
    let (before, after) = (month.previous(), month.next());
    html! {
        nav.paging aria-label=(t!(lang, "calendar-months")) {
            a rel="prev" href=(to(before)) { "← " (table::month_words(lang, before)) }
            a href={"/plans/" (plan) "/year"} { (t!(lang, "year-title")) }
            a rel="next" href=(to(after)) { (table::month_words(lang, after)) " →" }
        }
    }
}

/// The calendar of a month, with the filter it has.
pub(super) fn address(plan: PlanId, filter: &TableFilter, month: Month) -> String {
    let filter = TableFilter { month: Some(month), ..filter.clone() };
    format!("/plans/{plan}/calendar?{}", filter.address())
}

fn weeks(
    cx: &Cx,
    plan: &Plan,
    filter: &TableFilter,
    month: Month,
    (days, calendar): (&[DayItems], &Calendar),
) -> Markup {
    let lang = cx.lang;
    let dates = month.days();
    let week = |day: &Date| day.iso_week_date().week();
    html! {
        table.month {
            thead { tr { @for n in 1..=7 { th scope="col" { (weekday(lang, n)) } } } }
            tbody {
                @for days_of_week in dates.chunk_by(|a, b| week(a) == week(b)) {
                    tr {
                        @for _ in 1..place(days_of_week.first()) { td.blank {} }
                        @for on in days_of_week {
                            @let found = days.iter().find(|day| day.day == *on);
                            (day(cx, plan, filter, *on, (found, calendar)))
                        }
                        @for _ in place(days_of_week.last())..7 { td.blank {} }
                    }
                }
            }
        }
    }
}

/// The place of a day in its week, Monday first.
fn place(day: Option<&Date>) -> i8 {
    day.map_or(1, |day| day.weekday().to_monday_one_offset())
}

fn day(
    cx: &Cx,
    plan: &Plan,
    filter: &TableFilter,
    on: Date,
    (found, calendar): (Option<&DayItems>, &Calendar),
) -> Markup {
    let lang = cx.lang;
    let kind = calendar.day(on);
    let reason = reason(lang, &kind);
    let quiet = found.is_none() && reason.is_none();
    let of_day = TableFilter { from: Some(on), to: Some(on), ..filter.clone() };
    let marks = Marks::of(cx, plan.settings.due_soon_working_days, calendar);
    html! {
        td.quiet[quiet].off[!kind.is_working()].today[on == cx.today()] {
            p.date {
                time datetime=(on) title=(date(lang, on)) { (on.day()) }
                span.long { (weekday(lang, on.weekday().to_monday_one_offset())) ", " (date(lang, on)) }
            }
            @if let Some(reason) = reason { p.cap { (reason) } }
            @if let Some(found) = found {
                ul.plain {
                    @for item in &found.first {
                        li {
                            a href={"/obligations/" (item.id)} { (brief(&item.text)) }
                            p.cap { (item.unit_name) }
                            (marks.tags(&item.standing))
                        }
                    }
                }
                @let more = found.all - i64::try_from(found.first.len()).unwrap_or_default();
                @if more > 0 {
                    a href=(table::path(plan.id, &of_day)) { (t!(lang, "calendar-more", n = more)) }
                }
            }
        }
    }
}

/// Why a day is off or, against the week, worked; nothing for an ordinary day.
pub(super) fn reason(lang: Lang, kind: &DayKind) -> Option<String> {
    match kind {
        DayKind::Working | DayKind::Weekend => None,
        DayKind::Off(day) => Some(why::name(lang, day).to_owned()),
        DayKind::WorkingSaturday(day) => {
            let name = why::name(lang, day);
            Some(t!(lang, "calendar-worked", name = name))
        }
    }
}

/// The short name of a day of the week, Monday is 1.
pub(super) fn weekday(lang: Lang, n: i8) -> String {
    match n {
        1 => t!(lang, "weekday-1"),
        2 => t!(lang, "weekday-2"),
        3 => t!(lang, "weekday-3"),
        4 => t!(lang, "weekday-4"),
        5 => t!(lang, "weekday-5"),
        6 => t!(lang, "weekday-6"),
        _ => t!(lang, "weekday-7"),
    }
}
