//! What units ask: of each other a piece of work; and who waited for whom.

mod ask_piece;
pub(super) mod card;
mod piece;
mod piece_words;
mod press_piece;
pub(super) mod turn;
mod units;
pub(super) mod waiting;

use ddci_platform::{
    permit::Verb,
    web::{Access::May, Routes},
};

/// The routes of these screens.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/obligations/{obligation}/pieces", May(Verb::RecordProgress), ask_piece::show)
        .post("/obligations/{obligation}/pieces", May(Verb::RecordProgress), ask_piece::send)
        .get("/pieces/{piece}", May(Verb::ViewPlan), piece::show)
        .post("/pieces/{piece}/deliver", May(Verb::RecordProgress), press_piece::deliver)
        .post("/pieces/{piece}/decline", May(Verb::RecordProgress), press_piece::decline)
        .post("/pieces/{piece}/take", May(Verb::RecordProgress), press_piece::take)
        .post("/pieces/{piece}/again", May(Verb::RecordProgress), press_piece::again)
        .post("/pieces/{piece}/withdraw", May(Verb::RecordProgress), press_piece::withdraw)
        .get("/plans/{plan}/waiting", May(Verb::ViewPlan), waiting::show)
}
