//! Founds an authority, and adds units to it.

use super::{
    OrgRefusal, UnitId, UnitKind, alias, find,
    refusal::{check_unit, refuse_others, store_error},
};
use crate::{
    permit::Actor,
    store::{Applied, Db, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Founds an authority: the unit at the root, and the head of its audit chain.
#[derive(Debug, Clone)]
pub struct FoundAuthority {
    /// A stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// What it is.
    pub kind: UnitKind,
    /// Its last day, where it has ended.
    pub valid_to: Option<Date>,
    /// Where this is known from.
    pub source: String,
    /// Whether somebody has checked it.
    pub verified: bool,
    /// The names under which plans mention it.
    pub aliases: Vec<String>,
}

impl FoundAuthority {
    /// Founds it. The one act with no authority to be kept under until it is done, so its chain
    /// begins here, and a transition in it follows at once.
    ///
    /// # Errors
    /// [`OrgRefusal::CodeTaken`] and the store's.
    pub async fn run(self, db: &Db) -> Result<UnitId, OrgRefusal> {
        if find::authorities(db).await?.iter().any(|unit| unit.code == self.code) {
            return Err(OrgRefusal::CodeTaken(self.code));
        }
        let id: UnitId = db.ids().next().map_err(StoreError::from)?;
        db.bookkeep(
            "INSERT INTO audit_head (authority, sequence, hash) VALUES ($1, 0, '')",
            values![id.0],
        )
        .await?;
        let actor = Actor::Operator { authority: id, command: "init" };
        let found = db.run(&actor, &Found { id, authority: self }).await;
        if found.is_err() {
            // Nothing was kept in that chain, and nobody will look for it.
            let sql = "DELETE FROM audit_head WHERE authority = $1 AND sequence = 0";
            db.bookkeep(sql, values![id.0]).await?;
        }
        found
    }
}

/// Foundings go one after another: whoever comes second sees what the first has founded. The row
/// stays locked until the transaction ends; nobody holds it beyond.
async fn queue(tx: &Tx) -> Result<(), StoreError> {
    let sql = "INSERT INTO lease (name, holder, until) VALUES ('found', '', 0)
               ON CONFLICT (name) DO UPDATE SET until = 0";
    tx.write(sql, values![]).await?;
    Ok(())
}

struct Found {
    id: UnitId,
    authority: FoundAuthority,
}

impl Transition for Found {
    const VERB: &'static str = "authority.found";
    type Output = UnitId;
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<UnitId>, OrgRefusal> {
        queue(tx).await?;
        if find::authorities(tx).await?.iter().any(|unit| unit.code == self.authority.code) {
            return Err(OrgRefusal::CodeTaken(self.authority.code.clone()));
        }
        let unit = AddUnit {
            code: self.authority.code.clone(),
            name: self.authority.name.clone(),
            name_en: self.authority.name_en.clone(),
            kind: self.authority.kind,
            parent: None,
            official_code: None,
            district: None,
            outside: false,
            valid_from: None,
            valid_to: self.authority.valid_to,
            source: self.authority.source.clone(),
            verified: self.authority.verified,
            aliases: self.authority.aliases.clone(),
        };
        unit.insert(tx, self.id, self.id, None, 0).await?;
        Ok(Applied::to(format!("unit:{}", self.id), json!({"name": unit.name}), self.id))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}

/// Adds a unit below the authority or below another unit.
#[derive(Debug, Clone)]
pub struct AddUnit {
    /// A stable code, unique in the authority.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// What it is.
    pub kind: UnitKind,
    /// The code of the unit above; none for the authority itself.
    pub parent: Option<String>,
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
    /// The names under which plans mention it.
    pub aliases: Vec<String>,
}

impl AddUnit {
    async fn insert(
        &self,
        tx: &Tx,
        id: UnitId,
        authority: UnitId,
        parent: Option<UnitId>,
        position: i32,
    ) -> Result<(), OrgRefusal> {
        self.check()?;
        let sql = "INSERT INTO unit (id, authority, parent, code, kind, name, name_en,
                     official_code, district, outside, valid_from, valid_to, source, verified,
                     position)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        let row = values![
            id.0,
            authority.0,
            parent.map(|parent| parent.0),
            self.code.as_str(),
            self.kind.word(),
            self.name.as_str(),
            self.name_en.as_deref(),
            self.official_code.as_deref(),
            self.district.as_deref(),
            self.outside,
            self.valid_from,
            self.valid_to,
            self.source.as_str(),
            self.verified,
            position,
        ];
        tx.write(sql, row).await?;
        let sql = "INSERT INTO unit_ancestor (unit, ancestor)
                   SELECT $1, ancestor FROM unit_ancestor WHERE unit = $2";
        tx.write(sql, values![id.0, parent.map(|parent| parent.0)]).await?;
        let sql = "INSERT INTO unit_ancestor (unit, ancestor) VALUES ($1, $1)";
        tx.write(sql, values![id.0]).await?;
        self.remember_names(tx, id, authority).await
    }

    /// Its own name means it where the name is free: a commune of 2025 may be called as one that
    /// ended, and plans of before meant that one. Plans do not speak of what stands elsewhere.
    async fn remember_names(
        &self,
        tx: &Tx,
        id: UnitId,
        authority: UnitId,
    ) -> Result<(), OrgRefusal> {
        if self.outside {
            return Ok(());
        }
        alias::remember_if_free(tx, authority, &self.name, id).await?;
        for name in &self.aliases {
            alias::remember_or_refuse(tx, authority, name, id).await?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), OrgRefusal> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        let length = self.code.chars().count();
        if !(1..=80).contains(&length) || !self.code.chars().all(plain) {
            return Err(OrgRefusal::BadCode(self.code.clone()));
        }
        check_unit(&self.name, self.valid_from, self.valid_to)
    }
}

impl Transition for AddUnit {
    const VERB: &'static str = "unit.add";
    type Output = UnitId;
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<UnitId>, OrgRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        if find::by_code(tx, authority, &self.code).await?.is_some() {
            return Err(OrgRefusal::CodeTaken(self.code.clone()));
        }
        let parent = match &self.parent {
            Some(code) => {
                find::by_code(tx, authority, code)
                    .await?
                    .ok_or_else(|| OrgRefusal::NoSuchUnit(code.clone()))?
                    .id
            }
            None => authority,
        };
        let sql = "SELECT COUNT(*) AS n FROM unit WHERE authority = $1";
        let count: i64 = match tx.first(sql, values![authority.0]).await? {
            Some(row) => row.get("n")?,
            None => 0,
        };
        let id = tx.key()?;
        let position = i32::try_from(count).unwrap_or(i32::MAX);
        self.insert(tx, id, authority, Some(parent), position).await?;
        let detail = json!({"code": self.code, "name": self.name});
        Ok(Applied::to(format!("unit:{id}"), detail, id))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}
