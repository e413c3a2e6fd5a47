//! People: who they are, what they may do, and lists of them. For whoever keeps the accounts.

mod account;
mod add;
mod correct;
mod factor;
mod grants;
mod import;
mod list;
mod positions;
pub(super) mod refused;
mod sheet;
mod show;
mod tokens;
pub(super) mod words;

use crate::{
    permit::Verb,
    web::{Access::May, Routes},
};

/// The routes of people, each for whoever keeps the accounts.
pub(super) fn routes() -> Routes {
    let keeper = May(Verb::ManageAccounts);
    Routes::new()
        .get("/people", keeper, list::show)
        .post("/people", keeper, add::send)
        .get("/people/new", keeper, add::show)
        .get("/people/import", keeper, import::show)
        .post("/people/import", keeper, import::look)
        .post("/people/import/commit", keeper, import::commit)
        .get("/people/{person}", keeper, show::show)
        .post("/people/{person}/correct", keeper, correct::send)
        .post("/people/{person}/positions", keeper, positions::appoint)
        .post("/people/{person}/positions/end", keeper, positions::end)
        .post("/people/{person}/grants", keeper, grants::give)
        .post("/people/{person}/grants/revoke", keeper, grants::revoke)
        .post("/people/{person}/disabled", keeper, account::set_disabled)
        .post("/people/{person}/link", keeper, account::make_link)
        .post("/people/{person}/second-factor/reset", keeper, factor::reset)
        .post("/people/{person}/tokens/{token}/revoke", keeper, tokens::revoke)
}
