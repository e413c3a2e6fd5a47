//! Comments on tasks and obligations, who watches them, and whom they may name.

use super::{condition::Condition, obligation, plan, task};
use crate::model::{CommentId, ObligationId, PlanId, PlanState, TaskId, Topic};
use ddci_platform::{
    identity::AccountId,
    permit::{Role, Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;

/// What a comment is about, as somebody who may see it finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The thing.
    pub topic: Topic,
    /// The task, of an obligation too.
    pub task: TaskId,
    /// The plan.
    pub plan: PlanId,
    /// Where the plan stands.
    pub plan_state: PlanState,
    /// The task's path in the document.
    pub reference: String,
    /// The task's words.
    pub text: String,
}

/// The thing, where the viewer may see it: a task with its plan, an obligation with its part.
///
/// # Errors
/// [`StoreError`].
pub async fn subject(
    db: &impl Read,
    viewer: &Viewer,
    topic: Topic,
) -> Result<Option<Subject>, StoreError> {
    match topic {
        Topic::Obligation(id) => {
            let sheet = obligation::visible(db, viewer, id).await?;
            Ok(sheet.map(|sheet| Subject {
                topic,
                task: sheet.obligation.task,
                plan: sheet.obligation.plan,
                plan_state: sheet.plan_state,
                reference: sheet.reference,
                text: sheet.task_text,
            }))
        }
        Topic::Task(id) => {
            let Some(task) = task::by_key(db, id).await? else { return Ok(None) };
            let plan = plan::visible(db, viewer, task.plan).await?;
            let plan = plan.filter(|_| viewer.may(Verb::ViewPlan));
            Ok(plan.map(|plan| Subject {
                topic,
                task: id,
                plan: plan.id,
                plan_state: plan.state,
                reference: task.reference,
                text: task.text,
            }))
        }
    }
}

/// Narrows to the comments `c` that the viewer may see of what they may see: private notes are for
/// those who decide, and never for the unit that owes.
pub(super) fn read_by(condition: &mut Condition, viewer: &Viewer) {
    if !viewer.may_everywhere(Verb::Accept) {
        condition.and("NOT c.private");
        return;
    }
    let unit = condition.bind(viewer.unit);
    condition.and(&format!(
        "(NOT c.private OR NOT EXISTS (
           SELECT 1 FROM obligation po WHERE po.unit = {unit}
             AND (po.id = c.obligation OR (c.obligation IS NULL AND po.task = c.task))))"
    ));
}

/// Whether private notes on the thing are for the viewer: the same rule as [`read_by`], before
/// there is any note.
///
/// # Errors
/// [`StoreError`].
pub async fn reads_notes(
    db: &impl Read,
    viewer: &Viewer,
    subject: &Subject,
) -> Result<bool, StoreError> {
    if !viewer.may_everywhere(Verb::Accept) {
        return Ok(false);
    }
    let of = match subject.topic {
        Topic::Obligation(_) => "o.id",
        Topic::Task(_) => "o.task",
    };
    let sql = format!("SELECT COUNT(*) AS n FROM obligation o WHERE {of} = $1 AND o.unit = $2");
    let row = db.first(&sql, values![subject.topic.key(), viewer.unit.0]).await?;
    Ok(row.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default() == 0)
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its key.
    pub id: CommentId,
    /// What it is about.
    pub topic: Topic,
    /// When it was said.
    pub at: Timestamp,
    /// The day of the domain on which it was.
    pub said_on: Date,
    /// Who said it.
    pub account: AccountId,
    /// Their name.
    pub author: String,
    /// Whether it is a note of those who decide.
    pub is_private: bool,
    /// The words as they stand.
    pub text: String,
    /// When they were changed last.
    pub changed_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The words before, oldest first, each with when it was replaced.
    pub earlier: Vec<(Timestamp, String)>,
}

const COLUMNS: &str =
    "c.id, c.task, c.obligation, c.at, c.said_on, c.account, p.name AS author, c.private,
     c.text, c.changed_at, c.withdrawn_at
     FROM comment c JOIN account a ON a.id = c.account JOIN person p ON p.id = a.person";

