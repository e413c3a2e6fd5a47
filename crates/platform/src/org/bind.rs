//! Names as plans write them, and the unit or group each one means.

use super::{GroupId, UnitId};
use crate::{
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// What a name in a plan means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyTarget {
    /// One unit.
    Unit(UnitId),
    /// Each member of a group.
    Group(GroupId),
}

impl BodyTarget {
    /// The unit's key, where it is one.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Group(_) => None,
        }
    }

    /// The group's key, where it is one.
    pub fn group(self) -> Option<GroupId> {
        match self {
            Self::Group(group) => Some(group),
            Self::Unit(_) => None,
        }
    }

    /// Reads it from two nullable columns.
    pub fn from_columns(unit: Option<uuid::Uuid>, group: Option<uuid::Uuid>) -> Option<Self> {
        match (unit, group) {
            (Some(unit), _) => Some(Self::Unit(UnitId(unit))),
            (None, Some(group)) => Some(Self::Group(GroupId(group))),
            (None, None) => None,
        }
    }
}

/// A name and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name as first seen.
    pub name: String,
    /// What it means.
    pub target: BodyTarget,
}

/// All names of an authority, by their folded form.
///
/// # Errors
/// [`StoreError`].
pub async fn aliases(
    db: &impl Read,
    authority: UnitId,
) -> Result<BTreeMap<String, Alias>, StoreError> {
    let sql = "SELECT folded, name, unit, unit_group FROM body_alias WHERE authority = $1";
    let mut aliases = BTreeMap::new();
    for row in db.all(sql, values![authority.0]).await? {
        let target = BodyTarget::from_columns(row.get("unit")?, row.get("unit_group")?);
        if let Some(target) = target {
            aliases.insert(row.get("folded")?, Alias { name: row.get("name")?, target });
        }
    }
    Ok(aliases)
}

/// The names of an authority whose unit has not ended before a day: what a name meant that long ago
/// is suggested, never taken.
///
/// # Errors
/// [`StoreError`].
pub async fn aliases_on(
    db: &impl Read,
    authority: UnitId,
    on: Date,
) -> Result<BTreeMap<String, Alias>, StoreError> {
    let sql = "SELECT id FROM unit WHERE authority = $1 AND valid_to < $2";
    let ended = db.all(sql, values![authority.0, on]).await?;
    let ended: Vec<UnitId> = ended.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?;
    let mut aliases = aliases(db, authority).await?;
    aliases.retain(|_, alias| alias.target.unit().is_none_or(|unit| !ended.contains(&unit)));
    Ok(aliases)
}

/// Remembers a name inside another transition; a name that is known already takes its new meaning.
///
/// # Errors
/// [`StoreError`].
pub async fn remember(
    tx: &Tx,
    authority: UnitId,
    name: &str,
    target: BodyTarget,
) -> Result<(), StoreError> {
    let folded = super::body_key(name);
    if folded.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO body_alias (authority, folded, name, unit, unit_group)
               VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (authority, folded) DO UPDATE
               SET unit = excluded.unit, unit_group = excluded.unit_group";
    let unit = target.unit().map(|unit| unit.0);
    let group = target.group().map(|group| group.0);
    tx.write(sql, values![authority.0, folded, name, unit, group]).await?;
    Ok(())
}

/// Forgets a name inside another transition: plans that mention it are asked about it again.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(tx: &Tx, authority: UnitId, name: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM body_alias WHERE authority = $1 AND folded = $2";
    tx.write(sql, values![authority.0, super::body_key(name)]).await?;
    Ok(())
}

/// Remembers that a name means a unit or group.
#[derive(Debug, Clone)]
pub struct RememberAlias {
    /// The name as plans write it.
    pub name: String,
    /// What it means.
    pub target: BodyTarget,
}

impl Transition for RememberAlias {
    const VERB: &'static str = "body_alias.remember";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, StoreError> {
        remember(tx, actor.authority(), &self.name, self.target).await?;
        let subject = format!("body_alias:{}", super::body_key(&self.name));
        Ok(Applied::to(subject, json!({"name": self.name}), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}
