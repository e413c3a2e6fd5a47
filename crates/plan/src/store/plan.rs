//! Plans.

use super::condition::Condition;
use crate::model::{PlanId, PlanState, read_settings};
use ddci_calendar::PlanSettings;
use ddci_platform::{
    files::FileId,
    org::{self, UnitId},
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::{Timestamp, civil::Date};

/// A plan as a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its key.
    pub id: PlanId,
    /// The authority it belongs to.
    pub authority: UnitId,
    /// The office that consolidates it (the plan coordinator).
    pub coordinator: Option<UnitId>,
    /// Its subject.
    pub title: String,
    /// Its number and symbol.
    pub number: Option<String>,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// The year it is for.
    pub year: i32,
    /// Who issued it, as printed.
    pub issuer: String,
    /// The stated total on 100, in hundredths.
    pub total_target: Option<i64>,
    /// Where it stands as a document.
    pub state: PlanState,
    /// The first day on which something is owed.
    pub starts_on: Date,
    /// The last day on which something is owed.
    pub ends_on: Date,
    /// How dates move, and when units report.
    pub settings: PlanSettings,
    /// The document it was read from.
    pub source_file: FileId,
    /// That document's name.
    pub source_name: String,
    /// The plan that this draft amends.
    pub amends: Option<PlanId>,
    /// How many versions there are; of the draft of an amendment, which one it makes.
    pub version: i32,
    /// The plan of the year before that it goes on with.
    pub follows: Option<PlanId>,
}

impl Plan {
    /// Its subject; the document's name where none was read.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.source_name } else { &self.title }
    }
}

const COLUMNS: &str = "id, authority, coordinator, title, number, issued_on, year, issuer,
                       total_target, state, starts_on, ends_on, settings, source_file, source_name,
                       amends, version, follows";

fn plan(row: &Row) -> Result<Plan, StoreError> {
    Ok(Plan {
        id: row.get("id")?,
        authority: row.get("authority")?,
        coordinator: row.get::<Option<uuid::Uuid>>("coordinator")?.map(UnitId),
        title: row.get("title")?,
        number: row.get("number")?,
        issued_on: row.get("issued_on")?,
        year: row.get("year")?,
        issuer: row.get("issuer")?,
        total_target: row.get("total_target")?,
        state: row.get("state")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        settings: read_settings(row, "settings")?,
        source_file: row.get("source_file")?,
        source_name: row.get("source_name")?,
        amends: row.get::<Option<uuid::Uuid>>("amends")?.map(PlanId),
        version: row.get("version")?,
        follows: row.get::<Option<uuid::Uuid>>("follows")?.map(PlanId),
    })
}

/// A plan of the viewer's authority. A draft is for those who prepare plans; what lies before the
/// leaders, for them too.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: PlanId,
) -> Result<Option<Plan>, StoreError> {
    let plan = of_authority(db, viewer.authority, id).await?;
    Ok(plan.filter(|plan| is_shown(viewer, plan.state)))
}

/// Whether a plan of the viewer's own authority is shown to them in that state.
pub fn is_shown(viewer: &Viewer, state: PlanState) -> bool {
    match state {
        PlanState::Issued | PlanState::Closed => true,
        PlanState::InReview => viewer.may(Verb::PreparePlan) || viewer.may(Verb::ReviewPlan),
        PlanState::Draft | PlanState::Merged => viewer.may(Verb::PreparePlan),
    }
}

/// A plan that the viewer may read as a document: their own authority's as [`visible`] says, and
/// what an authority below theirs has issued. A page that shows more than the document and how far
/// it has come asks for [`visible`] instead.
///
/// # Errors
/// [`StoreError`].
pub async fn readable(
    db: &impl Read,
    viewer: &Viewer,
    id: PlanId,
) -> Result<Option<Plan>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM plan WHERE id = $1");
    let Some(plan) = db.first(&sql, values![id.0]).await?.as_ref().map(plan).transpose()? else {
        return Ok(None);
    };
    let shown = if plan.authority == viewer.authority {
        is_shown(viewer, plan.state)
    } else {
        plan.state.is_published() && org::stands_above(db, viewer.authority, plan.authority).await?
    };
    Ok(shown.then_some(plan))
}

/// A plan that an authority below has issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Below {
    /// The plan.
    pub plan: Plan,
    /// The name of the authority that issued it.
    pub authority: String,
}

