//! The JSON API under `/api/v1`, for programs: what it shares, and the platform's own resources.
//!
//! A request comes with a token ([`crate::identity::bearer`]) and never with a cookie, so that no page of
//! another site can send one. Every route says who may use it and with which scope, like a page, and
//! stands in the OpenAPI document by the same line: [`super::Routes::api`] takes a handler that
//! `utoipa::path` describes. Whatever goes wrong is a [`Problem`].

mod answer;
mod document;
mod guard;
mod listing;
mod problem;
mod resources;
mod sent;
mod values;

pub use answer::{Answer, Made};
pub use document::Document;
pub use listing::{Listing, Meta, One, Page, page_of, size};
pub use problem::{Problem, Refused};
pub use sent::{Asked, Sent};
pub use values::{Day, Hundredths, Instant, Limit, TEXT, Text, Whole, is_line, whole};

pub(super) use document::Operation;
pub(super) use guard::{guard, nothing};

use super::{
    Access::{Public, Token, TokenMay},
    Routes,
};
use crate::permit::{Scope, Verb};
use utoipa_axum::routes;

/// Where the API begins.
pub const PREFIX: &str = "/api/v1";

/// Whether a path is the API's.
pub fn is_api(path: &str) -> bool {
    path.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What an API route is made of: its schemas, its operation, its handler.
pub type Described = utoipa_axum::router::UtoipaMethodRouter<super::App>;

/// The platform's own resources.
pub(super) fn routes() -> Routes {
    let organisation = Token(Scope::OrganisationRead);
    let people = TokenMay(Scope::OrganisationRead, Verb::ViewPeople);
    let audit = TokenMay(Scope::AuditRead, Verb::ViewAudit);
    Routes::new()
        .api(Public, routes!(resources::openapi::show))
        .api(organisation, routes!(resources::units::list))
        .api(organisation, routes!(resources::units::show))
        .api(organisation, routes!(resources::groups::list))
        .api(organisation, routes!(resources::calendar::days))
        .api(people, routes!(resources::people::list))
        .api(people, routes!(resources::people::show))
        .api(audit, routes!(resources::audit::head))
}
