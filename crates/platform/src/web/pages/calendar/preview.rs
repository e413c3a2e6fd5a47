//! What a change of the calendar would move and for whom, before anything is saved.

use super::words;
use crate::{
    law::{self, Change},
    permit::Viewer,
    seam::DateMove,
    web::{Cx, Error, Lang, Page, date, heads, words::t},
};
use ddci_calendar::Calendar;
use maud::{Markup, html};

/// How many dates are named; the sums above count them all.
const NAMED: usize = 300;

/// The page. `notice` says why it is shown again where it was confirmed already.
pub(super) async fn page(
    viewer: &Viewer,
    cx: &Cx,
    changes: &[Change],
    back: &Markup,
    notice: Option<String>,
) -> Result<Page, Error> {
    let lang = cx.lang;
    let calendar = law::calendar(cx.db(), viewer.authority).await?;
    let preview = law::preview(cx.db(), viewer.authority, changes, cx.app.open_dates()).await?;
    let units = units(&preview.moves);
    let content = html! {
        @if let Some(notice) = &notice {
            section.errors role="alert" { p { (notice) } }
        }
        p.crumb { a href="/calendar" { (t!(lang, "calendar-nav")) } }
        h1 { (t!(lang, "preview-title")) }
        p { b { (t!(lang, "preview-answer", n = preview.moves.len(), units = units.len())) } }
        p.muted { (t!(lang, "preview-rule")) }
        (days(lang, &calendar, changes))
        @if !units.is_empty() { (unit_card(lang, &units)) (move_card(lang, &preview.moves)) }
        div.act {
            (confirm(lang, changes, &preview.hash, preview.moves.len()))
            (back)
        }
    };
    let title = t!(lang, "preview-title");
    Ok(match notice {
        Some(_) => cx.page_with_errors(&title, &content),
        None => cx.page(&title, &content),
    })
}

fn confirm(lang: Lang, changes: &[Change], hash: &str, moves: usize) -> Markup {
    let changes = serde_json::to_string(changes).unwrap_or_default();
    html! {
        form method="post" action="/calendar/amend" {
            input type="hidden" name="changes" value=(changes);
            input type="hidden" name="hash" value=(hash);
            button.btn { (t!(lang, "preview-confirm", n = moves)) }
        }
    }
}

/// The days that change: what each is so far, and what it shall be.
fn days(lang: Lang, calendar: &Calendar, changes: &[Change]) -> Markup {
    let head = [
        t!(lang, "calendar-date"),
        t!(lang, "preview-so-far"),
        t!(lang, "preview-from-now-on"),
        t!(lang, "calendar-legal-basis"),
    ];
    let [_, so_far, from_now_on, basis] = &head;
    html! {
        section.card {
            h2 { (t!(lang, "preview-days", n = changes.len())) }
            table.cards {
                (heads(&head))
                tbody {
                    @for Change { day, .. } in changes {
                        tr {
                            td.num { (words::day(lang, day.date)) }
                            td data-label=(so_far) {
                                (words::mark(lang, words::so_far(calendar, day.date)))
                            }
                            td data-label=(from_now_on) {
                                "→ " (words::mark(lang, day.kind))
                                p.cap lang="vi" { (day.name) }
                            }
                            td data-label=(basis) { span lang="vi" { (day.legal_basis) } }
                        }
                    }
                }
            }
        }
    }
}

/// How many dates move for each unit; the moves come unit by unit.
fn units(moves: &[DateMove]) -> Vec<(&str, usize)> {
    moves
        .chunk_by(|one, next| one.unit == next.unit)
        .filter_map(|moves| moves.first().map(|first| (first.unit.as_str(), moves.len())))
        .collect()
}

fn unit_card(lang: Lang, units: &[(&str, usize)]) -> Markup {
    html! {
        section.card {
            h2 { (t!(lang, "preview-units")) }
            table {
                thead {
                    tr {
                        th scope="col" { (t!(lang, "preview-unit")) }
                        th.r scope="col" { (t!(lang, "preview-count")) }
                    }
                }
                tbody {
                    @for (unit, count) in units {
                        tr { td lang="vi" { (unit) } td.r.num { (count) } }
                    }
                }
            }
        }
    }
}

fn move_card(lang: Lang, moves: &[DateMove]) -> Markup {
    let unnamed = moves.len().saturating_sub(NAMED);
    let head = [t!(lang, "preview-thing"), t!(lang, "preview-unit"), t!(lang, "preview-move")];
    let [_, unit, moves_to] = &head;
    html! {
        section.card {
            h2 { (t!(lang, "preview-moves")) }
            table.cards {
                (heads(&head))
                tbody {
                    @for moved in moves.iter().take(NAMED) {
                        tr {
                            td lang="vi" { a href=(moved.href) { (moved.thing) } }
                            td data-label=(unit) { span lang="vi" { (moved.unit) } }
                            td.num data-label=(moves_to) { (date(lang, moved.from)) " → " (date(lang, moved.to)) }
                        }
                    }
                }
            }
            @if unnamed > 0 { p { (t!(lang, "preview-more", n = unnamed)) } }
        }
    }
}
