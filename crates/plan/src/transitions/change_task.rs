//! Changes a task of a draft: its words, where it stands, who has a part in it, its times.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{
        BodyImage, EditKind, Part, PlanId, ScheduleId, ScheduleImage, SubIndexId, TaskId, TaskImage,
    },
    store::plan::Plan,
};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    org::{self, body_key},
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// The longest text of a task, in characters.
pub const LONGEST_TEXT: usize = 4_000;
/// The longest name of a body, in characters.
pub const LONGEST_NAME: usize = 300;
/// The most bodies or schedules of one task.
pub const MOST: usize = 80;

/// A task as somebody wants it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskWords {
    /// Its words.
    pub text: String,
    /// Its path in the document.
    pub reference: String,
    /// The sub-index it serves.
    pub sub_index: Option<SubIndexId>,
    /// The assignment block it stands in.
    pub block: Option<String>,
    /// Who has a part in it, by the names the plan uses, in order.
    pub bodies: Vec<(Part, String)>,
    /// Its times.
    pub schedules: Vec<Time>,
}

/// A time of a task.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The schedule it changes; none for a new one.
    pub of: Option<ScheduleId>,
    /// When.
    pub rule: ScheduleRule,
    /// Of what a quota counts.
    pub quota_unit: Option<String>,
}

/// Changes a task.
#[derive(Debug, Clone)]
pub struct ChangeTask {
    /// The plan.
    pub plan: PlanId,
    /// The task.
    pub task: TaskId,
    /// What it shall be.
    pub words: TaskWords,
    /// What whoever changes it has seen.
    pub seen: Option<Seen>,
}

impl Transition for ChangeTask {
    const VERB: &'static str = "task.change";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let plan = owned::to_mend(tx, actor, self.plan).await?;
        self.words.check()?;
        let touched = Touched::task(self.task);
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?;
        let mut task = desk.task()?.clone();
        self.words.put(tx, &plan, &mut task).await?;
        written::change_task(tx, &task).await?;
        let edit = desk.close(tx, actor, EditKind::ChangeTask, &task.reference).await?;
        let detail = json!({"edit": edit, "task": self.task, "reference": task.reference});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl TaskWords {
    /// Whether a task can be so.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.text.trim().is_empty() {
            return Err(Refusal::Missing("text"));
        }
        if self.text.chars().count() > LONGEST_TEXT {
            return Err(Refusal::TooLong(LONGEST_TEXT));
        }
        if self.reference.trim().is_empty() {
            return Err(Refusal::Missing("reference"));
        }
        let too_long = |name: &str| name.chars().count() > LONGEST_NAME;
        if too_long(&self.reference) || self.bodies.iter().any(|(_, name)| too_long(name)) {
            return Err(Refusal::TooLong(LONGEST_NAME));
        }
        if self.bodies.len() > MOST || self.schedules.len() > MOST {
            return Err(Refusal::TooMany(MOST));
        }
        let backwards = |time: &Time| match time.rule {
            ScheduleRule::Within { from, to } => to < from,
            _ => false,
        };
        if self.schedules.iter().any(backwards) {
            return Err(Refusal::EndsBeforeItStarts);
        }
        Ok(())
    }

    /// Makes a task say these words.
    pub(super) async fn put(
        &self,
        tx: &Tx,
        plan: &Plan,
        task: &mut TaskImage,
    ) -> Result<(), Refusal> {
        task.bodies = self.bodies(tx, plan, &task.bodies).await?;
        task.schedules = self.schedules(tx, &task.schedules, task.first_line)?;
        task.text = self.text.trim().to_owned();
        task.reference = self.reference.trim().to_owned();
        task.sub_index = owned::sub_index(tx, plan.id, self.sub_index).await?;
        task.block = self.block.clone();
        Ok(())
    }

    /// The bodies by these names: one that the task had keeps what it means, another means what its
    /// name was bound to before.
    pub(super) async fn bodies(
        &self,
        tx: &Tx,
        plan: &Plan,
        had: &[BodyImage],
    ) -> Result<Vec<BodyImage>, Refusal> {
        let aliases = org::aliases_on(tx, plan.authority, plan.starts_on).await?;
        let body = |(part, name): &(Part, String)| {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = had.iter().find(|body| body.name == name);
            let target = aliases.get(&body_key(&name)).map(|alias| alias.target);
            let unit = target.and_then(|target| target.unit()).map(|unit| unit.0);
            let group = target.and_then(|target| target.group()).map(|group| group.0);
            BodyImage {
                part: *part,
                read_part: known.map_or(*part, |body| body.read_part),
                unit: known.map_or(unit, |body| body.unit),
                group: known.map_or(group, |body| body.group),
                name,
            }
        };
        Ok(self.bodies.iter().map(body).collect())
    }

    /// The schedules with these times. A schedule that is changed keeps its key and its sentence;
    /// a new one has no sentence, for the plan does not say it.
    pub(super) fn schedules(
        &self,
        tx: &Tx,
        had: &[ScheduleImage],
        line: i32,
    ) -> Result<Vec<ScheduleImage>, Refusal> {
        let schedule = |time: &Time| {
            let known = had.iter().find(|known| Some(known.id) == time.of).cloned();
            let fresh = || -> Result<ScheduleImage, StoreError> {
                Ok(ScheduleImage {
                    id: tx.key()?,
                    rule: time.rule,
                    read_rule: time.rule,
                    quota_unit: None,
                    sentence: String::new(),
                    line,
                    origin: None,
                })
            };
            let schedule = known.map_or_else(fresh, Ok)?;
            Ok(ScheduleImage { rule: time.rule, quota_unit: time.quota_unit.clone(), ..schedule })
        };
        self.schedules.iter().map(schedule).collect()
    }
}
