//! The cards of an obligation: the pieces its unit asked others for, what it asked of its giver, and
//! the ways to ask.

use super::{given, piece_words};
use crate::{
    pages::items::short,
    store::{
        bounce::{self, Bounce},
        extension::{self, Extension},
        obligation::Sheet,
        waited::{self, Waited},
    },
    transitions,
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::{Actor, Viewer},
    store::{Read, StoreError},
    web::Cx,
};
use maud::{Markup, html};

/// What the card shows.
pub(in crate::pages) struct Asked {
    pieces: Vec<Waited>,
    extensions: Vec<Extension>,
    bounces: Vec<Bounce>,
}

/// Of an obligation that the viewer sees.
pub(in crate::pages) async fn load(db: &impl Read, sheet: &Sheet) -> Result<Asked, StoreError> {
    let id = sheet.obligation.id;
    Ok(Asked {
        pieces: waited::of(db, id).await?,
        extensions: extension::of(db, id).await?,
        bounces: bounce::of(db, id).await?,
    })
}

/// Both cards.
pub(in crate::pages) fn cards(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    asked: &Asked,
    calendar: &Calendar,
) -> Markup {
    html! {
        (card(viewer, cx, sheet, asked, calendar))
        (given::card(viewer, cx, sheet, &asked.extensions, &asked.bounces))
    }
}

/// The pieces; nothing where nothing was asked and nothing can be.
fn card(viewer: &Viewer, cx: &Cx, sheet: &Sheet, asked: &Asked, calendar: &Calendar) -> Markup {
    let lang = cx.lang;
    let may_ask = transitions::may_ask_piece(sheet, &Actor::from(viewer.clone())).is_ok();
    if asked.pieces.is_empty() && !may_ask {
        return html! {};
    }
    html! {
        section.card {
            h2 { (t!(lang, "pieces-title")) }
            @if asked.pieces.is_empty() { p.muted { (t!(lang, "pieces-none")) } }
            ul.todo {
                @for waited in &asked.pieces { (line(cx, waited, calendar)) }
            }
            @if may_ask {
                p.act {
                    a.btn.q href={"/obligations/" (sheet.obligation.id) "/pieces"} {
                        (t!(lang, "ask-piece"))
                    }
                }
            }
        }
    }
}

fn line(cx: &Cx, waited: &Waited, calendar: &Calendar) -> Markup {
    let (lang, piece) = (cx.lang, &waited.piece);
    html! {
        li {
            (piece_words::tags(lang, piece, cx.today()))
            br;
            a href={"/pieces/" (piece.id)} { (short(&piece.what)) }
            p.cap { (piece.unit_name) " · " (piece_words::due(lang, piece)) }
            @if let Some(words) = piece_words::waited(lang, waited, cx.today(), calendar) {
                p.cap { (words) }
            }
        }
    }
}
