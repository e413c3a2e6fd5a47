//! The plan tree: sub-indices, blocks and tasks with how their obligations stand.

use super::{
    board::{self, Figures},
    condition::Condition,
    work::{self, Days},
};
use crate::model::{PlanId, SubIndexId, TaskId};
use ddci_platform::{
    store::{Read, Row, StoreError, date},
    web::Paging,
};
use jiff::civil::Date;

/// A task of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The task.
    pub id: TaskId,
    /// The sub-index it serves.
    pub sub_index: Option<SubIndexId>,
    /// The assignment block it stands in, "a".
    pub block: Option<String>,
    /// Its path in the document, "II.1.a.1".
    pub reference: String,
    /// Its words.
    pub text: String,
    /// Who leads it, as printed.
    pub leads: String,
    /// How its obligations stand: the same sums as the leader's view.
    pub figures: Figures,
    /// The version of the plan that took it out: it is shown for the work that was done before.
    pub withdrawn_by: Option<i32>,
    /// Whether a week meeting directed it, and no document names it.
    pub is_directed: bool,
    /// The earliest date among what is still to be done.
    pub next_due: Option<Date>,
}

/// A page of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branches {
    /// How many tasks all pages hold; those merged away not counted.
    pub total: i64,
    /// The tasks of this page, in the order of the document.
    pub nodes: Vec<Node>,
}

/// Work that was handed in before an amendment took its task `t` out counts on, here as on the
/// board: what was done was done, and a recorded lateness is never erased (Rules of obligations).
/// So a task that was taken out stays in the tree for as long as it has any.
const KEPT: &str =
    "EXISTS (SELECT 1 FROM obligation k WHERE k.task = t.id AND k.state <> 'withdrawn')";

/// The tasks `t` of a plan, of the sub-index with a number or of all; those merged away left out,
/// and those taken out with nothing to their name.
fn branch(plan: PlanId, sub_index: Option<i32>) -> Condition {
    let mut branch = Condition::default();
    branch.equals("t.plan", plan);
    branch.and(&format!("t.merged_into IS NULL AND (t.withdrawn_by IS NULL OR {KEPT})"));
    if let Some(ordinal) = sub_index {
        let ordinal = branch.bind(ordinal);
        branch.and(&format!(
            "t.sub_index = (SELECT s.id FROM sub_index s WHERE s.plan = $1 AND s.ordinal = {ordinal})"
        ));
    }
    branch
}

/// How many there are. Of a whole plan the positions, which have no gaps, less the few tasks merged
/// away or taken out: two short walks along the index, however long the plan.
fn counter(branch: &mut Condition, sub_index: Option<i32>) -> String {
    if sub_index.is_some() {
        return format!("(SELECT COUNT(*) FROM task t WHERE {})", branch.sql());
    }
    // Beyond the lowest key: SQLite finds what is not NULL along an index only by a bound.
    let lowest = branch.bind(uuid::Uuid::nil());
    format!(
        "((SELECT COALESCE(MAX(m.position) + 1, 0) FROM task m WHERE m.plan = $1)
          - (SELECT COUNT(*) FROM task m WHERE m.plan = $1 AND m.merged_into > {lowest})
          - (SELECT COUNT(*) FROM task t
             WHERE t.plan = $1 AND t.merged_into IS NULL AND t.withdrawn_by > 0 AND NOT {KEPT}))"
    )
}

/// How many of them an amendment took out and are shown for the work that was done before.
///
/// # Errors
/// [`StoreError`].
pub async fn taken_out(
    db: &impl Read,
    plan: PlanId,
    sub_index: Option<i32>,
) -> Result<i64, StoreError> {
    let mut branch = branch(plan, sub_index);
    branch.and("t.withdrawn_by > 0");
    let sql = format!("SELECT COUNT(*) AS n FROM task t WHERE {}", branch.sql());
    match db.first(&sql, branch.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// How many tasks of a plan there are, of the sub-index with a number or of all; those merged away not counted.
///
/// # Errors
/// [`StoreError`].
pub async fn count(
    db: &impl Read,
    plan: PlanId,
    sub_index: Option<i32>,
) -> Result<i64, StoreError> {
    let mut branch = branch(plan, sub_index);
    let sql = format!("SELECT {} AS total", counter(&mut branch, sub_index));
    match db.first(&sql, branch.into_values()).await? {
        Some(row) => row.get("total"),
        None => Ok(0),
    }
}

/// A page of the tree: of a whole plan, or of the sub-index with a number. One query answers all of
/// it, because each question to SQLite, and each row of an answer that is long in coming, is a
/// change of threads; the page is cut before its obligations are summed up.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    db: &impl Read,
    plan: PlanId,
    sub_index: Option<i32>,
    days: Days,
    paging: Paging,
) -> Result<Branches, StoreError> {
    let mut branch = branch(plan, sub_index);
    let tasks = branch.sql().to_owned();
    let counter = counter(&mut branch, sub_index);
    let today = branch.bind(date(days.today));
    let soon_until = branch.bind(date(days.soon_until));
    let sums = board::sums(&today, &soon_until);
    let limit = Condition::limit(paging);
    let shown = "shown.position, shown.id, shown.sub_index, shown.block, shown.reference,
                 shown.text, shown.leads, shown.withdrawn_by, shown.is_directed, shown.total";
    let open = work::OPEN;
    let sql = format!(
        "SELECT {shown}, {sums}, MIN(CASE WHEN {open} THEN o.effective_on END) AS next_due
         FROM (
           SELECT t.position, t.id, t.sub_index, t.block, t.reference, t.text, {LEADS}, t.withdrawn_by,
                  t.directed_by IS NOT NULL AS is_directed,
                  {counter} AS total
           FROM task t WHERE {tasks} ORDER BY t.position {limit}) shown
         LEFT JOIN obligation o ON o.task = shown.id
         GROUP BY {shown} ORDER BY shown.position"
    );
    let rows = db.all(&sql, branch.into_values()).await?;
    let total = match rows.first() {
        Some(row) => row.get("total")?,
        // Beyond the last page.
        None => count(db, plan, sub_index).await?,
    };
    Ok(Branches { total, nodes: rows.iter().map(node).collect::<Result<_, _>>()? })
}

/// Who leads a task, as printed, each on a line of its own.
const LEADS: &str = "(SELECT string_agg(b.name, '\n' ORDER BY b.position) FROM task_body b
                      WHERE b.task = t.id AND b.part = 'lead') AS leads";

/// The first body as printed, and how many others.
fn leads(names: &str) -> String {
    match names.split_once('\n') {
        Some((first, others)) => format!("{first} (+{})", others.lines().count()),
        None => names.to_owned(),
    }
}

fn node(row: &Row) -> Result<Node, StoreError> {
    Ok(Node {
        id: row.get("id")?,
        sub_index: row.get::<Option<uuid::Uuid>>("sub_index")?.map(SubIndexId),
        block: row.get("block")?,
        reference: row.get("reference")?,
        text: row.get("text")?,
        leads: row.get::<Option<String>>("leads")?.as_deref().map(leads).unwrap_or_default(),
        figures: board::figures(row)?,
        withdrawn_by: row.get("withdrawn_by")?,
        is_directed: row.get("is_directed")?,
        next_due: row.get("next_due")?,
    })
}
