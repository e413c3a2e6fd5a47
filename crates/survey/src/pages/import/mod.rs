//! `/rounds/{round}/import`: results into a round: handed in, looked at, written by a second button.
//! Nothing is kept of a file before that, and never who answered.

mod bind;
mod content;
mod faults;
mod preview;
mod read_answers;
mod read_stated;
mod shown;

pub use preview::{commit, look};

use super::rounds::{crumb, visible};
use crate::{
    model::{ResultKind, RoundId, RoundState},
    store::round::Round,
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Errors, Lang, PageResult, form::Input},
};
use ddci_survey_reader::Faults;
use maud::{Markup, html};

/// `GET /rounds/{round}/import`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> PageResult {
    let round = visible(&cx, &viewer, id).await?;
    let content = begin(cx.lang, &round, ResultKind::Answers, &Errors::new(), None);
    Ok(cx.page(&t!(cx.lang, "import-title"), &content))
}

/// The first page: which kind, which file; and what was wrong with the one that was sent.
fn begin(
    lang: Lang,
    round: &Round,
    kind: ResultKind,
    errors: &Errors,
    wrong: Option<&Faults>,
) -> Markup {
    html! {
        (errors.summary(lang))
        (crumb(lang, Some(round)))
        h1 { (t!(lang, "import-title")) }
        @if round.state == RoundState::Published {
            p { (t!(lang, "refused-state-published")) }
        } @else {
            (steps(lang, 1))
            p.muted { (t!(lang, "import-answer")) }
            @if let Some(wrong) = wrong { (faults::table(lang, wrong)) }
            section.card { (upload(lang, round, kind, errors)) }
            section.card { h2 { (t!(lang, "import-columns")) } (columns(lang, round)) }
        }
    }
}

fn upload(lang: Lang, round: &Round, kind: ResultKind, errors: &Errors) -> Markup {
    let kinds = [
        (ResultKind::Answers.word().to_owned(), t!(lang, "import-kind-answers")),
        (ResultKind::Stated.word().to_owned(), t!(lang, "import-kind-stated")),
    ];
    html! {
        form.stacked method="post" enctype="multipart/form-data" novalidate
            action={"/rounds/" (round.id) "/import"} {
            (Input::new("kind", &t!(lang, "import-kind"), kind.word()).choice(&kinds))
            (Input::new("results", &t!(lang, "import-file"), "")
                .hint(&t!(lang, "import-file-hint")).errors(errors).file(".csv,.xlsx"))
            div.act { button.btn { (t!(lang, "import-look")) } }
        }
    }
}

/// What the columns of a file have to be called.
fn columns(lang: Lang, round: &Round) -> Markup {
    let set = crate::model::read_set(&round.index_text).ok();
    let questions: Vec<String> = set
        .iter()
        .flat_map(|set| set.indicators())
        .flat_map(|indicator| indicator.questions.iter().map(|question| question.code.clone()))
        .collect();
    let codes: Vec<String> = set
        .iter()
        .flat_map(|set| &set.sub_indices)
        .map(|known| format!("{} ({})", known.code, known.name))
        .collect();
    html! {
        p { (t!(lang, "import-columns-answers")) }
        @if !questions.is_empty() { p.cap { (questions.join(", ")) } }
        @else { p.cap { (t!(lang, "import-no-questions")) } }
        p { (t!(lang, "import-columns-stated")) }
        p.cap lang="vi" { (codes.join(", ")) }
    }
}

/// Where in the wizard one is.
fn steps(lang: Lang, at: usize) -> Markup {
    let steps = [t!(lang, "import-step-file"), t!(lang, "import-step-look")];
    html! {
        ol.steps aria-label=(t!(lang, "import-steps")) {
            @for (n, step) in (1..).zip(steps) {
                li aria-current=[(n == at).then_some("step")] { (n) ". " (step) }
            }
        }
    }
}
