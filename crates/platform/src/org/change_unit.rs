//! Changes what is known of a unit: names, kind, the unit above, validity, source.

use super::{
    OrgRefusal, Unit, UnitId, UnitKind, alias, find,
    refusal::{check_unit, refuse_others, store_error},
};
use crate::{
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

/// Changes a unit. Its code stays: files and other systems know it by that.
#[derive(Debug, Clone)]
pub struct ChangeUnit {
    /// Which.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// What it is.
    pub kind: UnitKind,
    /// The unit above; the authority itself where none is given.
    pub parent: Option<UnitId>,
    /// The code the state's register gives it.
    pub official_code: Option<String>,
    /// The district it lies or lay in.
    pub district: Option<String>,
    /// Whether it stands under another authority.
    pub outside: bool,
    /// Its first day, where known.
    pub valid_from: Option<Date>,
    /// Its last day.
    pub valid_to: Option<Date>,
    /// Where this is known from.
    pub source: String,
    /// Whether somebody has checked it.
    pub verified: bool,
}

impl ChangeUnit {
    fn check(&self, unit: &Unit) -> Result<(), OrgRefusal> {
        check_unit(&self.name, self.valid_from, self.valid_to)?;
        if unit.id == unit.authority && (self.parent.is_some() || self.outside) {
            return Err(OrgRefusal::IsAuthority);
        }
        Ok(())
    }

    /// The unit above, which is neither this one nor below it.
    async fn above(&self, tx: &Tx, unit: &Unit) -> Result<Option<UnitId>, OrgRefusal> {
        if unit.id == unit.authority {
            return Ok(None);
        }
        let Some(parent) = self.parent else { return Ok(Some(unit.authority)) };
        let above = find::owned(tx, unit.authority, parent).await?.ok_or(OrgRefusal::Unknown)?;
        let sql = "SELECT ancestor FROM unit_ancestor WHERE unit = $1 AND ancestor = $2";
        match tx.first(sql, values![above.id.0, unit.id.0]).await? {
            Some(_) => Err(OrgRefusal::Cycle(above.name)),
            None => Ok(Some(above.id)),
        }
    }

    async fn write(&self, tx: &Tx, parent: Option<UnitId>) -> Result<(), StoreError> {
        let sql = "UPDATE unit SET name = $1, name_en = $2, kind = $3, parent = $4,
                     official_code = $5, district = $6, outside = $7, valid_from = $8,
                     valid_to = $9, source = $10, verified = $11
                   WHERE id = $12";
        let row = values![
            self.name.trim(),
            self.name_en.as_deref(),
            self.kind.word(),
            parent.map(|parent| parent.0),
            self.official_code.as_deref(),
            self.district.as_deref(),
            self.outside,
            self.valid_from,
            self.valid_to,
            self.source.trim(),
            self.verified,
            self.unit.0,
        ];
        tx.write(sql, row).await?;
        Ok(())
    }
}

/// Moves a unit, and all that stands below it, under another.
async fn hang(tx: &Tx, unit: UnitId, parent: UnitId) -> Result<(), StoreError> {
    let sql = "DELETE FROM unit_ancestor
               WHERE unit IN (SELECT unit FROM unit_ancestor WHERE ancestor = $1)
                 AND ancestor NOT IN (SELECT unit FROM unit_ancestor WHERE ancestor = $1)";
    tx.write(sql, values![unit.0]).await?;
    let sql = "INSERT INTO unit_ancestor (unit, ancestor)
               SELECT below.unit, above.ancestor FROM unit_ancestor below, unit_ancestor above
               WHERE below.ancestor = $1 AND above.unit = $2";
    tx.write(sql, values![unit.0, parent.0]).await?;
    Ok(())
}

impl Transition for ChangeUnit {
    const VERB: &'static str = "unit.change";
    type Output = ();
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OrgRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        let before = find::owned(tx, authority, self.unit).await?.ok_or(OrgRefusal::Unknown)?;
        self.check(&before)?;
        let parent = self.above(tx, &before).await?;
        self.write(tx, parent).await?;
        if let Some(parent) = parent.filter(|_| parent != before.parent) {
            hang(tx, self.unit, parent).await?;
        }
        if !self.outside {
            alias::remember_if_free(tx, authority, self.name.trim(), self.unit).await?;
        }
        let after = find::owned(tx, authority, self.unit).await?.ok_or(OrgRefusal::Unknown)?;
        let detail = difference(&facts(&before), &facts(&after));
        Ok(Applied::to(format!("unit:{}", self.unit), detail, ()))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}

fn facts(unit: &Unit) -> Map<String, Json> {
    let facts = json!({
        "name": unit.name,
        "name_en": unit.name_en,
        "kind": unit.kind.word(),
        "parent": unit.parent,
        "official_code": unit.official_code,
        "district": unit.district,
        "outside": unit.outside,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "source": unit.source,
        "verified": unit.verified,
    });
    match facts {
        Json::Object(facts) => facts,
        _ => Map::new(),
    }
}

/// What was and what is, only where they differ.
fn difference(before: &Map<String, Json>, after: &Map<String, Json>) -> Json {
    let only = |these: &Map<String, Json>, those: &Map<String, Json>| -> Map<String, Json> {
        let changed = these.iter().filter(|(name, fact)| those.get(*name) != Some(*fact));
        changed.map(|(name, fact)| (name.clone(), fact.clone())).collect()
    };
    json!({"before": only(before, after), "after": only(after, before)})
}
