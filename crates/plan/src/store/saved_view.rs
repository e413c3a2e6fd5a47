//! Filters of the table that somebody keeps under a name.

use crate::model::{PlanId, SavedViewId};
use ddci_platform::{
    identity::AccountId,
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
};

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Its key.
    pub id: SavedViewId,
    /// The plan whose table it narrows.
    pub plan: PlanId,
    /// Whose it is.
    pub account: AccountId,
    /// That person's name.
    pub owner: String,
    /// The name it was given.
    pub name: String,
    /// The query of the filter, as [`TableFilter::address`](super::filter::TableFilter::address)
    /// wrote it.
    pub address: String,
    /// Whether the whole authority sees it.
    pub shared: bool,
}

const SELECT: &str = "SELECT v.id, v.plan, v.account, p.name AS owner, v.name, v.address, v.shared
     FROM saved_view v JOIN account a ON a.id = v.account JOIN person p ON p.id = a.person";

fn saved_view(row: &Row) -> Result<SavedView, StoreError> {
    Ok(SavedView {
        id: row.get("id")?,
        plan: row.get("plan")?,
        account: row.get("account")?,
        owner: row.get("owner")?,
        name: row.get("name")?,
        address: row.get("address")?,
        shared: row.get("shared")?,
    })
}

/// The views of a plan's table that the viewer keeps or that are shared with their authority, own
/// ones first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
) -> Result<Vec<SavedView>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE v.plan = $1 AND v.authority = $2 AND (v.account = $3 OR v.shared)
         ORDER BY CASE WHEN v.account = $3 THEN 0 ELSE 1 END, v.name, v.id"
    );
    let values = values![plan.0, viewer.authority.0, viewer.account.0];
    db.all(&sql, values).await?.iter().map(saved_view).collect()
}

/// A view that the viewer keeps or that is shared with their authority.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: SavedViewId,
) -> Result<Option<SavedView>, StoreError> {
    let sql =
        format!("{SELECT} WHERE v.id = $1 AND v.authority = $2 AND (v.account = $3 OR v.shared)");
    let values = values![id.0, viewer.authority.0, viewer.account.0];
    db.first(&sql, values).await?.as_ref().map(saved_view).transpose()
}
