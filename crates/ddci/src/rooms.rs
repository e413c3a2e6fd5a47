//! The rooms of the program put together: their tables, their routes, their part of the menu, what
//! they count, the files they show, the dates that move with the calendar, the scores and targets they
//! know. The tests take this file too, so that they ask the program itself.

use crate::guides;
use ddci_platform::{
    digest::{AllTells, DigestChore, Tells},
    jobs::{Chore, Duties, Tidy},
    seam::{AllDeadlines, Deadlines, FileGuard, FileGuards, Measures, MovesDates, OpenDates},
    store::{Db, Migration},
    web::{self, App, NavItem, Routes, Settings},
};
use std::sync::Arc;

/// All tables, in order: the platform's first.
pub fn migrations() -> Vec<Migration> {
    [ddci_platform::MIGRATIONS, ddci_plan::MIGRATIONS, ddci_survey::MIGRATIONS].concat()
}

/// The routes of all rooms, their pages and their part of the API. The platform's own are added by its router.
pub fn routes() -> Routes {
    let pages = ddci_plan::pages::routes().merge(ddci_survey::pages::routes());
    pages.merge(ddci_plan::api::routes()).merge(ddci_survey::api::routes())
}

/// The program over a database.
pub fn app(db: Db, settings: Settings) -> App {
    // The rooms that count posts, petitions and dossiers come with later versions; until then
    // quotas count their own entries.
    let measures: Measures = Arc::from([]);
    let guards: FileGuards = Arc::from([Arc::new(ddci_plan::PlanFiles) as Arc<dyn FileGuard>]);
    App::new(db, settings, nav(), measures)
        .with_migrations(migrations())
        .with_file_guards(guards)
        .with_guides(guides::all())
        .with_open_dates(open_dates())
        .with_deadlines(deadlines())
        .with_tells(tells())
        .with_news(Arc::new(ddci_plan::PlanNews))
        .with_scores(Arc::new(ddci_survey::PublishedScores), Arc::new(ddci_plan::PlanTargets))
}

/// What the rooms do by themselves: at a time of the day, or when it was asked for.
pub fn duties() -> Duties {
    Duties {
        chores: Arc::from([
            Arc::new(Tidy) as Arc<dyn Chore>,
            Arc::new(ddci_plan::Escalations),
            Arc::new(DigestChore { tells: tells() }),
        ]),
        works: Arc::from([]),
        deadlines: deadlines(),
    }
}

/// The menu: the rooms' entries, then the platform's.
fn nav() -> Vec<NavItem> {
    [ddci_plan::pages::nav(), ddci_survey::pages::nav(), web::pages::nav()].concat()
}

/// The rooms whose open dates move with the calendar.
fn open_dates() -> OpenDates {
    Arc::from([Arc::new(ddci_plan::PlanDates) as Arc<dyn MovesDates>])
}

/// The rooms in which things are due.
pub fn deadlines() -> AllDeadlines {
    Arc::from([Arc::new(ddci_plan::PlanDeadlines) as Arc<dyn Deadlines>])
}

/// The rooms that tell something in digests.
pub fn tells() -> AllTells {
    Arc::from([Arc::new(ddci_plan::PlanTells) as Arc<dyn Tells>])
}
