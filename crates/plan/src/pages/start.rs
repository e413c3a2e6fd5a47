//! `GET /`: leaders see the board first, those who owe something their work, the rest the plans.

use axum::response::Response;
use ddci_platform::{
    permit::{Role, Verb, Viewer},
    web::see_other,
};

pub async fn show(viewer: Viewer) -> Response {
    let leads = viewer.has(Role::Leader) || viewer.has(Role::Coordinator);
    see_other(match () {
        () if leads && viewer.may(Verb::ViewBoard) => "/dashboard",
        () if viewer.may(Verb::ViewWork) => "/work",
        () => "/plans",
    })
}
