//! The outbox: what leaves, what has left, and what somebody has to look at.

mod decide;
mod hours;
mod list;
mod show;
mod words;

use crate::{
    permit::Verb,
    web::{Access, Routes},
};

pub(super) fn routes() -> Routes {
    let access = Access::May(Verb::ManageOutbox);
    Routes::new()
        .get("/outbox", access, list::show)
        .post("/outbox/hours", access, hours::send)
        .get("/outbox/{message}", access, show::show)
        .post("/outbox/{message}/retry", access, decide::retry)
        .post("/outbox/{message}/cancel", access, decide::cancel)
}
