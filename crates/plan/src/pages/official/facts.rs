//! What the document says of itself.

use super::Sheet;
use crate::words::t;
use ddci_platform::web::{Cx, Points, date, points};
use maud::{Markup, html};

pub(super) fn all(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    let (plan, head) = (&sheet.plan, &sheet.head);
    let blank = || "–".to_owned();
    let (first, last) = (date(lang, plan.starts_on), date(lang, plan.ends_on));
    html! {
        section.card aria-labelledby="facts-title" {
            h2 id="facts-title" { (t!(lang, "official-document")) }
            dl.facts {
                @if let Some(authority) = &sheet.issued_by {
                    dt { (t!(lang, "official-authority")) } dd lang="vi" { (authority.name) }
                }
                dt { (t!(lang, "mend-title-of-plan")) } dd lang="vi" { (plan.name()) }
                dt { (t!(lang, "mend-number")) } dd { (head.number.clone().unwrap_or_else(blank)) }
                dt { (t!(lang, "versions-issued")) }
                dd { (plan.issued_on.map_or_else(blank, |on| date(lang, on))) }
                dt { (t!(lang, "mend-issuer")) } dd lang="vi" { (head.issuer) }
                dt { (t!(lang, "mend-signer")) }
                dd lang="vi" { (head.signer.clone().unwrap_or_else(blank)) }
                dt { (t!(lang, "official-days")) } dd { (t!(lang, "official-first-to-last", first = first, last = last)) }
                @if let Some(total) = head.total_target {
                    dt { (t!(lang, "mend-total")) } dd.num { (points(lang, Points(total))) }
                }
                dt { (t!(lang, "mend-bases")) }
                dd { (bases(cx, sheet)) }
                dt { (t!(lang, "official-read-from")) }
                dd {
                    a href={"/plans/" (plan.id) "/document"} { (plan.source_name) }
                }
                @if plan.state.is_published() {
                    dt { (t!(lang, "versions-title")) }
                    dd {
                        a href={"/plans/" (plan.id) "/versions"} {
                            (t!(lang, "tree-versions", n = plan.version))
                        }
                    }
                }
                @if let (Some(superior), None) = (&sheet.superior, &sheet.issued_by) {
                    dt { (t!(lang, "official-superior")) }
                    dd {
                        span lang="vi" { (superior.name) }
                        p.cap { (t!(lang, "official-superior-sees")) }
                    }
                }
            }
        }
    }
}

/// The legal bases in the order of the document.
fn bases(cx: &Cx, sheet: &Sheet) -> Markup {
    html! {
        @if sheet.head.legal_bases.is_empty() { (t!(cx.lang, "official-no-bases")) }
        @else {
            ol.bases lang="vi" { @for basis in &sheet.head.legal_bases { li { (basis) } } }
        }
    }
}
