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
        .dangerous("/people", keeper, add::send)
        .get("/people/new", keeper, add::show)
        .get("/people/import", keeper, import::show)
        .post("/people/import", keeper, import::look)
        .dangerous("/people/import/commit", keeper, import::commit)
        .get("/people/{person}", keeper, show::show)
        .dangerous("/people/{person}/correct", keeper, correct::send)
        .dangerous("/people/{person}/positions", keeper, positions::appoint)
        .dangerous("/people/{person}/positions/end", keeper, positions::end)
        .dangerous("/people/{person}/grants", keeper, grants::give)
        .dangerous("/people/{person}/grants/revoke", keeper, grants::revoke)
        .dangerous("/people/{person}/disabled", keeper, account::set_disabled)
        .dangerous("/people/{person}/link", keeper, account::make_link)
        .dangerous("/people/{person}/second-factor/reset", keeper, factor::reset)
        .dangerous("/people/{person}/tokens/{token}/revoke", keeper, tokens::revoke)
}
