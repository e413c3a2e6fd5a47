//! The index set: what counts how much, and between which goalposts.

use crate::{
    model::{Basis, fraction, own_weight},
    pages::results::{Results, figures},
    words::t,
};
use ddci_index::{
    Direction,
    model::{Indicator, Kind, SubIndex},
    normalise::Goalposts,
};
use ddci_platform::web::{Lang, heads};
use maud::{Markup, html};

pub(super) fn view(lang: Lang, results: &Results, basis: Option<&Basis>) -> Markup {
    let set = &results.set;
    let from = |place: usize| {
        let before = set.sub_indices.iter().take(place);
        before.map(|own| own.indicators.len()).sum::<usize>()
    };
    html! {
        dl.facts {
            dt { (t!(lang, "round-index")) } dd { (set.code) }
            dt { (t!(lang, "method-set-source")) }
            dd {
                span lang="vi" { (set.source) }
                p.cap {
                    @if set.verified { (t!(lang, "method-set-verified")) }
                    @else { (t!(lang, "method-set-not-verified")) }
                }
            }
        }
        @for (place, sub_index) in set.sub_indices.iter().enumerate() {
            h3 { span lang="vi" { (sub_index.name) } }
            p { (weight_of(lang, sub_index)) }
            @if !sub_index.indicators.is_empty() {
                (table(lang, sub_index, basis.map(|basis| (basis, from(place)))))
            }
        }
    }
}

fn weight_of(lang: Lang, sub_index: &SubIndex) -> String {
    match sub_index.counts {
        true => t!(lang, "method-weight", weight = fraction(sub_index.weight)),
        false => t!(lang, "method-beside"),
    }
}

fn table(lang: Lang, sub_index: &SubIndex, basis: Option<(&Basis, usize)>) -> Markup {
    let head = [
        t!(lang, "levers-indicator"),
        t!(lang, "method-measure"),
        t!(lang, "what-if-weight"),
        t!(lang, "method-goalposts"),
        t!(lang, "method-questions"),
    ];
    let [_, measure, weight, goalposts, questions] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for (place, own) in sub_index.indicators.iter().enumerate() {
                    tr {
                        td { (named(lang, own)) }
                        td data-label=(measure) {
                            (figures::kind(lang, own.kind))
                            p.cap { (polarity(lang, own.direction)) }
                        }
                        td.num data-label=(weight) {
                            (own_weight(sub_index, own))
                        }
                        td.num data-label=(goalposts) {
                            (ends(lang, own.kind, used(own, basis, place)))
                        }
                        td data-label=(questions) { (asked(lang, own)) }
                    }
                }
            }
        }
    }
}

fn named(lang: Lang, own: &Indicator) -> Markup {
    let (of, text) = figures::asked(lang, own);
    html! {
        span lang=(of.code()) { (text) }
        @if text != own.code { p.cap { (own.code) } }
    }
}

fn polarity(lang: Lang, direction: Direction) -> String {
    match direction {
        Direction::Higher => t!(lang, "better-higher"),
        Direction::Lower => t!(lang, "better-lower"),
    }
}

/// The goalposts that were used: those of the run, else those that the set states.
fn used(own: &Indicator, basis: Option<(&Basis, usize)>, place: usize) -> Option<Goalposts> {
    match basis {
        Some((basis, from)) => basis.scored.ends.get(from + place).copied().flatten(),
        None => own.goalposts,
    }
}

fn ends(lang: Lang, kind: Kind, ends: Option<Goalposts>) -> Markup {
    match ends {
        Some(ends) => html! {
            (figures::raw(lang, kind, ends.min)) " – " (figures::raw(lang, kind, ends.max))
        },
        None => html! { span.cap { "–" } },
    }
}

/// The questions with their scale, and the answers that mean "don't know".
fn asked(lang: Lang, own: &Indicator) -> Markup {
    html! {
        @for question in &own.questions {
            p {
                (question.code) " "
                span.cap {
                    (t!(lang, "method-scale",
                        low = figures::number(lang, question.min, 0),
                        high = figures::number(lang, question.max, 0)))
                    @if !question.dont_know_codes.is_empty() {
                        "; " (t!(lang, "method-dont-know-code",
                            codes = question.dont_know_codes.join(", ")))
                    }
                }
            }
        }
    }
}
