//! Binds a body's name to a unit or a group of the organisation, in this plan and for the next.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned,
    seen::Seen,
};
use crate::model::{EditKind, PlanId, TaskId};
use ddci_platform::{
    org::{self, BodyTarget},
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::{Value as Json, json};

/// Binds a name.
#[derive(Debug, Clone)]
pub struct BindBody {
    /// The plan.
    pub plan: PlanId,
    /// The name as printed.
    pub name: String,
    /// The unit or group it means.
    pub target: BodyTarget,
    /// What whoever binds it has seen.
    pub seen: Option<Seen>,
}

impl Transition for BindBody {
    const VERB: &'static str = "plan.bind_body";
    type Output = u64;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<u64>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let means = in_words(tx, actor, self.target).await?.ok_or(Refusal::NotFound)?;
        let names = vec![self.name.clone()];
        if let Some(seen) = self.seen {
            // Only that name: who else has a part in those tasks is another matter.
            let name = Touched { names: names.clone(), ..Touched::default() };
            seen.check(tx, self.plan, &name).await?;
        }
        let touched = Touched { tasks: self.tasks(tx).await?, names, ..Touched::default() };
        let desk = Desk::open(tx, self.plan, touched).await?;
        let was = match desk.meaning(&self.name) {
            Some(target) => in_words(tx, actor, target).await?,
            None => None,
        };
        let sql = "UPDATE task_body SET unit = $1, unit_group = $2
                   WHERE name = $3 AND task IN (SELECT id FROM task WHERE plan = $4)";
        let unit = self.target.unit().map(|unit| unit.0);
        let group = self.target.group().map(|group| group.0);
        let bound = tx.write(sql, values![unit, group, self.name.as_str(), self.plan.0]).await?;
        org::remember(tx, actor.authority(), &self.name, self.target).await?;
        let edit = desk.close(tx, actor, EditKind::Bind, &self.name).await?;
        let detail = json!({"edit": edit, "name": self.name, "was": was, "means": means,
                            "tasks": bound});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, bound))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl BindBody {
    /// The tasks that print the name.
    async fn tasks(&self, tx: &Tx) -> Result<Vec<TaskId>, Refusal> {
        let sql = "SELECT DISTINCT t.id FROM task t JOIN task_body b ON b.task = t.id
                   WHERE t.plan = $1 AND b.name = $2";
        let rows = tx.all(sql, values![self.plan.0, self.name.as_str()]).await?;
        Ok(rows.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?)
    }
}

/// A unit or group of the actor's own authority as the log keeps it: names change, and the log says
/// what it was called that day.
async fn in_words(tx: &Tx, actor: &Actor, target: BodyTarget) -> Result<Option<Json>, StoreError> {
    let authority = actor.authority();
    Ok(match target {
        BodyTarget::Unit(unit) => org::owned(tx, authority, unit)
            .await?
            .map(|unit| json!({"unit": unit.id, "name": unit.name, "kind": unit.kind.word()})),
        BodyTarget::Group(group) => org::groups(tx, authority)
            .await?
            .into_iter()
            .find(|known| known.id == group)
            .map(|group| json!({"group": group.id, "name": group.name})),
    })
}
