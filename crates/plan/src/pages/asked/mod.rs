//! What units ask: of each other a piece of work, of whoever gave them the work a later date or
//! another unit; who waited for whom; and what units are ranked by.

mod ask_extension;
mod ask_piece;
mod bounce;
pub(super) mod card;
mod emulation;
mod extension;
mod given;
mod piece;
mod piece_words;
mod press_piece;
mod rules;
mod send_bounce;
pub(super) mod turn;
mod units;
pub(super) mod waiting;

pub(super) use given::lists as waiting_requests;
pub(super) use rules::name as rule_name;

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
        .get("/obligations/{obligation}/extension", May(Verb::Submit), ask_extension::show)
        .post("/obligations/{obligation}/extension", May(Verb::Submit), ask_extension::send)
        .get("/extensions/{extension}", May(Verb::ViewPlan), extension::show)
        .post("/extensions/{extension}/decide", May(Verb::Accept), extension::decide)
        .get("/obligations/{obligation}/bounce", May(Verb::Submit), send_bounce::show)
        .post("/obligations/{obligation}/bounce", May(Verb::Submit), send_bounce::send)
        .get("/bounces/{bounce}", May(Verb::ViewPlan), bounce::show)
        .post("/bounces/{bounce}/decide", May(Verb::Accept), bounce::decide)
        .get("/plans/rules", May(Verb::ViewPlan), rules::show)
        .post("/plans/rules", May(Verb::IssuePlan), rules::send)
        .get("/plans/{plan}/emulation", May(Verb::ViewObligations), emulation::show)
}
