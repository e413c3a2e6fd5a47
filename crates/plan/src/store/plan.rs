//! Plans.

use crate::model::{PlanId, PlanState, read_settings};
use ddci_calendar::PlanSettings;
use ddci_platform::{
    files::FileId,
    org::UnitId,
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
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
    /// Draft or issued.
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
}

impl Plan {
    /// Its subject; the document's name where none was read.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.source_name } else { &self.title }
    }
}

const COLUMNS: &str = "id, authority, coordinator, title, number, issued_on, year, issuer,
                       total_target, state, starts_on, ends_on, settings, source_file, source_name,
                       amends, version";

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
    })
}

/// A plan of the viewer's authority; a draft is for those who prepare plans.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: PlanId,
) -> Result<Option<Plan>, StoreError> {
    let plan = of_authority(db, viewer.authority, id).await?;
    Ok(plan.filter(|plan| plan.state == PlanState::Issued || viewer.may(Verb::PreparePlan)))
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

/// The issued plan that leaders look at: the latest of the viewer's authority.
///
/// # Errors
/// [`StoreError`].
pub async fn current(db: &impl Read, viewer: &Viewer) -> Result<Option<Plan>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM plan WHERE authority = $1 AND state = $2
         ORDER BY year DESC, created_at DESC LIMIT 1"
    );
    let row = db.first(&sql, values![viewer.authority.0, PlanState::Issued.word()]).await?;
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
