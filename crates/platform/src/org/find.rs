//! Finds units.

use super::{Group, Unit, UnitId};
use crate::{
    store::{Read, StoreError},
    values,
};

/// The authorities of this installation: units that are their own authority.
///
/// # Errors
/// [`StoreError`].
pub async fn authorities(db: &impl Read) -> Result<Vec<Unit>, StoreError> {
    let sql =
        format!("SELECT {} FROM unit u WHERE u.id = u.authority ORDER BY u.name", Unit::COLUMNS);
    db.all(&sql, values![]).await?.iter().map(Unit::from_row).collect()
}

/// The authority with that code, or the only one where no code is given.
///
/// # Errors
/// [`StoreError::NoAuthority`] where there is none, or several and no code.
pub async fn authority(db: &impl Read, code: Option<&str>) -> Result<Unit, StoreError> {
    let mut all = authorities(db).await?;
    match code {
        Some(code) => all.into_iter().find(|unit| unit.code == code),
        None if all.len() == 1 => all.pop(),
        None => None,
    }
    .ok_or(StoreError::NoAuthority)
}

/// One unit by key.
///
/// # Errors
/// [`StoreError`].
pub async fn unit(db: &impl Read, id: UnitId) -> Result<Option<Unit>, StoreError> {
    let sql = format!("SELECT {} FROM unit u WHERE u.id = $1", Unit::COLUMNS);
    db.first(&sql, values![id.0]).await?.as_ref().map(Unit::from_row).transpose()
}

/// One unit by key, where the authority knows it; another authority's answers like none at all.
///
/// # Errors
/// [`StoreError`].
pub async fn owned(
    db: &impl Read,
    authority: UnitId,
    id: UnitId,
) -> Result<Option<Unit>, StoreError> {
    Ok(unit(db, id).await?.filter(|unit| unit.authority == authority))
}

/// One unit of an authority by its code.
///
/// # Errors
/// [`StoreError`].
pub async fn by_code(
    db: &impl Read,
    authority: UnitId,
    code: &str,
) -> Result<Option<Unit>, StoreError> {
    let sql =
        format!("SELECT {} FROM unit u WHERE u.authority = $1 AND u.code = $2", Unit::COLUMNS);
    db.first(&sql, values![authority.0, code]).await?.as_ref().map(Unit::from_row).transpose()
}

/// The authority and the units that stand under it, of all times, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn list(db: &impl Read, authority: UnitId) -> Result<Vec<Unit>, StoreError> {
    let mut units = register(db, authority).await?;
    units.retain(|unit| !unit.outside);
    Ok(units)
}

/// All units that an authority knows, those of other authorities among them, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn register(db: &impl Read, authority: UnitId) -> Result<Vec<Unit>, StoreError> {
    let sql = format!(
        "SELECT {} FROM unit u WHERE u.authority = $1 ORDER BY u.position, u.name",
        Unit::COLUMNS
    );
    db.all(&sql, values![authority.0]).await?.iter().map(Unit::from_row).collect()
}

/// The members of a group: the units of its kinds and those named one by one.
///
/// # Errors
/// [`StoreError`].
pub async fn members(
    db: &impl Read,
    authority: UnitId,
    group: &Group,
) -> Result<Vec<Unit>, StoreError> {
    let sql = "SELECT unit FROM unit_group_member WHERE unit_group = $1";
    let named = db.all(sql, values![group.id.0]).await?;
    let named: Vec<UnitId> = named.iter().map(|row| row.get("unit")).collect::<Result<_, _>>()?;
    let units = list(db, authority).await?;
    Ok(units
        .into_iter()
        .filter(|unit| group.kinds.contains(&unit.kind) || named.contains(&unit.id))
        .collect())
}
