//! `GET /rounds/{round}`: a round: where it stands, what is missing, and the button that comes next.

use super::{crumb, visible};
use crate::{
    model::{LEAST_SHOWN, Level, RoundId, RoundState, Score, read_set},
    pages::{refused, words_of},
    store::{
        rated,
        round::Round,
        score,
        step::{self, Taken},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, date, form::Input, instant},
};
use maud::{Markup, html};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> PageResult {
    let content = view(&viewer, &cx, id, "", &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "round"), &content))
}

pub(super) async fn view(
    viewer: &Viewer,
    cx: &Cx,
    id: RoundId,
    typed: &str,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let round = visible(cx, viewer, id).await?;
    let rated = rated::of_round(cx.db(), id).await?;
    let scores = score::upper(cx.db(), id).await?;
    let steps = step::of_round(cx.db(), id).await?;
    Ok(html! {
        (errors.summary(lang))
        (crumb(lang, None))
        h1 lang="vi" { (round.title) }
        p { (words_of::state(lang, round.state)) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "round-done")) } }
        @if round.illustrative { (words_of::illustrative(lang)) }
        section.card.steps-next { h2 { (t!(lang, "round-next")) } (next(viewer, cx, &round, &scores, typed, errors)) }
        section.card { h2 { (t!(lang, "round-facts")) } (facts(lang, &round, rated.len())) }
        section.card { h2 { (t!(lang, "round-steps")) } (log(cx, &steps)) }
    })
}

/// What can be done now, in the order in which it is done.
fn next(
    viewer: &Viewer,
    cx: &Cx,
    round: &Round,
    scores: &[Score],
    typed: &str,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let runs = viewer.may_everywhere(Verb::RunSurvey);
    let publishes = viewer.may_everywhere(Verb::PublishSurvey);
    let way = |verb: &str| format!("/rounds/{}/{verb}", round.id);
    html! {
        ul.plain { @for line in missing(lang, round, scores) { li { (line) } } }
        div.act {
            @if round.state != RoundState::Draft {
                a.btn href=(round.href()) { (t!(lang, "round-see-results")) }
            }
            @if runs && round.state != RoundState::Published {
                a href=(way("import")) { (t!(lang, "round-import")) }
                a href=(way("change")) { (t!(lang, "round-change")) }
            }
            @if publishes { a href=(way("licence")) { (t!(lang, "licence")) } }
        }
        @if runs && round.state == RoundState::Draft && round.kind.is_some() {
            (button(&way("compute"), "compute", &t!(lang, "round-compute")))
        }
        @if publishes && round.state == RoundState::Computed {
            (button(&way("publish"), "publish", &t!(lang, "round-publish")))
        }
        @if publishes && round.state == RoundState::Published {
            form.stacked method="post" action=(way("withdraw")) novalidate {
                (Input::new("reason", &t!(lang, "round-withdraw-reason"), typed)
                    .hint(&t!(lang, "round-withdraw-hint")).errors(errors).area(3))
                div.act { button.btn.q { (t!(lang, "round-withdraw")) } }
            }
        }
    }
}

fn button(action: &str, id: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            div.act { button.btn id=(id) { (words) } }
        }
    }
}

/// What is missing before the next step, and what is worth knowing before it.
fn missing(lang: Lang, round: &Round, scores: &[Score]) -> Vec<String> {
    let mut lines = Vec::new();
    match (round.state, round.kind) {
        (RoundState::Draft, None) => lines.push(t!(lang, "missing-results")),
        (RoundState::Draft, Some(_)) => lines.push(t!(lang, "missing-scores")),
        (RoundState::Computed, _) => lines.push(t!(lang, "missing-publication")),
        (RoundState::Published, _) => lines.push(t!(lang, "missing-nothing")),
    }
    let wholes: Vec<&Score> =
        scores.iter().filter(|score| score.part.level == Level::Composite).collect();
    let without = wholes.iter().filter(|score| score.value.is_none()).count();
    if without > 0 {
        lines.push(t!(lang, "missing-without-score", n = without));
    }
    let few = wholes
        .iter()
        .filter(|score| round.has_intervals() && (1..LEAST_SHOWN).contains(&score.answers))
        .count();
    if few > 0 {
        lines.push(t!(lang, "missing-few", n = few, least = LEAST_SHOWN));
    }
    if let Err(fault) = read_set(&round.index_text) {
        lines.push(refused::set(lang, &fault));
    }
    lines
}

fn facts(lang: Lang, round: &Round, units: usize) -> Markup {
    let (from, to) = (date(lang, round.from), date(lang, round.to));
    let set = read_set(&round.index_text).map(|set| set.code).unwrap_or_default();
    html! {
        dl.facts {
            dt { (t!(lang, "round-year")) } dd { (round.year) }
            dt { (t!(lang, "round-block")) } dd { (words_of::block(lang, &round.block)) }
            dt { (t!(lang, "round-days")) } dd { (t!(lang, "round-from-to", from = from, to = to)) }
            dt { (t!(lang, "round-index")) } dd { (set) }
            dt { (t!(lang, "round-results")) }
            dd {
                (words_of::kind(lang, round.kind))
                @if round.kind.is_some() {
                    p.cap {
                        (round.source_name) " · "
                        (t!(lang, "round-counts", units = units, n = round.evaluations,
                            out = round.left_out))
                    }
                }
            }
            dt { (t!(lang, "round-address")) } dd { (round.href()) }
            dt { (t!(lang, "round-method")) } dd lang="vi" { (round.method) }
        }
    }
}

fn log(cx: &Cx, steps: &[Taken]) -> Markup {
    let lang = cx.lang;
    html! {
        ul.todo {
            @for taken in steps {
                li {
                    (words_of::step(lang, taken.step))
                    @if !taken.words.is_empty() { ": " span lang="vi" { (taken.words) } }
                    p.cap {
                        (instant(lang, cx.app.clock().local(taken.at)))
                        @if let Some(by) = &taken.by { " · " (by) }
                    }
                }
            }
        }
    }
}
