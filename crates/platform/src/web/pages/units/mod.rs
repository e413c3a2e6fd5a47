//! Units: the register, one unit, and the forms of whoever keeps them.

mod add;
mod aliases;
mod change;
mod contacts;
mod fields;
mod filter;
mod lineage;
mod list;
pub(super) mod names;
pub(super) mod refused;
mod sheet;
mod show;

use super::feeds;
use crate::{
    permit::Verb,
    web::{Access::May, Routes},
};

/// The routes of units, each with who may use it.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/units", May(Verb::ViewPlan), list::show)
        .post("/units", May(Verb::ManageUnits), add::send)
        .get("/units/new", May(Verb::ManageUnits), add::show)
        .get("/units/timeline", May(Verb::ViewPlan), lineage::timeline::show)
        .get("/units/reorganise", May(Verb::ManageUnits), lineage::record::show)
        .dangerous("/units/reorganise", May(Verb::ManageUnits), lineage::record::send)
        .get("/units/{unit}", May(Verb::ViewPlan), show::show)
        .get("/units/{unit}/change", May(Verb::ManageUnits), change::show)
        .post("/units/{unit}/change", May(Verb::ManageUnits), change::send)
        .post("/units/{unit}/contacts", May(Verb::ManageUnits), contacts::send)
        .post("/units/{unit}/aliases", May(Verb::ManageUnits), aliases::add)
        .post("/units/{unit}/aliases/remove", May(Verb::ManageUnits), aliases::remove)
        .post("/units/{unit}/feeds", May(Verb::ViewPlan), feeds::make_of_unit)
        .post("/units/{unit}/feeds/{feed}/revoke", May(Verb::ViewPlan), feeds::revoke_of_unit)
}
