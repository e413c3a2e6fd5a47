//! The room for programs: what is published, open to everybody, as the public pages show it.

mod rounds;
mod scores;

use ddci_platform::web::{Access::Public, Routes};
use utoipa_axum::routes;

/// The API's routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .api(Public, routes!(rounds::list))
        .api(Public, routes!(rounds::show))
        .api(Public, routes!(scores::list))
}
