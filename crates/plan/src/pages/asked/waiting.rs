//! `GET /plans/{plan}/waiting`: who waited for whom, and how long: sums for each pair of units, and
//! the list behind each.

use super::piece_words;
use crate::{
    model::PlanId,
    pages::{items::short, sides},
    store::{
        plan,
        waited::{self, Waited},
    },
    words::t,
};
use axum::extract::Path;
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    web::{Cx, Error, Lang, PageResult, Paging, heads},
};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What one unit waited for another.
#[derive(Debug, Clone, Default)]
struct Sum {
    asker: String,
    unit: String,
    pieces: i64,
    late: i64,
    days: i64,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let calendar = cx.calendar().await?;
    let look = sides::look(&cx, &viewer, &plan, &calendar);
    let all = waited::of_plan(&steady, look, None).await?;
    let sums = sums(&all, cx.today(), &calendar);
    let pair = asked(&cx, "asker").zip(asked(&cx, "unit"));

    let lang = cx.lang;
    let title = t!(lang, "waiting-title");
    let days: i64 = sums.iter().map(|(_, sum)| sum.days).sum();
    let content = html! {
        (sides::crumb(&plan))
        h1 { (title) }
        p.muted { (t!(lang, "waiting-answer", pieces = all.len(), days = days)) }
        section.card {
            h2 { (t!(lang, "waiting-pairs")) }
            @if sums.is_empty() { p { (t!(lang, "waiting-none")) } }
            @else { (pairs(lang, id, &sums)) }
        }
        (list(&cx, id, &all, pair, &calendar))
    };
    Ok(cx.page(&title, &content))
}

fn asked(cx: &Cx, name: &str) -> Option<UnitId> {
    cx.query(name)?.parse().ok()
}

type Pair = (UnitId, UnitId);

/// The sum of each pair, longest wait first.
fn sums(all: &[Waited], today: Date, calendar: &Calendar) -> Vec<(Pair, Sum)> {
    let mut sums: BTreeMap<Pair, Sum> = BTreeMap::new();
    for waited in all {
        let piece = &waited.piece;
        let days = waited.working_days(today, calendar);
        let sum = sums.entry((piece.asker, piece.unit)).or_default();
        (sum.asker, sum.unit) = (piece.asker_name.clone(), piece.unit_name.clone());
        sum.pieces += 1;
        sum.late += i64::from(days > 0);
        sum.days += days;
    }
    let mut sums: Vec<(Pair, Sum)> = sums.into_iter().collect();
    sums.sort_by(|(_, a), (_, b)| {
        b.days.cmp(&a.days).then_with(|| (&a.asker, &a.unit).cmp(&(&b.asker, &b.unit)))
    });
    sums
}

fn address(plan: PlanId, (asker, unit): Pair) -> String {
    format!("/plans/{plan}/waiting?asker={asker}&unit={unit}")
}

fn pairs(lang: Lang, plan: PlanId, sums: &[(Pair, Sum)]) -> Markup {
    let head = [
        t!(lang, "waiting-who"),
        t!(lang, "waiting-pieces"),
        t!(lang, "waiting-late"),
        t!(lang, "waiting-days"),
    ];
    let [_, pieces, late, days] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for (pair, sum) in sums {
                    tr {
                        td {
                            a href=(address(plan, *pair)) {
                                (t!(lang, "waiting-pair",
                                    asker = sum.asker.as_str(), unit = sum.unit.as_str()))
                            }
                        }
                        td.num data-label=(pieces) { (sum.pieces) }
                        td.num data-label=(late) { (sum.late) }
                        td.num data-label=(days) { (sum.days) }
                    }
                }
            }
        }
    }
}

/// The pieces behind a sum, or all of them.
fn list(cx: &Cx, plan: PlanId, all: &[Waited], pair: Option<Pair>, calendar: &Calendar) -> Markup {
    let lang = cx.lang;
    let of_pair =
        |waited: &&Waited| pair.is_none_or(|pair| (waited.piece.asker, waited.piece.unit) == pair);
    let found: Vec<&Waited> = all.iter().filter(of_pair).collect();
    let paging = Paging::asked(cx.query("page").as_deref());
    let (skip, size) = (usize_of(paging.offset()), usize_of(paging.size));
    let base = pair.map_or_else(
        || format!("/plans/{plan}/waiting?"),
        |pair| format!("{}&", address(plan, pair)),
    );
    html! {
        @if !found.is_empty() {
            section.card {
                h2 { (t!(lang, "waiting-list", n = found.len())) }
                @if pair.is_some() {
                    p { a href={"/plans/" (plan) "/waiting"} { (t!(lang, "waiting-all")) } }
                }
                ul.todo {
                    @for waited in found.iter().skip(skip).take(size) { (line(cx, waited, calendar)) }
                }
                (paging.links(lang, i64::try_from(found.len()).unwrap_or(i64::MAX),
                    |page| format!("{base}page={page}")))
            }
        }
    }
}

/// What a unit waited for others and let others wait, on its page; nothing where nothing was asked.
pub(in crate::pages) fn of_unit(
    cx: &Cx,
    plan: PlanId,
    unit: UnitId,
    all: &[Waited],
    calendar: &Calendar,
) -> Markup {
    let lang = cx.lang;
    let sum = |of: fn(&Waited) -> UnitId| {
        let found = all.iter().filter(|waited| of(waited) == unit);
        found.fold((0_i64, 0_i64), |(pieces, days), waited| {
            (pieces + 1, days + waited.working_days(cx.today(), calendar))
        })
    };
    let (asked, waited) = sum(|of| of.piece.asker);
    let (asked_of, caused) = sum(|of| of.piece.unit);
    html! {
        @if !all.is_empty() {
            section.card {
                h2 { (t!(lang, "waiting-of-unit")) }
                @if asked > 0 {
                    p { (t!(lang, "waiting-unit-waited", days = waited, pieces = asked)) }
                }
                @if asked_of > 0 {
                    p { (t!(lang, "waiting-unit-caused", days = caused, pieces = asked_of)) }
                }
                p { a href={"/plans/" (plan) "/waiting"} { (t!(lang, "waiting-title")) } }
            }
        }
    }
}

fn usize_of(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

fn line(cx: &Cx, waited: &Waited, calendar: &Calendar) -> Markup {
    let (lang, piece) = (cx.lang, &waited.piece);
    html! {
        li {
            (piece_words::tags(lang, piece, cx.today()))
            br;
            a href={"/pieces/" (piece.id)} { (short(&piece.what)) }
            p.cap {
                (piece.asker_name) " → " (piece.unit_name) " · " (piece_words::due(lang, piece))
            }
            @if let Some(words) = piece_words::waited(lang, waited, cx.today(), calendar) {
                p { (words) }
            }
            p.cap lang="vi" { (short(&waited.task)) }
        }
    }
}
