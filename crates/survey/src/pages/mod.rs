//! The screens of the room, one file each: extract → ask → render.

mod findings_words;
mod import;
mod refused;
mod results;
mod rounds;
mod words_of;

pub(crate) use results::Results;

use crate::words::t;
use ddci_platform::{
    permit::Verb,
    web::{Access, NavItem, Routes},
};

/// The routes of this room, each with who may use it. What is published is open to everybody.
pub fn routes() -> Routes {
    use Access::{May, Public};
    Routes::new()
        .get("/ddci", Public, results::list::show)
        .get("/ddci/{address}", Public, results::scoreboard::show)
        .get("/ddci/{address}/change", Public, results::change::list::show)
        .get("/ddci/{address}/method", Public, results::method::show)
        .get("/ddci/{address}/data", Public, results::data::show)
        .get("/ddci/{address}/data/{file}", Public, results::data::file)
        .get("/ddci/{address}/{unit}", Public, results::profile::show)
        .get("/ddci/{address}/{unit}/change", Public, results::change::unit::show)
        .get("/ddci/{address}/{unit}/levers", Public, results::levers::show)
        .get("/rounds", May(Verb::PublishSurvey), rounds::list::show)
        .get("/rounds/new", May(Verb::RunSurvey), rounds::open::show)
        .post("/rounds", May(Verb::RunSurvey), rounds::open::send)
        .get("/rounds/{round}", May(Verb::PublishSurvey), rounds::one::show)
        .get("/rounds/{round}/change", May(Verb::RunSurvey), rounds::change::show)
        .post("/rounds/{round}/change", May(Verb::RunSurvey), rounds::change::send)
        .get("/rounds/{round}/import", May(Verb::RunSurvey), import::show)
        .post("/rounds/{round}/import", May(Verb::RunSurvey), import::look)
        .post("/rounds/{round}/import/commit", May(Verb::RunSurvey), import::commit)
        .post("/rounds/{round}/compute", May(Verb::RunSurvey), rounds::press::compute)
        .post("/rounds/{round}/publish", May(Verb::PublishSurvey), rounds::press::publish)
        .get("/rounds/{round}/licence", May(Verb::PublishSurvey), rounds::licence::show)
        .post("/rounds/{round}/licence", May(Verb::PublishSurvey), rounds::licence::send)
        .post("/rounds/{round}/withdraw", May(Verb::PublishSurvey), rounds::press::withdraw)
}

/// This room's part of the menu.
pub fn nav() -> Vec<NavItem> {
    vec![
        NavItem { href: "/ddci", label: |lang| t!(lang, "nav-results"), verb: Verb::ViewPlan },
        NavItem {
            href: "/rounds",
            label: |lang| t!(lang, "nav-rounds"),
            verb: Verb::PublishSurvey,
        },
    ]
}
