//! What goes along with the obligations of an abolished unit: what its names mean in plans to come and
//! in drafts, its place in groups, its people with their positions and roles.

use super::super::Refusal;
use crate::model::{PlanId, PlanState};
use ddci_platform::{
    org::UnitId,
    permit::Actor,
    store::{Read, StoreError, Tx, Value},
    values,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// What went along, kept so that it can be handed back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::transitions) struct Also {
    /// Who took it over.
    pub to: Option<Uuid>,
    /// Names that plans use, folded.
    pub names: Vec<String>,
    /// Bodies of drafts: task and place.
    pub bodies: Vec<(Uuid, i32)>,
    /// Groups in which the unit was named.
    pub groups: Vec<Uuid>,
    /// People who worked there by their principal position.
    pub people: Vec<Uuid>,
    /// Positions that ended with the unit, and those that began: person, number, number.
    pub positions: Vec<(Uuid, i32, i32)>,
    /// Roles on the unit: account and role.
    pub roles: Vec<(Uuid, String)>,
}

impl Also {
    pub fn is_empty(&self) -> bool {
        *self == Self { to: self.to, ..Self::default() }
    }

    /// How many of each, for the audit log.
    pub fn counts(&self) -> Json {
        json!({
            "names": self.names.len(), "drafts": self.bodies.len(), "groups": self.groups.len(),
            "people": self.people.len(), "roles": self.roles.len(),
        })
    }

    /// Puts everything back where it was.
    pub async fn hand_back(&self, tx: &Tx, actor: &Actor, unit: UnitId) -> Result<(), StoreError> {
        let Some(to) = self.to else { return Ok(()) };
        let authority = actor.authority();
        for name in &self.names {
            let sql = "UPDATE body_alias SET unit = $1 WHERE authority = $2 AND folded = $3";
            tx.write(sql, values![unit.0, authority.0, name.as_str()]).await?;
        }
        for (task, position) in &self.bodies {
            let sql =
                "UPDATE task_body SET unit = $1 WHERE task = $2 AND position = $3 AND unit = $4";
            tx.write(sql, values![unit.0, *task, *position, to]).await?;
        }
        for group in &self.groups {
            let sql = "DELETE FROM unit_group_member WHERE unit_group = $1 AND unit = $2";
            tx.write(sql, values![*group, to]).await?;
        }
        for person in &self.people {
            let sql = "UPDATE person SET unit = $1 WHERE id = $2 AND unit = $3";
            tx.write(sql, values![unit.0, *person, to]).await?;
        }
        for (person, ended, begun) in &self.positions {
            let sql =
                "UPDATE person_position SET valid_to = NULL WHERE person = $1 AND number = $2";
            tx.write(sql, values![*person, *ended]).await?;
            let sql = "DELETE FROM person_position WHERE person = $1 AND number = $2";
            tx.write(sql, values![*person, *begun]).await?;
        }
        for (account, role) in &self.roles {
            let sql = "DELETE FROM permit WHERE account = $1 AND role = $2 AND scope = $3";
            tx.write(sql, values![*account, role.as_str(), to]).await?;
        }
        Ok(())
    }
}

/// Hands everything else of a unit over to the one that follows it.
pub(super) async fn hand_over(
    tx: &Tx,
    actor: &Actor,
    from: UnitId,
    to: UnitId,
    from_on: Date,
) -> Result<Also, Refusal> {
    Ok(Also {
        to: Some(to.0),
        names: names(tx, actor, from, to).await?,
        bodies: bodies(tx, actor, from, to).await?,
        groups: groups(tx, from, to).await?,
        people: people(tx, from, to).await?,
        positions: positions(tx, from, to, from_on).await?,
        roles: roles(tx, from, to).await?,
    })
}

async fn names(
    tx: &Tx,
    actor: &Actor,
    from: UnitId,
    to: UnitId,
) -> Result<Vec<String>, StoreError> {
    let of = || values![actor.authority().0, from.0];
    let sql = "SELECT folded FROM body_alias WHERE authority = $1 AND unit = $2 ORDER BY folded";
    let names = column(tx, sql, of(), "folded").await?;
    let sql = "UPDATE body_alias SET unit = $3 WHERE authority = $1 AND unit = $2";
    tx.write(sql, values![actor.authority().0, from.0, to.0]).await?;
    Ok(names)
}

