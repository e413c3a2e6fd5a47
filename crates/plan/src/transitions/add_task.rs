//! Adds a task that the reader did not find, from unread lines or from nothing.

use super::{
    Refusal, TaskWords,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId, TaskId, TaskImage, UnreadDecision},
    store::{
        document::{self, LinesFrom, Unread},
        plan::Plan,
        task,
    },
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Adds a task.
#[derive(Debug, Clone)]
pub struct AddTask {
    /// The plan.
    pub plan: PlanId,
    /// The task above it; none puts it first.
    pub after: Option<TaskId>,
    /// The unread lines it is made from: they are decided with it.
    pub unread: Option<LinesFrom>,
    /// What it shall be.
    pub words: TaskWords,
}

impl Transition for AddTask {
    const VERB: &'static str = "task.add";
    type Output = TaskId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<TaskId>, Refusal> {
        let plan = owned::to_mend(tx, actor, self.plan).await?;
        self.words.check()?;
        let id: TaskId = tx.key()?;
        let lines = self.lines(tx).await?;
        let touched = Touched {
            tasks: vec![id],
            unread: lines.iter().map(|lines| lines.position).collect(),
            ..Touched::default()
        };
        let desk = Desk::open(tx, self.plan, touched).await?;
        let task = self.task(tx, &plan, id, lines).await?;
        written::insert_task(tx, self.plan, &task).await?;
        for mut unread in desk.unread().to_vec() {
            unread.decision = Some(UnreadDecision::Task);
            written::unread(tx, self.plan, &unread).await?;
        }
        let edit = desk.close(tx, actor, EditKind::AddTask, &task.reference).await?;
        let detail = json!({"edit": edit, "task": id, "reference": task.reference});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl AddTask {
    /// The task as it will stand.
    pub(super) async fn task(
        &self,
        tx: &Tx,
        plan: &Plan,
        id: TaskId,
        lines: Option<Unread>,
    ) -> Result<TaskImage, Refusal> {
        let tasks = task::of_plan(tx, self.plan).await?;
        let above = match self.after {
            Some(after) => {
                let place = tasks.iter().position(|task| task.id == after);
                Some(place.ok_or(Refusal::NotFound)?)
            }
            None => None,
        };
        let neighbour = above.and_then(|place| tasks.get(place));
        let (sheet, first_line, last_line) = match (lines, neighbour) {
            (Some(lines), _) => (lines.sheet, lines.first_line, lines.last_line),
            (None, Some(task)) => (task.sheet.clone(), task.last_line, task.last_line),
            (None, None) => (None, 1, 1),
        };
        let place = above.map_or(0, |place| place + 1);
        Ok(TaskImage {
            id,
            position: i32::try_from(place).unwrap_or(i32::MAX),
            sub_index: owned::sub_index(tx, self.plan, self.words.sub_index).await?,
            block: self.words.block.clone(),
            reference: self.words.reference.trim().to_owned(),
            text: self.words.text.trim().to_owned(),
            sheet,
            first_line,
            last_line,
            merged_into: None,
            bodies: self.words.bodies(tx, plan, &[]).await?,
            schedules: self.words.schedules(tx, &[], first_line)?,
            origin: None,
            follows: None,
        })
    }

    /// The unread lines it is made from, which nobody has decided about yet.
    async fn lines(&self, tx: &Tx) -> Result<Option<Unread>, Refusal> {
        let Some(from) = &self.unread else { return Ok(None) };
        let lines = document::unread_from(tx, self.plan, from).await?.ok_or(Refusal::NotFound)?;
        match lines.decision {
            Some(_) => Err(Refusal::ChangedSince),
            None => Ok(Some(lines)),
        }
    }
}
