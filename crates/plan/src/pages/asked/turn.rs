//! The tab "phối hợp" of a unit's work list: pieces that wait for it.

use super::piece_words;
use crate::{pages::items::short, store::piece::Piece, words::t};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, date, heads},
};
use maud::{Markup, html};

/// The tab's word in addresses.
pub(in crate::pages) const TAB: &str = "pieces";

/// The list.
pub(in crate::pages) fn list(cx: &Cx, viewer: &Viewer, pieces: &[Piece]) -> Markup {
    let lang = cx.lang;
    if pieces.is_empty() {
        return html! { p { (t!(lang, "pieces-empty")) } };
    }
    let head = [
        t!(lang, "piece-what"),
        t!(lang, "piece-next"),
        t!(lang, "items-due"),
        t!(lang, "items-standing"),
    ];
    let [_, next, due, _] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for piece in pieces {
                    tr {
                        td {
                            a href={"/pieces/" (piece.id)} { (short(&piece.what)) }
                            p.cap { (piece.asker_name) " → " (piece.unit_name) }
                        }
                        td data-label=(next) {
                            @if viewer.is_of(piece.unit) { (t!(lang, "piece-next-answer")) }
                            @else { (t!(lang, "piece-next-look")) }
                        }
                        td.num data-label=(due) { (date(lang, piece.due_on)) }
                        td { (piece_words::tags(lang, piece, cx.today())) }
                    }
                }
            }
        }
    }
}
