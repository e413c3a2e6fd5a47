//! `GET /plans/{plan}/emulation`: the units of a plan ranked by a formula that stands on the page, with
//! the figures of each.

use super::rules;
use crate::{
    model::{Emulated, PlanId, Rule, Rules, ranks},
    pages::sides,
    store::{
        emulation::{self, UnitEmulated},
        plan, rules as settled, waited,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Lang, PageResult, Points, heads, points},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    // A ranking of a part of the units would be none.
    if !viewer.may_everywhere(Verb::ViewObligations) {
        return Err(Error::NotYours);
    }
    let steady = cx.steady(plan.authority).await?;
    let calendar = cx.calendar().await?;
    let look = sides::look(&cx, &viewer, &plan, &calendar);
    let rules = settled::of(&steady, plan.authority).await?;
    let waited = waited::of_plan(&steady, look, None).await?;
    let units = emulation::by_unit(&steady, look, &waited, &calendar).await?;
    let (ranked, apart) = split(&units, &rules);

    let lang = cx.lang;
    let title = t!(lang, "emulation-title");
    let least = rules.get(Rule::LeastDue);
    let content = html! {
        (sides::crumb(&plan))
        h1 { (title) }
        p.muted { (t!(lang, "emulation-answer", ranked = ranked.len(), apart = apart.len())) }
        section.card {
            h2 { (t!(lang, "emulation-ranked")) }
            @if ranked.is_empty() { p { (t!(lang, "emulation-none", least = least)) } }
            @else { (table(lang, id, &ranked, &rules)) }
        }
        @if !apart.is_empty() {
            section.card {
                h2 { (t!(lang, "emulation-apart")) }
                p { (t!(lang, "emulation-apart-why", least = least)) }
                ul.todo { @for unit in &apart { (line(lang, id, unit)) } }
            }
        }
        (formula(lang, &rules))
    };
    Ok(cx.page(&title, &content))
}

/// A unit with its place and points.
struct Placed<'a> {
    rank: usize,
    points: i64,
    unit: &'a UnitEmulated,
}

/// The units that are ranked, best first and equal ones by name, and those with too little due.
fn split<'a>(units: &'a [UnitEmulated], rules: &Rules) -> (Vec<Placed<'a>>, Vec<&'a UnitEmulated>) {
    let scored = |unit: &'a UnitEmulated| {
        let points = unit.figures.points(rules).filter(|_| unit.figures.is_ranked(rules))?;
        Some((points, unit))
    };
    let mut found: Vec<(i64, &UnitEmulated)> = units.iter().filter_map(scored).collect();
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.name.cmp(&other.name)));
    let all: Vec<i64> = found.iter().map(|(points, _)| *points).collect();
    let placed = ranks(&all).into_iter().zip(found);
    let placed = placed.map(|(rank, (points, unit))| Placed { rank, points, unit }).collect();
    let apart = units.iter().filter(|unit| scored(unit).is_none()).collect();
    (placed, apart)
}

fn table(lang: Lang, plan: PlanId, ranked: &[Placed<'_>], rules: &Rules) -> Markup {
    let head = [
        t!(lang, "emulation-rank"),
        t!(lang, "items-unit"),
        t!(lang, "emulation-points"),
        t!(lang, "emulation-on-time"),
        t!(lang, "emulation-original"),
        t!(lang, "emulation-quality"),
        t!(lang, "emulation-cost"),
    ];
    let [rank, _, score, on_time, original, quality, cost] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for Placed { rank: place, points: sum, unit } in ranked {
                    @let of = &unit.figures;
                    tr {
                        td.num data-label=(rank) { (place) }
                        td { a href={"/plans/" (plan) "/units/" (unit.unit)} { (unit.name) } }
                        td.num data-label=(score) { b { (points(lang, Points(*sum))) } }
                        td.num data-label=(on_time) { (of.on_time) " / " (of.due) }
                        td.num data-label=(original) { (of.on_time_originally) " / " (of.due) }
                        td data-label=(quality) { (judged(lang, of)) }
                        td data-label=(cost) { (costs(lang, of, rules)) }
                    }
                }
            }
        }
    }
}

fn judged(lang: Lang, of: &Emulated) -> Markup {
    let (met, partly, returned) = (of.met, of.partly, of.returned);
    html! {
        @if met + partly + returned == 0 { span.cap { (t!(lang, "emulation-not-judged")) } }
        @else {
            (t!(lang, "emulation-judged", met = met, partly = partly, returned = returned))
        }
    }
}

fn costs(lang: Lang, of: &Emulated, rules: &Rules) -> Markup {
    let cost = points(lang, Points(of.cost(rules)));
    let (bounces, days) = (of.bounces_refused, of.waited);
    html! {
        span.num { "−" (cost) }
        p.cap { (t!(lang, "emulation-costs", bounces = bounces, days = days)) }
    }
}

fn line(lang: Lang, plan: PlanId, unit: &UnitEmulated) -> Markup {
    let (on_time, due) = (unit.figures.on_time, unit.figures.due);
    html! {
        li {
            a href={"/plans/" (plan) "/units/" (unit.unit)} { (unit.name) }
            p.cap { (t!(lang, "emulation-apart-figures", n = on_time, due = due)) }
        }
    }
}

/// The formula in words, with the figures of the authority and their sources.
fn formula(lang: Lang, rules: &Rules) -> Markup {
    let value = |rule: Rule| rules::figure(lang, rule, rules.get(rule));
    let (on_time, original, quality) =
        (value(Rule::WeightOnTime), value(Rule::WeightOriginal), value(Rule::WeightQuality));
    let (bounce, wait, most) =
        (value(Rule::BounceCost), value(Rule::WaitCost), value(Rule::MostCost));
    let mut sources: Vec<&str> = Rule::ALL.iter().map(|rule| rules.source(*rule)).collect();
    sources.sort_unstable();
    sources.dedup();
    html! {
        section.card {
            h2 { (t!(lang, "emulation-formula")) }
            p { (t!(lang, "emulation-formula-mean",
                on_time = on_time, original = original, quality = quality)) }
            ul {
                li { (t!(lang, "emulation-formula-on-time")) }
                li { (t!(lang, "emulation-formula-original")) }
                li { (t!(lang, "emulation-formula-quality")) }
                li { (t!(lang, "emulation-formula-missing")) }
            }
            p { (t!(lang, "emulation-formula-cost", bounce = bounce, wait = wait, most = most)) }
            p { (t!(lang, "emulation-formula-round")) }
            p.cap { (t!(lang, "emulation-sources", sources = sources.join("; "))) }
            p { a href="/plans/rules" { (t!(lang, "rules-title")) } }
        }
    }
}
