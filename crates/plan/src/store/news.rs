//! What is new for somebody: comments that they were told of and have not read. The counter in the
//! header and the list share one condition, which asks anew what they may see today.

use super::{comment, condition::Condition};
use crate::model::{CommentId, ObligationId, TaskId, Topic};
use ddci_platform::{
    permit::Viewer,
    store::{Db, Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::{Timestamp, civil::Date};

/// Something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The comment.
    pub comment: CommentId,
    /// What it is about.
    pub topic: Topic,
    /// When it was said.
    pub at: Timestamp,
    /// The day of the domain on which it was.
    pub said_on: Date,
    /// Who said it.
    pub author: String,
    /// The words.
    pub text: String,
    /// Whether it is a note of those who decide.
    pub is_private: bool,
    /// Whether it names the viewer.
    pub names_me: bool,
    /// The task's words.
    pub task_text: String,
    /// The task's path in the document.
    pub reference: String,
}

/// What the viewer was told of, has not read, and may still see.
fn unread(viewer: &Viewer) -> Condition {
    let mut condition = Condition::visible_to(viewer);
    condition.within(
        "(c.obligation IS NULL OR EXISTS (SELECT 1 FROM obligation o
                        WHERE o.id = c.obligation AND ",
        "))",
    );
    condition.equals("n.account", viewer.account);
    condition.equals("c.authority", viewer.authority);
    condition.and("n.read_at IS NULL AND c.withdrawn_at IS NULL");
    comment::read_by(&mut condition, viewer);
    condition
}

/// How much is new.
///
/// # Errors
/// [`StoreError`].
pub async fn count(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let unread = unread(viewer);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM comment_told n JOIN comment c ON c.id = n.comment WHERE {}",
        unread.sql()
    );
    let row = db.first(&sql, unread.into_values()).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// What is new, latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(db: &impl Read, viewer: &Viewer, paging: Paging) -> Result<Vec<New>, StoreError> {
    let unread = unread(viewer);
    let sql = format!(
        "SELECT c.id, c.task, c.obligation, c.at, c.said_on, p.name AS author, c.text, c.private, n.mentioned,
                t.text AS task_text, t.reference
         FROM comment_told n
         JOIN comment c ON c.id = n.comment JOIN task t ON t.id = c.task
         JOIN account a ON a.id = c.account JOIN person p ON p.id = a.person
         WHERE {} ORDER BY c.at DESC, c.id DESC {}",
        unread.sql(),
        Condition::limit(paging)
    );
    db.all(&sql, unread.into_values()).await?.iter().map(new).collect()
}

fn new(row: &Row) -> Result<New, StoreError> {
    let obligation = row.get::<Option<uuid::Uuid>>("obligation")?.map(ObligationId);
    let task: TaskId = row.get("task")?;
    Ok(New {
        comment: row.get("id")?,
        topic: obligation.map_or(Topic::Task(task), Topic::Obligation),
        at: row.get("at")?,
        said_on: row.get("said_on")?,
        author: row.get("author")?,
        text: row.get("text")?,
        is_private: row.get("private")?,
        names_me: row.get("mentioned")?,
        task_text: row.get("task_text")?,
        reference: row.get("reference")?,
    })
}

/// Bookkeeping, as that a session was seen: the viewer has read one, or all until an instant.
///
/// # Errors
/// [`StoreError`].
pub async fn read(
    db: &Db,
    viewer: &Viewer,
    one: Option<CommentId>,
    until: Timestamp,
) -> Result<u64, StoreError> {
    let now = db.clock().now();
    let account = viewer.account.0;
    match one {
        Some(comment) => {
            let sql = "UPDATE comment_told SET read_at = $1
                       WHERE account = $2 AND comment = $3 AND read_at IS NULL";
            db.bookkeep(sql, values![now, account, comment.0]).await
        }
        None => {
            let sql = "UPDATE comment_told SET read_at = $1 WHERE account = $2 AND read_at IS NULL
                         AND comment IN (SELECT c.id FROM comment c WHERE c.at <= $3)";
            db.bookkeep(sql, values![now, account, until]).await
        }
    }
}
