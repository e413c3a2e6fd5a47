//! Records a directive: in one action it is a task of the plan in force, owed by the unit that was
//! named by the day that was stated.
//!
//! It is no amendment: the document stays as it was issued, and the task says that a meeting directed
//! it. Amendments leave it alone (`issue_amendment::whole`).

use super::{kept, open_meeting};
use crate::{
    model::{
        BodyImage, DirectiveId, ObligationId, Part, PlanId, ScheduleImage, SubIndexId, TaskId,
        TaskImage,
    },
    store::{meeting::Meeting, plan::Plan},
    transitions::{Refusal, materialise, written},
};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    org::{self, Unit, UnitId},
    permit::Actor,
    store::{Applied, Read, Row, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// What the path of a directed task begins with, in the language of the plan: "Chỉ đạo".
const PATH: &str = "CĐ";

/// Records a directive.
#[derive(Debug, Clone)]
pub struct Direct {
    /// The plan.
    pub plan: PlanId,
    /// The number of the meeting.
    pub meeting: i32,
    /// The place in its list of the thing it is given at.
    pub position: i32,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub unit: UnitId,
    /// By when.
    pub due_on: Date,
    /// The leader in charge, by name and position.
    pub leader: String,
}

/// What a directive made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directed {
    /// The directive.
    pub directive: DirectiveId,
    /// The task.
    pub task: TaskId,
    /// What is owed.
    pub obligation: ObligationId,
}

impl Transition for Direct {
    const VERB: &'static str = "meeting.direct";
    type Output = Directed;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Directed>, Refusal> {
        let (plan, meeting) = open_meeting(tx, actor, self.plan, self.meeting).await?;
        let (text, leader) = (kept(&self.text)?, kept(&self.leader)?);
        if text.is_empty() {
            return Err(Refusal::Missing("text"));
        }
        if self.due_on < tx.today() || self.due_on > plan.ends_on {
            return Err(Refusal::NotInThePlan(tx.today(), plan.ends_on));
        }
        let about = self.about(tx, &meeting).await?;
        let unit = self.unit(tx, &plan).await?;
        let number = i32::try_from(meeting.directives).unwrap_or(i32::MAX).saturating_add(1);
        let task = self.task(tx, &meeting, number, &text, &unit, about.sub_index)?;
        written::add_amended_task(tx, plan.id, plan.version, tx.today(), &task).await?;
        let sql = "UPDATE task SET directed_by = $1 WHERE id = $2";
        tx.write(sql, values![meeting.id.0, task.id.0]).await?;
        let obligation = materialise::of_task(tx, &plan, task.id).await?;
        let obligation = obligation.ok_or(Refusal::NotInThePlan(tx.today(), plan.ends_on))?;
        let directive = self.keep(tx, actor, &meeting, number, task.id, &leader).await?;
        let detail = json!({
            "meeting": meeting.number, "reference": task.reference, "task": task.id,
            "unit": unit.id, "due": self.due_on.to_string(), "about": about.obligation,
        });
        tx.also("obligation.direct", format!("obligation:{obligation}"), detail.clone());
        let directed = Directed { directive, task: task.id, obligation };
        Ok(Applied::to(format!("plan:{}", plan.id), detail, directed))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The thing at which it is given.
struct About {
    obligation: ObligationId,
    sub_index: Option<SubIndexId>,
}

impl Direct {
    /// The directive itself; the thing at which it is given is gone through by that.
    async fn keep(
        &self,
        tx: &Tx,
        actor: &Actor,
        meeting: &Meeting,
        number: i32,
        task: TaskId,
        leader: &str,
    ) -> Result<DirectiveId, Refusal> {
        let id: DirectiveId = tx.key()?;
        let sql = "INSERT INTO directive (id, meeting, number, position, task, leader, at, account)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let (key, at) = (id.0, tx.now());
        let row = values![key, meeting.id.0, number, self.position, task.0, leader, at, account];
        tx.write(sql, row).await?;
        let sql = "UPDATE meeting_item SET gone_at = COALESCE(gone_at, $1)
                   WHERE meeting = $2 AND position = $3";
        tx.write(sql, values![tx.now(), meeting.id.0, self.position]).await?;
        Ok(id)
    }

    async fn about(&self, tx: &Tx, meeting: &Meeting) -> Result<About, Refusal> {
        let sql =
            "SELECT o.id, o.sub_index FROM meeting_item l JOIN obligation o ON o.id = l.obligation
                   WHERE l.meeting = $1 AND l.position = $2";
        let row = tx.first(sql, values![meeting.id.0, self.position]).await?;
        let about = |row: Row| {
            Ok::<_, StoreError>(About {
                obligation: row.get("id")?,
                sub_index: row.get::<Option<uuid::Uuid>>("sub_index")?.map(SubIndexId),
            })
        };
        row.map(about).transpose()?.ok_or(Refusal::NotFound)
    }

    /// The unit, one of the authority's own that exists on the day.
    async fn unit(&self, tx: &Tx, plan: &Plan) -> Result<Unit, Refusal> {
        let units = org::list(tx, plan.authority).await?;
        let unit = units.into_iter().find(|unit| unit.id == self.unit);
        unit.filter(|unit| unit.is_valid_on(self.due_on)).ok_or(Refusal::Missing("unit"))
    }

    /// The task as it stands in the plan: the directive is its source.
    fn task(
        &self,
        tx: &Tx,
        meeting: &Meeting,
        number: i32,
        text: &str,
        unit: &Unit,
        sub_index: Option<SubIndexId>,
    ) -> Result<TaskImage, Refusal> {
        let rule = ScheduleRule::ByDate { date: self.due_on, strictly_before: false };
        let schedule = ScheduleImage {
            id: tx.key()?,
            rule,
            read_rule: rule,
            quota_unit: None,
            sentence: text.to_owned(),
            line: 0,
            origin: None,
        };
        let lead = BodyImage {
            part: Part::Lead,
            read_part: Part::Lead,
            name: unit.name.clone(),
            unit: Some(unit.id.0),
            group: None,
        };
        Ok(TaskImage {
            id: tx.key()?,
            position: 0,
            sub_index,
            block: None,
            reference: format!("{PATH}.{}.{number}", meeting.number),
            text: text.to_owned(),
            sheet: None,
            first_line: 0,
            last_line: 0,
            merged_into: None,
            bodies: vec![lead],
            schedules: vec![schedule],
            origin: None,
            follows: None,
        })
    }
}
