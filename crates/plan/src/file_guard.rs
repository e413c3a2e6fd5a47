//! Who may see a file that this room holds.

use crate::store::{condition::Condition, plan};
use ddci_platform::{
    files::FileId,
    permit::{Verb, Viewer},
    seam::{Answer, FileGuard},
    store::{Db, Read, StoreError},
    values,
};

/// A plan's document and what is attached to it are seen by whoever may read the plan; evidence, and
/// what a unit delivered, by whoever sees the obligation.
#[derive(Debug, Clone, Copy)]
pub struct PlanFiles;

impl FileGuard for PlanFiles {
    fn shows<'a>(&'a self, db: &'a Db, viewer: &'a Viewer, file: FileId) -> Answer<'a, bool> {
        Box::pin(async move {
            Ok(is_document(db, viewer, file).await? || is_evidence(db, viewer, file).await?)
        })
    }
}

async fn is_document(db: &Db, viewer: &Viewer, file: FileId) -> Result<bool, StoreError> {
    if !viewer.may(Verb::ViewPlan) {
        return Ok(false);
    }
    // An amendment is read from the document of its plan: one that may be read is enough.
    let sql = "SELECT id FROM plan WHERE source_file = $1
               UNION SELECT plan AS id FROM plan_attachment WHERE file = $1";
    for row in db.all(sql, values![file.0]).await? {
        if plan::readable(db, viewer, row.get("id")?).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn is_evidence(db: &Db, viewer: &Viewer, file: FileId) -> Result<bool, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    let file = visible.bind(file);
    let sql = format!(
        "SELECT o.id FROM obligation o WHERE {} AND o.id IN (
           SELECT e.obligation FROM evidence e WHERE e.file = {file}
           UNION SELECT c.obligation FROM piece_round r JOIN piece c ON c.id = r.piece
                 WHERE r.file = {file})",
        visible.sql()
    );
    Ok(db.first(&sql, visible.into_values()).await?.is_some())
}
