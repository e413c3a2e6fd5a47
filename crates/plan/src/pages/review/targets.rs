//! The arithmetic of the targets, step by step, beside the total the plan states.

use super::sheet::Sheet;
use crate::{
    model::Arithmetic,
    store::sub_index::{self, SubIndex},
    words::t,
};
use ddci_platform::web::{Lang, Points, State, points, tag};
use maud::{Markup, html};

/// The section of the page.
pub(super) fn arithmetic(lang: Lang, sheet: &Sheet) -> Markup {
    let counted = sub_index::counted(&sheet.sub_indices);
    let arithmetic = Arithmetic::of(&counted, sheet.plan.total_target);
    html! {
        section.card id="targets" aria-labelledby="targets-title" {
            h2 id="targets-title" { (t!(lang, "review-targets")) }
            @if sheet.sub_indices.is_empty() {
                p { (t!(lang, "review-no-sub-indices")) }
            } @else {
                (verdict(lang, &arithmetic))
                (table(lang, sheet, &arithmetic))
            }
            @if sheet.is_draft() {
                @let next = sheet.sub_indices.iter().map(|known| known.ordinal).max().unwrap_or(0) + 1;
                p.act { a href=(mend(sheet, next)) { (t!(lang, "review-add-sub-index")) } }
            }
        }
    }
}

fn mend(sheet: &Sheet, ordinal: i32) -> String {
    format!("/plans/{}/sub-indices/{ordinal}/mend", sheet.plan.id)
}

fn verdict(lang: Lang, arithmetic: &Arithmetic) -> Markup {
    let stated = arithmetic.stated.map(|stated| points(lang, Points(stated)));
    let total = arithmetic.total.map(|total| points(lang, Points(total)));
    html! {
        p.verdict {
            @match (total, stated) {
                (None, _) => (tag(State::Idle, &t!(lang, "review-nothing-counts"))),
                (Some(total), None) => {
                    (tag(State::Idle, &t!(lang, "review-no-stated-total", total = total)))
                }
                (Some(_), Some(stated)) if arithmetic.adds_up() => {
                    (tag(State::Fine, &t!(lang, "review-adds-up", stated = stated)))
                }
                (Some(total), Some(stated)) => {
                    (tag(State::Late,
                        &t!(lang, "review-does-not-add-up", stated = stated, total = total)))
                }
            }
        }
    }
}

fn table(lang: Lang, sheet: &Sheet, arithmetic: &Arithmetic) -> Markup {
    html! {
        table.sums {
            thead {
                tr {
                    th scope="col" { (t!(lang, "review-sub-index")) }
                    th.r scope="col" { (t!(lang, "review-target")) }
                }
            }
            tbody { @for sub_index in &sheet.sub_indices { (row(lang, sheet, sub_index)) } }
            tfoot {
                tr {
                    th scope="row" { (t!(lang, "review-sum", n = arithmetic.counted)) }
                    td.r.num { (points(lang, Points(arithmetic.sum))) }
                }
                @if let Some(total) = arithmetic.total {
                    tr {
                        th scope="row" {
                            (t!(lang, "review-total-rule",
                                sum = points(lang, Points(arithmetic.sum)),
                                n = arithmetic.counted))
                        }
                        td.r.num { (points(lang, Points(total))) }
                    }
                }
                tr {
                    th scope="row" { (t!(lang, "review-stated-total")) }
                    td.r.num {
                        @match arithmetic.stated {
                            Some(stated) => (points(lang, Points(stated))),
                            None => (t!(lang, "review-not-stated")),
                        }
                    }
                }
            }
        }
    }
}

fn row(lang: Lang, sheet: &Sheet, sub_index: &SubIndex) -> Markup {
    html! {
        tr {
            td {
                (sub_index.ordinal) ". " span lang="vi" { (sub_index.name) }
                @if let Some(leader) = &sub_index.responsible_leader {
                    p.cap lang="vi" { (leader) }
                }
                @if sheet.is_draft() {
                    p.tools {
                        a href=(mend(sheet, sub_index.ordinal)) {
                            (t!(lang, "review-change-sub-index"))
                            span.unseen { " " (sub_index.ordinal) }
                        }
                    }
                }
            }
            td.r.num {
                @match sub_index.target {
                    Some(target) => (points(lang, Points(target))),
                    None => (t!(lang, "review-no-target-set")),
                }
                @if !sub_index.counts_toward_total {
                    p.cap { (t!(lang, "review-not-counted")) }
                }
            }
        }
    }
}
