//! What looks wrong in a published table, in words.

use crate::words::t;
use ddci_index::{
    model::IndexSet,
    published::{Finding, Suspicion},
};
use ddci_platform::web::{Lang, Points, points};
use maud::{Markup, html};

/// The findings of a table; nothing where there is none.
pub(super) fn list(lang: Lang, set: &IndexSet, findings: &[Finding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            section.card {
                h2 { (t!(lang, "suspected-title", n = findings.len())) }
                p.muted { (t!(lang, "suspected-explained")) }
                ul {
                    @for finding in findings {
                        li { b lang="vi" { (finding.unit) } ": " (words(lang, set, &finding.suspicion)) }
                    }
                }
            }
        }
    }
}

fn words(lang: Lang, set: &IndexSet, suspicion: &Suspicion) -> String {
    let at = |value: f64| points(lang, Points(crate::model::hundredths(value).unwrap_or_default()));
    match suspicion {
        Suspicion::OutsideScale { column, value } => {
            let counting = || set.sub_indices.iter().filter(|known| known.counts);
            let name =
                column.and_then(|place| counting().nth(place)).map(|known| known.name.as_str());
            let name = name.map_or_else(|| t!(lang, "suspected-composite"), str::to_owned);
            t!(lang, "suspected-outside", name = name, value = at(*value))
        }
        Suspicion::DoesNotFollow { expected, published, .. } => {
            t!(lang, "suspected-follows", expected = at(*expected), published = at(*published))
        }
        Suspicion::SameAs { unit } => t!(lang, "suspected-same", unit = unit.as_str()),
        &Suspicion::WrongRank { expected } => t!(lang, "suspected-rank", expected = expected),
    }
}
