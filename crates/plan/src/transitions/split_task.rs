//! Splits a task of a draft in two: two assignments that the reader took for one.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::model::{EditKind, PlanId, ScheduleImage, TaskId, TaskImage};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Splits a task.
#[derive(Debug, Clone)]
pub struct SplitTask {
    /// The plan.
    pub plan: PlanId,
    /// The task.
    pub task: TaskId,
    /// With which of its clauses the second task begins, counted from 1; see [`clauses`].
    pub at: usize,
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for SplitTask {
    const VERB: &'static str = "task.split";
    type Output = TaskId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<TaskId>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let mut desk =
            Desk::open_as_seen(tx, self.plan, Touched::task(self.task), self.seen).await?;
        let whole = desk.task()?.clone();
        let clauses = clauses(&whole.text);
        let (first, second) = match clauses.split_at_checked(self.at) {
            Some((first, second)) if !first.is_empty() && !second.is_empty() => (first, second),
            _ => return Err(Refusal::NoPlaceToSplit),
        };
        let (first, second) = (first.join(" "), second.join(" "));
        let below = below(tx, &whole, second)?;
        written::change_task(tx, &TaskImage { text: first, ..whole.clone() }).await?;
        written::insert_task(tx, self.plan, &below).await?;
        desk.made(below.id);
        let edit = desk.close(tx, actor, EditKind::SplitTask, &whole.reference).await?;
        let detail = json!({"edit": edit, "task": self.task, "reference": whole.reference,
                            "made": below.id});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, below.id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The second of the two: below the first, from the same lines, with the same bodies and, under keys
/// of their own, the same times, until somebody says otherwise.
fn below(tx: &Tx, whole: &TaskImage, text: String) -> Result<TaskImage, Refusal> {
    let mut schedules: Vec<ScheduleImage> = whole.schedules.clone();
    for schedule in &mut schedules {
        schedule.id = tx.key()?;
        schedule.origin = None;
    }
    Ok(TaskImage {
        id: tx.key()?,
        position: whole.position + 1,
        reference: format!("{} (2)", whole.reference),
        text,
        schedules,
        origin: None,
        ..whole.clone()
    })
}

/// The clauses of a text: it can be split after a full stop, a semicolon or a colon that a space
/// follows.
pub fn clauses(text: &str) -> Vec<&str> {
    let text = text.trim();
    let mut clauses = Vec::new();
    let mut rest = text;
    let ends = |text: &str| {
        text.char_indices().zip(text.chars().skip(1)).find_map(|((at, c), next)| {
            (matches!(c, '.' | ';' | ':') && next.is_whitespace()).then_some(at + c.len_utf8())
        })
    };
    while let Some((clause, after)) = ends(rest).and_then(|end| rest.split_at_checked(end)) {
        clauses.push(clause.trim());
        rest = after;
    }
    clauses.push(rest.trim());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

#[cfg(test)]
mod tests {
    use super::clauses;

    #[test]
    fn a_text_is_cut_where_a_clause_ends() {
        let text = "Công khai quy hoạch; rà soát 1.200 hồ sơ. Báo cáo trước 25/6.";
        assert_eq!(
            clauses(text),
            ["Công khai quy hoạch;", "rà soát 1.200 hồ sơ.", "Báo cáo trước 25/6."]
        );
        assert_eq!(clauses("Một việc"), ["Một việc"]);
        assert_eq!(clauses("  "), [""; 0]);
    }
}
