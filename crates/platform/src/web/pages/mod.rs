//! The platform's own pages: signing in and out, one's devices, files, the language, the calendar,
//! errors.

pub mod account;
mod api;
mod calendar;
mod device;
pub mod error;
mod feeds;
mod file;
mod guide;
pub mod health;
mod jobs;
mod language;
mod link;
mod outbox;
mod people;
mod reminders;
mod second;
pub mod sign_in;
mod sign_out;
mod tabs;
mod tokens;
mod units;

pub use units::names::{Names as UnitNames, kind as unit_kind};

use super::{Access, NavItem, Routes, api::routes as api_routes, words::t};
use crate::permit::Verb;

/// The platform's routes. Rooms bring their own.
pub fn routes() -> Routes {
    Routes::new()
        .get("/healthz", Access::Public, health::show)
        .get("/health/live", Access::Public, health::live)
        .get("/health/ready", Access::Public, health::ready)
        .post("/language", Access::Public, language::choose)
        .get("/sign-in", Access::Public, sign_in::show)
        .post("/sign-in", Access::Public, sign_in::send)
        .get("/sign-in/link/{token}", Access::Public, link::show)
        .post("/sign-in/link/{token}", Access::Public, link::send)
        .post("/sign-out", Access::SignedIn, sign_out::send)
        .get("/account", Access::SignedIn, account::show)
        .post("/account/password", Access::SignedIn, account::change_password)
        .post("/account/sessions/{id}/revoke", Access::SignedIn, account::revoke)
        .get("/reminders", Access::SignedIn, reminders::show)
        .post("/reminders/choice", Access::SignedIn, reminders::choose)
        .post("/reminders/steps", Access::May(Verb::ManageCalendar), reminders::decide)
        .post("/account/feeds", Access::SignedIn, feeds::make_own)
        .post("/account/feeds/{feed}/revoke", Access::SignedIn, feeds::revoke_own)
        .get("/guide", Access::SignedIn, guide::list)
        .get("/guide/{name}", Access::SignedIn, guide::show)
        .get("/guide/pictures/{file}", Access::SignedIn, guide::picture)
        .get("/files/{id}", Access::SignedIn, file::show)
        .get("/calendar", Access::SignedIn, calendar::show)
        .get("/calendar/{file}", Access::Public, feeds::show)
        .get("/calendar/change", Access::May(Verb::ManageCalendar), calendar::show_change)
        .post("/calendar/change", Access::May(Verb::ManageCalendar), calendar::change)
        .get("/calendar/import", Access::May(Verb::ManageCalendar), calendar::show_import)
        .post("/calendar/import", Access::May(Verb::ManageCalendar), calendar::import)
        .post("/calendar/amend", Access::May(Verb::ManageCalendar), calendar::amend)
        .get("/jobs", Access::May(Verb::ManageJobs), jobs::show)
        .post("/jobs/{job}/retry", Access::May(Verb::ManageJobs), jobs::retry)
        .merge(outbox::routes())
        .get("/account/tokens", Access::SignedIn, tokens::show)
        .post("/account/tokens", Access::SignedIn, tokens::make)
        .post("/account/tokens/{token}/revoke", Access::SignedIn, tokens::revoke)
        .get("/api", Access::Public, api::show)
        .merge(api_routes())
        .merge(units::routes())
        .merge(second::routes())
        .merge(people::routes())
}

/// The platform's part of the menu, which stands below the rooms'. Every role may see plans, and the
/// calendar and the units with them.
pub fn nav() -> Vec<NavItem> {
    vec![
        NavItem { href: "/calendar", label: |lang| t!(lang, "calendar-nav"), verb: Verb::ViewPlan },
        NavItem { href: "/units", label: |lang| t!(lang, "nav-units"), verb: Verb::ViewPlan },
        NavItem {
            href: "/people",
            label: |lang| t!(lang, "nav-people"),
            verb: Verb::ManageAccounts,
        },
        NavItem {
            href: "/outbox",
            label: |lang| t!(lang, "outbox-title"),
            verb: Verb::ManageOutbox,
        },
        NavItem { href: "/jobs", label: |lang| t!(lang, "jobs-title"), verb: Verb::ManageJobs },
    ]
}
