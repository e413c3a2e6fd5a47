//! The rounds of an authority, for those who run and publish them.

pub mod change;
mod form;
pub mod licence;
pub mod list;
pub mod one;
pub mod open;
pub mod press;

use crate::{
    model::RoundId,
    store::round::{self, Round},
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang},
};
use maud::{Markup, html};

/// The round, where the viewer may look at it.
pub(super) async fn visible(cx: &Cx, viewer: &Viewer, id: RoundId) -> Result<Round, Error> {
    round::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)
}

/// The way back.
pub(super) fn crumb(lang: Lang, round: Option<&Round>) -> Markup {
    html! {
        p.crumb {
            a href="/rounds" { (t!(lang, "rounds-title")) }
            @if let Some(round) = round {
                " › " a href={"/rounds/" (round.id)} lang="vi" { (round.title) }
            }
        }
    }
}
