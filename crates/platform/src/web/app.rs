//! What every request can reach: the database, the settings, the menu, the calendars,
//! and what rooms answer each other.

use super::{Guides, Lang, guides};
use crate::{
    clock::Clock,
    digest::AllTells,
    identity::Vault,
    law::Calendars,
    permit::Verb,
    seam::{AllDeadlines, FileGuards, Measures, News, OpenDates, Scores, Targets},
    store::{Db, Migration},
};
use std::{net::IpAddr, sync::Arc};

/// How an installation is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, without a final slash: `https://ddci.caoloc.gov.vn`.
    pub public_url: String,
    /// Whether pages carry the mark of a demonstration.
    pub demo: bool,
    /// Proxies that stand in front: only what they say about where a request came from is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Settings {
    /// Whether the cookie may be sent over TLS only.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https:")
    }

    /// The session cookie's name; the prefix `__Host-` binds it to this host, path and TLS.
    pub fn cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-ddci" } else { "ddci" }
    }
}

/// An entry of the menu.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// What it says.
    pub label: fn(Lang) -> String,
    /// Who sees it: those who may do this on anything.
    pub verb: Verb,
}

/// The state of the program, shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    db: Db,
    settings: Settings,
    nav: Vec<NavItem>,
    measures: Measures,
    guards: FileGuards,
    guides: Guides,
    open_dates: OpenDates,
    deadlines: AllDeadlines,
    tells: AllTells,
    scores: Option<Arc<dyn Scores>>,
    targets: Option<Arc<dyn Targets>>,
    news: Option<Arc<dyn News>>,
    calendars: Arc<Calendars>,
    vault: Option<Vault>,
    migrations: Arc<[Migration]>,
}

impl App {
    /// Wires the program together.
    pub fn new(db: Db, settings: Settings, nav: Vec<NavItem>, measures: Measures) -> Self {
        Self(Arc::new(Inner {
            db,
            settings,
            nav,
            measures,
            guards: Arc::from([]),
            guides: guides::NONE,
            open_dates: Arc::from([]),
            deadlines: Arc::from([]),
            tells: Arc::from([]),
            scores: None,
            targets: None,
            news: None,
            calendars: Arc::default(),
            vault: None,
            migrations: Arc::from([]),
        }))
    }

    /// With the rooms that say who may see which file.
    #[must_use]
    pub fn with_file_guards(self, guards: FileGuards) -> Self {
        Self(Arc::new(Inner { guards, ..Inner::clone(&self.0) }))
    }

    /// With the guides that explain its pages.
    #[must_use]
    pub fn with_guides(self, guides: Guides) -> Self {
        Self(Arc::new(Inner { guides, ..Inner::clone(&self.0) }))
    }

    /// With the rooms whose open dates move with the calendar.
    #[must_use]
    pub fn with_open_dates(self, open_dates: OpenDates) -> Self {
        Self(Arc::new(Inner { open_dates, ..Inner::clone(&self.0) }))
    }

    /// With the rooms in which things are due.
    #[must_use]
    pub fn with_deadlines(self, deadlines: AllDeadlines) -> Self {
        Self(Arc::new(Inner { deadlines, ..Inner::clone(&self.0) }))
    }

    /// With the rooms that tell something in digests.
    #[must_use]
    pub fn with_tells(self, tells: AllTells) -> Self {
        Self(Arc::new(Inner { tells, ..Inner::clone(&self.0) }))
    }

    /// With the rooms that know scores and targets.
    #[must_use]
    pub fn with_scores(self, scores: Arc<dyn Scores>, targets: Arc<dyn Targets>) -> Self {
        let (scores, targets) = (Some(scores), Some(targets));
        Self(Arc::new(Inner { scores, targets, ..Inner::clone(&self.0) }))
    }

    /// With the room that knows what is new for somebody.
    #[must_use]
    pub fn with_news(self, news: Arc<dyn News>) -> Self {
        Self(Arc::new(Inner { news: Some(news), ..Inner::clone(&self.0) }))
    }

    /// With the keys that secrets are sealed with.
    #[must_use]
    pub fn with_vault(self, vault: Option<Vault>) -> Self {
        Self(Arc::new(Inner { vault, ..Inner::clone(&self.0) }))
    }

    /// The keys that secrets are sealed with; without any, nobody enrols a second factor.
    pub fn vault(&self) -> Option<&Vault> {
        self.0.vault.as_ref()
    }

    /// With the migrations that its database must have.
    #[must_use]
    pub fn with_migrations(self, migrations: Vec<Migration>) -> Self {
        Self(Arc::new(Inner { migrations: migrations.into(), ..Inner::clone(&self.0) }))
    }

    /// The migrations that its database must have.
    pub fn migrations(&self) -> &[Migration] {
        &self.0.migrations
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.0.db.clock()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The menu.
    pub fn nav(&self) -> &[NavItem] {
        &self.0.nav
    }

    /// The rooms that say who may see which file.
    pub fn file_guards(&self) -> &FileGuards {
        &self.0.guards
    }

    /// The guides.
    pub fn guides(&self) -> &Guides {
        &self.0.guides
    }

    /// The rooms whose open dates move with the calendar.
    pub fn open_dates(&self) -> &OpenDates {
        &self.0.open_dates
    }

    /// The rooms in which things are due.
    pub fn deadlines(&self) -> &AllDeadlines {
        &self.0.deadlines
    }

    /// The rooms that tell something in digests.
    pub fn tells(&self) -> &AllTells {
        &self.0.tells
    }

    /// The calendars of the authorities.
    pub fn calendars(&self) -> &Calendars {
        &self.0.calendars
    }

    /// The room that knows scores, where there is one.
    pub fn scores(&self) -> Option<&dyn Scores> {
        self.0.scores.as_deref()
    }

    /// The room that knows targets, where there is one.
    pub fn targets(&self) -> Option<&dyn Targets> {
        self.0.targets.as_deref()
    }

    /// The room that knows what is new for somebody, where there is one.
    pub fn news(&self) -> Option<&dyn News> {
        self.0.news.as_deref()
    }

    /// What other rooms count.
    pub fn measures(&self) -> &Measures {
        &self.0.measures
    }
}
