//! The second factor: the second step of signing in, enrolling, one's own factor, and which roles
//! must have one.

mod code;
mod enrol;
mod half;
mod own;
mod qr;
mod rule;

pub(in crate::web) use code::words as code_words;
pub(super) use half::{Visit, admit};
pub(super) use own::section;

use crate::{
    permit::Verb,
    web::{Access, Routes},
};

/// The routes of second factors.
pub(super) fn routes() -> Routes {
    let keeper = Access::May(Verb::ManageAccounts);
    Routes::new()
        .get("/sign-in/code", Access::Public, code::show)
        .post("/sign-in/code", Access::Public, code::send)
        .get("/sign-in/enrol", Access::Public, enrol::show_halfway)
        .post("/sign-in/enrol", Access::Public, enrol::send_halfway)
        .post("/sign-in/leave", Access::Public, half::leave)
        .get("/account/second-factor", Access::SignedIn, enrol::show)
        .dangerous("/account/second-factor", Access::SignedIn, enrol::send)
        .dangerous("/account/second-factor/codes", Access::SignedIn, own::renew)
        .dangerous("/account/second-factor/remove", Access::SignedIn, own::remove)
        .get("/people/second-factor", keeper, rule::show)
        .dangerous("/people/second-factor", keeper, rule::send)
}
