//! The names under which plans mention a unit: added and removed one by one.
//!
//! Within an authority a name means one thing. The coordinator who settles a plan may give a name
//! another meaning ([`super::RememberAlias`]); here, where no plan stands beside it, that is refused.

use super::{
    BodyTarget, OrgRefusal, UnitId, bind, body_key, find, group,
    refusal::{refuse_others, store_error},
};
use crate::{
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The names of one unit, in order.
///
/// # Errors
/// [`StoreError`].
pub async fn aliases_of(db: &impl Read, unit: UnitId) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM body_alias WHERE unit = $1 ORDER BY folded";
    db.all(sql, values![unit.0]).await?.iter().map(|row| row.get("name")).collect()
}

/// Remembers a unit's own name, where it does not mean something else already.
pub(super) async fn remember_if_free(
    tx: &Tx,
    authority: UnitId,
    name: &str,
    unit: UnitId,
) -> Result<(), StoreError> {
    match meaning(tx, authority, name).await? {
        Some(_) => Ok(()),
        None => bind::remember(tx, authority, name, BodyTarget::Unit(unit)).await,
    }
}

/// Remembers a name of a unit, or says what it means already.
pub(super) async fn remember_or_refuse(
    tx: &Tx,
    authority: UnitId,
    name: &str,
    unit: UnitId,
) -> Result<(), OrgRefusal> {
    match meaning(tx, authority, name).await? {
        Some(target) if target != BodyTarget::Unit(unit) => Err(OrgRefusal::AliasTaken {
            name: name.to_owned(),
            by: name_of(tx, authority, target).await?,
        }),
        _ => Ok(bind::remember(tx, authority, name, BodyTarget::Unit(unit)).await?),
    }
}

async fn meaning(tx: &Tx, authority: UnitId, name: &str) -> Result<Option<BodyTarget>, StoreError> {
    let sql = "SELECT unit, unit_group FROM body_alias WHERE authority = $1 AND folded = $2";
    let row = tx.first(sql, values![authority.0, body_key(name)]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(BodyTarget::from_columns(row.get("unit")?, row.get("unit_group")?))
}

async fn name_of(tx: &Tx, authority: UnitId, target: BodyTarget) -> Result<String, StoreError> {
    let name = match target {
        BodyTarget::Unit(unit) => find::unit(tx, unit).await?.map(|unit| unit.name),
        BodyTarget::Group(id) => {
            let groups = group::groups(tx, authority).await?;
            groups.into_iter().find(|group| group.id == id).map(|group| group.name)
        }
    };
    Ok(name.unwrap_or_default())
}

/// Gives a unit one more name.
#[derive(Debug, Clone)]
pub struct AddAlias {
    /// Which unit.
    pub unit: UnitId,
    /// The name as plans write it.
    pub name: String,
}

impl Transition for AddAlias {
    const VERB: &'static str = "unit.add_alias";
    type Output = ();
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OrgRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        find::owned(tx, authority, self.unit).await?.ok_or(OrgRefusal::Unknown)?;
        if body_key(&self.name).is_empty() {
            return Err(OrgRefusal::EmptyAlias);
        }
        remember_or_refuse(tx, authority, self.name.trim(), self.unit).await?;
        Ok(Applied::to(format!("unit:{}", self.unit), json!({"name": self.name.trim()}), ()))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}

/// Takes a name from a unit: plans that mention it are asked about again.
#[derive(Debug, Clone)]
pub struct RemoveAlias {
    /// Which unit.
    pub unit: UnitId,
    /// The name, in any spelling.
    pub name: String,
}

impl Transition for RemoveAlias {
    const VERB: &'static str = "unit.remove_alias";
    type Output = ();
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OrgRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        find::owned(tx, authority, self.unit).await?.ok_or(OrgRefusal::Unknown)?;
        let sql = "DELETE FROM body_alias WHERE authority = $1 AND folded = $2 AND unit = $3";
        let row = values![authority.0, body_key(&self.name), self.unit.0];
        if tx.write(sql, row).await? == 0 {
            return Err(OrgRefusal::NoSuchAlias);
        }
        Ok(Applied::to(format!("unit:{}", self.unit), json!({"name": self.name}), ()))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}