/// In drafts, which nobody has agreed to: a plan in force says what it said.
async fn bodies(
    tx: &Tx,
    actor: &Actor,
    from: UnitId,
    to: UnitId,
) -> Result<Vec<(Uuid, i32)>, StoreError> {
    let sql = "SELECT b.task, b.position, p.id AS plan FROM plan p
               JOIN task t ON t.plan = p.id JOIN task_body b ON b.task = t.id
               WHERE p.authority = $1 AND p.state = $2 AND b.unit = $3 ORDER BY b.task, b.position";
    let rows = tx.all(sql, values![actor.authority().0, PlanState::Draft.word(), from.0]).await?;
    let mut bodies = Vec::new();
    for row in rows {
        let (task, position): (Uuid, i32) = (row.get("task")?, row.get("position")?);
        let sql = "UPDATE task_body SET unit = $1 WHERE task = $2 AND position = $3";
        tx.write(sql, values![to.0, task, position]).await?;
        let plan: PlanId = row.get("plan")?;
        tracing::debug!(%plan, "unit.hand_over.body");
        bodies.push((task, position));
    }
    Ok(bodies)
}

/// The groups that name the unit itself; those of a kind have their members by kind.
async fn groups(tx: &Tx, from: UnitId, to: UnitId) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT unit_group FROM unit_group_member m WHERE m.unit = $1 AND NOT EXISTS (
                 SELECT 1 FROM unit_group_member o WHERE o.unit_group = m.unit_group AND o.unit = $2)
               ORDER BY unit_group";
    let groups: Vec<Uuid> = column(tx, sql, values![from.0, to.0], "unit_group").await?;
    for group in &groups {
        let sql = "INSERT INTO unit_group_member (unit_group, unit) VALUES ($1, $2)";
        tx.write(sql, values![*group, to.0]).await?;
    }
    Ok(groups)
}

async fn people(tx: &Tx, from: UnitId, to: UnitId) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT id FROM person WHERE unit = $1 ORDER BY id";
    let people = column(tx, sql, values![from.0], "id").await?;
    tx.write("UPDATE person SET unit = $1 WHERE unit = $2", values![to.0, from.0]).await?;
    Ok(people)
}

/// A position that was open ends on the unit's last day, and goes on in the other under its title.
async fn positions(
    tx: &Tx,
    from: UnitId,
    to: UnitId,
    from_on: Date,
) -> Result<Vec<(Uuid, i32, i32)>, StoreError> {
    let eve = from_on.yesterday().unwrap_or(from_on);
    let sql = "SELECT person, number, title FROM person_position
               WHERE unit = $1 AND valid_to IS NULL ORDER BY person, number";
    let mut positions = Vec::new();
    for row in tx.all(sql, values![from.0]).await? {
        let (person, number): (Uuid, i32) = (row.get("person")?, row.get("number")?);
        let title: String = row.get("title")?;
        let sql = "UPDATE person_position SET valid_to = $1 WHERE person = $2 AND number = $3";
        tx.write(sql, values![eve, person, number]).await?;
        let sql = "SELECT MAX(number) AS n FROM person_position WHERE person = $1";
        let last: Option<i32> =
            tx.first(sql, values![person]).await?.map(|row| row.get("n")).transpose()?.flatten();
        let begun = last.unwrap_or(number) + 1;
        let sql = "INSERT INTO person_position (person, number, unit, title, valid_from)
                   VALUES ($1, $2, $3, $4, $5)";
        tx.write(sql, values![person, begun, to.0, title, from_on]).await?;
        positions.push((person, number, begun));
    }
    Ok(positions)
}

async fn roles(tx: &Tx, from: UnitId, to: UnitId) -> Result<Vec<(Uuid, String)>, StoreError> {
    let sql = "SELECT p.account, p.role FROM permit p WHERE p.scope = $1 AND NOT EXISTS (
                 SELECT 1 FROM permit o
                 WHERE o.account = p.account AND o.role = p.role AND o.scope = $2)
               ORDER BY p.account, p.role";
    let mut roles = Vec::new();
    for row in tx.all(sql, values![from.0, to.0]).await? {
        let (account, role): (Uuid, String) = (row.get("account")?, row.get("role")?);
        let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)";
        tx.write(sql, values![account, role.as_str(), to.0]).await?;
        roles.push((account, role));
    }
    Ok(roles)
}

async fn column<T: ddci_platform::store::Column>(
    tx: &Tx,
    sql: &str,
    values: Vec<Value>,
    name: &str,
) -> Result<Vec<T>, StoreError> {
    tx.all(sql, values).await?.iter().map(|row| row.get(name)).collect()
}
