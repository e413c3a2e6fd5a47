//! The rules of an index set, in words: goalposts, least numbers, ties, gaps, "don't know", bands.

use crate::{model::LEAST_SHOWN, pages::results::figures, words::t};
use ddci_index::{
    model::{DontKnow, GoalpostScope, IndexSet},
    rank::Ties,
};
use ddci_platform::web::Lang;
use maud::{Markup, html};
use std::collections::BTreeSet;

pub(super) fn view(lang: Lang, set: &IndexSet) -> Markup {
    html! {
        dl.facts {
            dt { (t!(lang, "rule-goalposts")) } dd { (goalposts(lang, set.goalposts)) }
            dt { (t!(lang, "rule-least")) }
            dd {
                (t!(lang, "rule-least-unit", least = set.least_answers)) " "
                (t!(lang, "rule-least-cell", least = LEAST_SHOWN))
            }
            dt { (t!(lang, "rule-gaps")) }
            dd { (gaps(lang, set)) }
            dt { (t!(lang, "rule-dont-know")) }
            dd { @for words in dont_know(lang, set) { p { (words) } } }
            dt { (t!(lang, "rule-ties")) } dd { (ties(lang, set.ties)) }
            dt { (t!(lang, "rule-rounding")) } dd { (t!(lang, "rule-rounding-words", n = set.decimals)) }
            @if !set.bands.is_empty() {
                dt { (t!(lang, "board-band")) } dd { (bands(lang, set)) }
            }
        }
    }
}

fn goalposts(lang: Lang, scope: GoalpostScope) -> String {
    match scope {
        GoalpostScope::BlockYear => t!(lang, "rule-goalposts-block"),
        GoalpostScope::PooledYears => t!(lang, "rule-goalposts-pooled"),
        GoalpostScope::Fixed => t!(lang, "rule-goalposts-fixed"),
    }
}

fn gaps(lang: Lang, set: &IndexSet) -> String {
    match set.least_share > 0.0 {
        true => t!(lang, "rule-gaps-words", share = figures::share(lang, set.least_share, 0)),
        false => t!(lang, "rule-gaps-any"),
    }
}

fn ties(lang: Lang, ties: Ties) -> String {
    match ties {
        Ties::Lowest => t!(lang, "rule-ties-lowest"),
        Ties::Average => t!(lang, "rule-ties-average"),
        Ties::Consecutive => t!(lang, "rule-ties-consecutive"),
    }
}

/// Each rule for "don't know" that a question of the set has.
fn dont_know(lang: Lang, set: &IndexSet) -> BTreeSet<String> {
    let questions = set.indicators().flat_map(|indicator| &indicator.questions);
    let words = |rule: DontKnow| match rule {
        DontKnow::Exclude => t!(lang, "rule-dont-know-exclude"),
        DontKnow::Middle => t!(lang, "rule-dont-know-middle"),
        DontKnow::Lowest => t!(lang, "rule-dont-know-lowest"),
    };
    questions.map(|question| words(question.dont_know)).collect()
}

fn bands(lang: Lang, set: &IndexSet) -> Markup {
    html! {
        @for band in &set.bands {
            p {
                b lang="vi" { (band.name) } " "
                (t!(lang, "rule-band", least = figures::number(lang, band.at_least.to_f64(), 2)))
            }
        }
    }
}
