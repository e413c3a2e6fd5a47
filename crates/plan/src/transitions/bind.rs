//! Binds a body's name to a unit or a group of the organisation, in this plan and for the next.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned,
};
use crate::model::{EditKind, PlanId, TaskId};
use ddci_platform::{
    org::{self, BodyTarget},
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Binds a name.
#[derive(Debug, Clone)]
pub struct BindBody {
    /// The plan.
    pub plan: PlanId,
    /// The name as printed.
    pub name: String,
    /// The unit or group it means.
    pub target: BodyTarget,
}

impl Transition for BindBody {
    const VERB: &'static str = "plan.bind_body";
    type Output = u64;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<u64>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        owned::draft(tx, actor, self.plan).await?;
        self.check_target(tx, actor).await?;
        let touched = Touched { tasks: self.tasks(tx).await?, ..Touched::default() };
        let desk = Desk::open(tx, self.plan, touched).await?;
        let sql = "UPDATE task_body SET unit = $1, unit_group = $2
                   WHERE name = $3 AND task IN (SELECT id FROM task WHERE plan = $4)";
        let unit = self.target.unit().map(|unit| unit.0);
        let group = self.target.group().map(|group| group.0);
        let bound = tx.write(sql, values![unit, group, self.name.as_str(), self.plan.0]).await?;
        org::remember(tx, actor.authority(), &self.name, self.target).await?;
        desk.close(tx, actor, EditKind::Bind, &self.name).await?;
        let detail = json!({"name": self.name, "unit": unit, "group": group, "tasks": bound});
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

    /// The unit or group must be of the actor's own authority.
    async fn check_target(&self, tx: &Tx, actor: &Actor) -> Result<(), Refusal> {
        let authority = actor.authority();
        let known = match self.target {
            BodyTarget::Unit(unit) => {
                org::unit(tx, unit).await?.is_some_and(|unit| unit.authority == authority)
            }
            BodyTarget::Group(group) => {
                org::groups(tx, authority).await?.iter().any(|known| known.id == group)
            }
        };
        if known { Ok(()) } else { Err(Refusal::NotFound) }
    }
}
