//! What is new for somebody in this room, for the header of every page.

use crate::store::news;
use ddci_platform::{
    permit::Viewer,
    seam::{Answer, News},
    store::Db,
};

/// Comments that name somebody or are about what they watch.
#[derive(Debug, Clone, Copy)]
pub struct PlanNews;

impl News for PlanNews {
    fn href(&self) -> &'static str {
        "/news"
    }

    fn unread<'a>(&'a self, db: &'a Db, viewer: &'a Viewer) -> Answer<'a, i64> {
        Box::pin(news::count(db, viewer))
    }
}
