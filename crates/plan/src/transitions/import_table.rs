//! Takes an edited table over into a draft: all its good rows at once, as one edit that can be undone.

use super::{
    AddTask, Refusal, Seen, TaskWords,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, LeftOut, PlanId, TaskId},
    store::{edit, plan::Plan},
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// A row that is taken over.
#[derive(Debug, Clone)]
pub enum Taken {
    /// A task says something else.
    Change(TaskId, TaskWords),
    /// A new task below another one, or first.
    Add(Option<TaskId>, TaskWords),
}

/// Takes a table over.
#[derive(Debug, Clone)]
pub struct ImportTable {
    /// The plan.
    pub plan: PlanId,
    /// The draft as it was when the rows were looked at: nothing is written over what came since.
    pub seen: Seen,
    /// The name of the file.
    pub source_name: String,
    /// The rows, in the order of the table.
    pub rows: Vec<Taken>,
    /// How many rows say what the draft says.
    pub same: usize,
    /// Why rows are left out.
    pub left_out: Vec<LeftOut>,
}

impl Transition for ImportTable {
    const VERB: &'static str = "plan.import_table";
    /// The number of the edit.
    type Output = i32;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<i32>, Refusal> {
        let plan = owned::to_mend(tx, actor, self.plan).await?;
        let Seen { number, at } = self.seen;
        if !edit::since(tx, self.plan, number, at).await?.is_empty() {
            return Err(Refusal::ChangedSince);
        }
        let mut desk = Desk::open(tx, self.plan, self.touched()).await?;
        self.write(tx, &plan, &mut desk).await?;
        let made = desk.close(tx, actor, EditKind::ImportTable, &self.source_name).await?;
        let made = made.ok_or(Refusal::NothingChanged)?;
        let [changed, added] = self.counts();
        self.keep(tx, made, changed, added).await?;
        let detail = json!({
            "edit": made,
            "source": self.source_name,
            "changed": changed,
            "added": added,
            "same": self.same,
            "left_out": self.left_out.len(),
        });
        Ok(Applied::to(format!("plan:{}", self.plan), detail, made))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl ImportTable {
    fn touched(&self) -> Touched {
        let changed = self.rows.iter().filter_map(|row| match row {
            Taken::Change(task, _) => Some(*task),
            Taken::Add(..) => None,
        });
        Touched { tasks: changed.collect(), ..Touched::default() }
    }

    fn counts(&self) -> [i32; 2] {
        let changed = self.rows.iter().filter(|row| matches!(row, Taken::Change(..))).count();
        [changed, self.rows.len() - changed].map(|n| i32::try_from(n).unwrap_or(i32::MAX))
    }

    async fn write(&self, tx: &Tx, plan: &Plan, desk: &mut Desk) -> Result<(), Refusal> {
        // New tasks below the same one stand in the order of the table.
        let mut last: Option<(Option<TaskId>, TaskId)> = None;
        for row in &self.rows {
            match row {
                Taken::Change(id, words) => {
                    words.check()?;
                    let known = desk.tasks().iter().find(|task| task.id == *id);
                    let mut task = known.cloned().ok_or(Refusal::NotFound)?;
                    words.put(tx, plan, &mut task).await?;
                    written::change_task(tx, &task).await?;
                }
                Taken::Add(below, words) => {
                    words.check()?;
                    let after = match last {
                        Some((of, made)) if of == *below => Some(made),
                        _ => *below,
                    };
                    let id: TaskId = tx.key()?;
                    let words = words.clone();
                    let add = AddTask { plan: self.plan, after, unread: None, words };
                    let task = add.task(tx, plan, id, None).await?;
                    written::insert_task(tx, self.plan, &task).await?;
                    desk.made(id);
                    last = Some((*below, id));
                }
            }
        }
        Ok(())
    }

    /// Keeps what became of the rows, for the page that says so.
    async fn keep(&self, tx: &Tx, edit: i32, changed: i32, added: i32) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO plan_import (plan, number, source_name, same, changed, added, left_out)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let row = values![
            self.plan.0,
            edit,
            self.source_name.as_str(),
            i32::try_from(self.same).unwrap_or(i32::MAX),
            changed,
            added,
            json!(self.left_out).to_string(),
        ];
        tx.write(sql, row).await?;
        Ok(())
    }
}
