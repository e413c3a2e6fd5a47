//! Adds a group of units that plans name as one.

use super::{
    BodyTarget, GroupId, OrgRefusal, UnitKind, bind, find,
    refusal::{refuse_others, store_error},
};
use crate::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Adds a group of units that plans name as one.
#[derive(Debug, Clone)]
pub struct AddGroup {
    /// A stable code, unique in the authority.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Every unit of these kinds is a member.
    pub kinds: Vec<UnitKind>,
    /// Codes of members named one by one.
    pub members: Vec<String>,
    /// The names under which plans mention it.
    pub aliases: Vec<String>,
}

impl Transition for AddGroup {
    const VERB: &'static str = "unit_group.add";
    type Output = GroupId;
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<GroupId>, OrgRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        let id: GroupId = tx.key()?;
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let sql = "INSERT INTO unit_group (id, authority, code, name, kinds)
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (authority, code) DO NOTHING";
        let row =
            values![id.0, authority.0, self.code.as_str(), self.name.as_str(), kinds.join(" ")];
        if tx.write(sql, row).await? == 0 {
            return Err(OrgRefusal::CodeTaken(self.code.clone()));
        }
        for code in &self.members {
            let member = find::by_code(tx, authority, code)
                .await?
                .ok_or_else(|| OrgRefusal::NoSuchUnit(code.clone()))?;
            let sql = "INSERT INTO unit_group_member (unit_group, unit) VALUES ($1, $2)";
            tx.write(sql, values![id.0, member.id.0]).await?;
        }
        for alias in std::iter::once(&self.name).chain(&self.aliases) {
            bind::remember(tx, authority, alias, BodyTarget::Group(id)).await?;
        }
        Ok(Applied::to(format!("unit_group:{id}"), json!({"name": self.name}), id))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}
