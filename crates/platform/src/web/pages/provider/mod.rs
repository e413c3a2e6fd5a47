//! Providers of identities: going there, coming back, and one's own links.

mod back;
mod go;
mod own;

pub(super) use go::buttons;
pub(in crate::web) use go::proving;
pub(super) use own::section;

use crate::web::{Access, Cx, Routes, pages::sign_in::cookie_named};

/// The routes of providers.
pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/sign-in/with/{provider}", Access::Public, go::to_sign_in)
        .get("/sign-in/back/{provider}", Access::Public, back::come)
        .post("/sudo/with/{provider}", Access::SignedIn, go::to_prove)
        .dangerous("/account/providers/{provider}", Access::SignedIn, go::to_link)
        .dangerous("/account/links/{id}/unlink", Access::SignedIn, own::unlink)
}

/// The cookie that keeps the secret of a visit.
fn cookie_name(cx: &Cx) -> &'static str {
    if cx.app.settings().is_secure() { "__Host-ddci-visit" } else { "ddci-visit" }
}

fn set_cookie(cx: &Cx, value: &str, seconds: i64) -> String {
    cookie_named(cx, cookie_name(cx), value, seconds)
}

/// Where a provider sends the browser back to; exactly this is registered there.
fn back_address(cx: &Cx, provider: &str) -> String {
    format!("{}/sign-in/back/{provider}", cx.app.settings().public_url)
}