fn comment(row: &Row) -> Result<Comment, StoreError> {
    let obligation = row.get::<Option<uuid::Uuid>>("obligation")?.map(ObligationId);
    let task = row.get("task")?;
    Ok(Comment {
        id: row.get("id")?,
        topic: obligation.map_or(Topic::Task(task), Topic::Obligation),
        at: row.get("at")?,
        said_on: row.get("said_on")?,
        account: row.get("account")?,
        author: row.get("author")?,
        is_private: row.get("private")?,
        text: row.get("text")?,
        changed_at: row.get("changed_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        earlier: Vec::new(),
    })
}

/// The comments on a thing that the viewer sees, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(
    db: &impl Read,
    viewer: &Viewer,
    subject: &Subject,
) -> Result<Vec<Comment>, StoreError> {
    let mut condition = Condition::default();
    condition.equals("c.authority", viewer.authority);
    match subject.topic {
        Topic::Obligation(id) => condition.equals("c.obligation", id),
        Topic::Task(id) => {
            condition.equals("c.task", id);
            condition.and("c.obligation IS NULL");
        }
    }
    read_by(&mut condition, viewer);
    let sql = format!("SELECT {COLUMNS} WHERE {} ORDER BY c.at, c.id", condition.sql());
    let rows = db.all(&sql, condition.into_values()).await?;
    let mut comments = rows.iter().map(comment).collect::<Result<Vec<_>, _>>()?;
    if comments.iter().any(|comment| comment.changed_at.is_some()) {
        let mut earlier = earlier(db, subject.topic).await?;
        for comment in &mut comments {
            comment.earlier = earlier.remove(&comment.id).unwrap_or_default();
        }
    }
    Ok(comments)
}

async fn earlier(
    db: &impl Read,
    topic: Topic,
) -> Result<BTreeMap<CommentId, Vec<(Timestamp, String)>>, StoreError> {
    let sql =
        "SELECT w.comment, w.at, w.text FROM comment_wording w JOIN comment c ON c.id = w.comment
               WHERE c.obligation = $1 OR c.task = $1 ORDER BY w.comment, w.number";
    let mut earlier: BTreeMap<CommentId, Vec<_>> = BTreeMap::new();
    for row in db.all(sql, values![topic.key()]).await? {
        let words = (row.get("at")?, row.get("text")?);
        earlier.entry(row.get("comment")?).or_default().push(words);
    }
    Ok(earlier)
}

/// A comment that the viewer may see, with what it is about.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: CommentId,
) -> Result<Option<(Comment, Subject)>, StoreError> {
    let mut condition = Condition::default();
    condition.equals("c.id", id);
    condition.equals("c.authority", viewer.authority);
    read_by(&mut condition, viewer);
    let sql = format!("SELECT {COLUMNS} WHERE {}", condition.sql());
    let row = db.first(&sql, condition.into_values()).await?;
    let Some(comment) = row.as_ref().map(comment).transpose()? else { return Ok(None) };
    let subject = subject(db, viewer, comment.topic).await?;
    Ok(subject.map(|subject| (comment, subject)))
}

/// Whether the viewer watches a thing.
///
/// # Errors
/// [`StoreError`].
pub async fn watches(db: &impl Read, viewer: &Viewer, topic: Topic) -> Result<bool, StoreError> {
    let sql = "SELECT 1 AS n FROM watcher WHERE subject = $1 AND account = $2";
    Ok(db.first(sql, values![topic.key(), viewer.account.0]).await?.is_some())
}

/// Somebody who can be chosen to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nameable {
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The name of their unit.
    pub unit: String,
}

/// The most people to choose from.
const MOST: usize = 200;

/// Those whose part the thing is, to be chosen beside the text: the units that owe it or are named in
/// its task, and those who decide. All of them see it; whoever else does is named by their login.
///
/// # Errors
/// [`StoreError`].
pub async fn nameable(
    db: &impl Read,
    viewer: &Viewer,
    subject: &Subject,
) -> Result<Vec<Nameable>, StoreError> {
    let owing = match subject.topic {
        Topic::Obligation(_) => "o.id = $3",
        Topic::Task(_) => "o.task = $3",
    };
    let decide: Vec<String> = Role::ALL
        .into_iter()
        .filter(|role| role.verbs().contains(&Verb::Accept))
        .map(|role| format!("'{}'", role.word()))
        .collect();
    let sql = format!(
        "SELECT a.login, p.name, u.name AS unit_name
         FROM account a JOIN person p ON p.id = a.person JOIN unit u ON u.id = p.unit
         WHERE p.authority = $1 AND a.disabled_at IS NULL AND a.id <> $2
           AND (p.unit IN (SELECT o.unit FROM obligation o WHERE {owing})
             OR p.unit IN (SELECT b.unit FROM task_body b WHERE b.task = $4)
             OR a.id IN (SELECT g.account FROM permit g WHERE g.scope = $1 AND g.role IN ({})))
           AND EXISTS (SELECT 1 FROM permit s WHERE s.account = a.id)
         ORDER BY u.position, p.folded, a.login LIMIT {MOST}",
        decide.join(", ")
    );
    let (authority, own) = (viewer.authority.0, viewer.account.0);
    let rows = db.all(&sql, values![authority, own, subject.topic.key(), subject.task.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Nameable {
                login: row.get("login")?,
                name: row.get("name")?,
                unit: row.get("unit_name")?,
            })
        })
        .collect()
}