/// The plans that an authority below the viewer's has issued.
const OF_SUBORDINATES: &str = "plan.state IN ('issued', 'closed') AND plan.authority IN (
       WITH RECURSIVE below (id) AS (
         SELECT id FROM unit WHERE superior = $1
         UNION
         SELECT u.id FROM unit u JOIN below b ON u.superior = b.id)
       SELECT id FROM below)";

/// How many plans the authorities below the viewer's have issued.
///
/// # Errors
/// [`StoreError`].
pub async fn count_of_subordinates(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) AS n FROM plan WHERE {OF_SUBORDINATES}");
    let row = db.first(&sql, values![viewer.authority.0]).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// What the authorities below the viewer's have issued, newest year first, by authority.
///
/// # Errors
/// [`StoreError`].
pub async fn of_subordinates(
    db: &impl Read,
    viewer: &Viewer,
    paging: Paging,
) -> Result<Vec<Below>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS},
           (SELECT u.name FROM unit u WHERE u.id = plan.authority) AS authority_name
         FROM plan WHERE {OF_SUBORDINATES}
         ORDER BY year DESC, authority_name, created_at DESC {}",
        Condition::limit(paging)
    );
    let below = |row: &Row| Ok(Below { plan: plan(row)?, authority: row.get("authority_name")? });
    db.all(&sql, values![viewer.authority.0]).await?.iter().map(below).collect()
}

/// A plan of an authority, for transitions.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: PlanId,
) -> Result<Option<Plan>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM plan WHERE id = $1 AND authority = $2");
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(plan).transpose()
}

/// The plans of the viewer's authority, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(db: &impl Read, viewer: &Viewer) -> Result<Vec<Plan>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan WHERE authority = $1 ORDER BY year DESC, created_at DESC"
    );
    db.all(&sql, values![viewer.authority.0]).await?.iter().map(plan).collect()
}

/// A plan in the list of plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The plan.
    pub plan: Plan,
    /// When its document was handed in.
    pub created_at: Timestamp,
    /// Its tasks, those merged away not counted.
    pub tasks: i64,
}

/// The plans of the viewer's authority with what the list of plans tells of each, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn listed(db: &impl Read, viewer: &Viewer) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, created_at,
           (SELECT COUNT(*) FROM task t WHERE t.plan = plan.id AND t.merged_into IS NULL
              AND t.withdrawn_by IS NULL) AS tasks
         FROM plan WHERE authority = $1 ORDER BY year DESC, created_at DESC"
    );
    let rows = db.all(&sql, values![viewer.authority.0]).await?;
    rows.iter()
        .map(|row| {
            let (created_at, tasks) = (row.get("created_at")?, row.get("tasks")?);
            Ok(Listed { plan: plan(row)?, created_at, tasks })
        })
        .collect()
}

/// The plan that leaders look at: the latest of the viewer's authority that was issued, be it over.
///
/// # Errors
/// [`StoreError`].
pub async fn current(db: &impl Read, viewer: &Viewer) -> Result<Option<Plan>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan WHERE authority = $1 AND state IN ('issued', 'closed')
         ORDER BY year DESC, created_at DESC LIMIT 1"
    );
    let row = db.first(&sql, values![viewer.authority.0]).await?;
    row.as_ref().map(plan).transpose()
}

/// The issued plans of an authority, for commands on the machine.
///
/// # Errors
/// [`StoreError`].
pub async fn issued(db: &impl Read, authority: UnitId) -> Result<Vec<Plan>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan WHERE authority = $1 AND state = $2 ORDER BY year, created_at"
    );
    let rows = db.all(&sql, values![authority.0, PlanState::Issued.word()]).await?;
    rows.iter().map(plan).collect()
}

/// The latest plan of an authority for a year that was issued; the caller asks whether it may be read.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_year(
    db: &impl Read,
    authority: UnitId,
    year: i32,
) -> Result<Option<PlanId>, StoreError> {
    let sql = "SELECT id FROM plan
               WHERE authority = $1 AND year = $2 AND state IN ('issued', 'closed')
               ORDER BY created_at DESC LIMIT 1";
    let row = db.first(sql, values![authority.0, year]).await?;
    row.map(|row| row.get("id")).transpose()
}
