//! What becomes of each thing that was left open, and the button that does it.

use super::{receivers, unit::Sheet};
use crate::{
    model::Fate,
    pages::{items::short, schedule_words},
    words::t,
};
use ddci_platform::web::{Cx, Lang, State, date, form::Input, heads, tag};
use maud::{Markup, html};

/// How many things are named; the counts above hold for all.
const NAMED: usize = 300;

pub(super) fn card(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    let [moved, joined, stay] = sheet.handing.counts();
    html! {
        section.card aria-labelledby="preview-title" {
            h2 id="preview-title" { (t!(lang, "handover-preview")) }
            p { b { (t!(lang, "handover-counts", moved = moved, joined = joined, stay = stay)) } }
            @if joined > 0 { p.muted { (t!(lang, "handover-joins-explained")) } }
            @if stay > 0 { p.muted { (t!(lang, "handover-stays-explained")) } }
            (table(lang, sheet))
            @if moved + joined > 0 { (confirm(lang, sheet)) }
        }
    }
}

fn table(lang: Lang, sheet: &Sheet) -> Markup {
    let head = [t!(lang, "items-task"), t!(lang, "items-due"), t!(lang, "handover-becomes")];
    let [_, due, becomes] = &head;
    let unnamed = sheet.handing.steps.len().saturating_sub(NAMED);
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for (left, fate) in sheet.handing.steps.iter().take(NAMED) {
                    tr {
                        td lang="vi" {
                            a href={"/tasks/" (left.task)} { (short(&left.text)) }
                            p.cap {
                                (left.reference) " · " (left.year)
                                @if let Some(period) = schedule_words::period(lang, &left.period) {
                                    " · " (period)
                                }
                            }
                        }
                        td.num data-label=(due) { (date(lang, left.effective_on)) }
                        td data-label=(becomes) { (fate_words(lang, sheet, *fate)) }
                    }
                }
            }
        }
        @if unnamed > 0 { p.muted { (t!(lang, "import-more", n = unnamed)) } }
    }
}

fn fate_words(lang: Lang, sheet: &Sheet, fate: Fate) -> Markup {
    html! {
        @match fate {
            Fate::Moves(to) => { "→ " span lang="vi" { (sheet.name(to)) } },
            Fate::Joins(to, other) => {
                (tag(State::Soon, &t!(lang, "handover-joins"))) " "
                a href={"/obligations/" (other)} lang="vi" { (sheet.name(to)) }
            }
            Fate::Met(to) => {
                (tag(State::Idle, &t!(lang, "handover-stays"))) " "
                (t!(lang, "handover-met", name = sheet.name(to)))
            }
            Fate::Stays => (tag(State::Idle, &t!(lang, "handover-stays"))),
        }
    }
}

fn confirm(lang: Lang, sheet: &Sheet) -> Markup {
    let [moved, joined, _] = sheet.handing.counts();
    let n = moved.saturating_add(joined);
    html! {
        form.stacked method="post" action={"/handover/" (sheet.unit.id)} {
            (receivers::hidden(&sheet.receivers))
            input type="hidden" name="seen" value=(sheet.handing.hash());
            @if let Some(rest) = sheet.receivers.rest {
                @let name = sheet.name(rest);
                (Input::new("names", &t!(lang, "handover-names", name = name), "")
                    .hint(&t!(lang, "handover-names-hint")).tick(true))
            }
            p.muted { (t!(lang, "handover-undo-hint")) }
            div.act { button.btn { (t!(lang, "handover-confirm", n = n)) } }
        }
    }
}
