//! The formulas in words, with their sources.

use crate::{
    pages::results::{Results, figures},
    words::t,
};
use ddci_platform::web::Lang;
use maud::{Markup, html};

pub(super) fn view(lang: Lang, results: &Results) -> Markup {
    let set = &results.set;
    let number = |value: f64| figures::number(lang, value, 0);
    let (low, high, span) = (number(set.low), number(set.high), number(set.high - set.low));
    let factor = figures::number(lang, 100.0 / set.high, 0);
    html! {
        ol {
            li { (t!(lang, "formula-raw")) }
            li {
                (t!(lang, "formula-higher", low = low.as_str(), span = span.as_str())) " "
                (t!(lang, "formula-lower", high = high.as_str(), span = span.as_str()))
            }
            li { (t!(lang, "formula-sub-index")) }
            li { (t!(lang, "formula-composite", factor = factor)) }
            @if results.round.has_intervals() {
                li { (t!(lang, "formula-error")) }
                li { (t!(lang, "formula-intervals")) }
                li { (t!(lang, "formula-places")) }
                li { (t!(lang, "formula-change")) }
            }
        }
        h3 { (t!(lang, "formula-sources")) }
        ul {
            li { "ddcivietnam.com/chi-tiet/phuong-phap-tinh-toan-ddci.html" }
            @if results.round.has_intervals() {
                li { "Rao, Wu, Yue (1992), Survey Methodology 18" }
                li { "Mogstad, Romano, Shaikh, Wilhelm (2024), Review of Economic Studies 91" }
            }
        }
    }
}
