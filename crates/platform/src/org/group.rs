//! A group of units that a plan names as one: "UBND các xã, thị trấn".

use super::{UnitId, UnitKind};
use crate::{
    store::{Read, StoreError},
    values,
};

crate::key! {
    /// A group of units.
    GroupId
}

/// Units named as one, by their kinds or one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key.
    pub id: GroupId,
    /// A stable code, unique in the authority.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Every unit of these kinds is a member, beside those named one by one.
    pub kinds: Vec<UnitKind>,
}

/// The groups of an authority, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn groups(db: &impl Read, authority: UnitId) -> Result<Vec<Group>, StoreError> {
    let sql = "SELECT id, code, name, kinds FROM unit_group WHERE authority = $1 ORDER BY name";
    let rows = db.all(sql, values![authority.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Group {
                id: row.get("id")?,
                code: row.get("code")?,
                name: row.get("name")?,
                kinds: kinds(&row.get::<String>("kinds")?),
            })
        })
        .collect()
}

fn kinds(words: &str) -> Vec<UnitKind> {
    words.split(' ').filter_map(|word| word.parse().ok()).collect()
}
