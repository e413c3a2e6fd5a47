//! The units with most that is overdue.

use crate::{model::PlanId, store::board::UnitFigures, words::t};
use ddci_platform::web::{Lang, State, tag};
use maud::{Markup, html};

/// Who is late, and how much of what was due each one has done.
pub(super) fn late(lang: Lang, plan: PlanId, units: &[UnitFigures]) -> Markup {
    let late: Vec<&UnitFigures> =
        units.iter().filter(|unit| unit.figures.overdue > 0).take(8).collect();
    html! {
        @if late.is_empty() { p { (t!(lang, "board-no-unit-late")) } }
        ul.todo {
            @for unit in late {
                li {
                    a href={"/plans/" (plan) "/obligations?tab=overdue&unit=" (unit.unit)} {
                        (unit.name)
                    }
                    " "
                    (tag(State::Late, &t!(lang, "board-n-late", n = unit.figures.overdue)))
                    @let done = unit.figures.submitted();
                    p.cap {
                        (t!(lang, "board-unit-done", done = done, due = unit.figures.due)) " · "
                        a href={"/plans/" (plan) "/units/" (unit.unit)} {
                            (t!(lang, "sides-unit-page"))
                            span.unseen { ": " (unit.name) }
                        }
                    }
                }
            }
        }
    }
}
