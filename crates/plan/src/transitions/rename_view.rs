//! Gives a saved view another name.

use super::{Refusal, view_name};
use crate::{
    model::SavedViewId,
    store::saved_view::{self, SavedView},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Renames a view.
#[derive(Debug, Clone)]
pub struct RenameView {
    /// The view.
    pub view: SavedViewId,
    /// Its new name.
    pub name: String,
}

/// A view is its owner's; one that is shared also belongs to those who may share, because its owner
/// may have left.
pub fn check(view: &SavedView, viewer: &Viewer) -> Result<(), Refusal> {
    let shares = view.shared && viewer.may_everywhere(Verb::PreparePlan);
    if view.account == viewer.account || shares { Ok(()) } else { Err(Refusal::NotYourPart) }
}

impl Transition for RenameView {
    const VERB: &'static str = "saved_view.rename";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let view = owned(tx, actor, self.view).await?;
        let name = view_name::checked(&self.name)?;
        view_name::free(tx, view.account, view.plan, &name, Some(view.id)).await?;
        let sql = "UPDATE saved_view SET name = $1 WHERE id = $2";
        tx.write(sql, values![name.as_str(), view.id.0]).await?;
        let detail = json!({"before": view.name, "name": name});
        Ok(Applied::to(format!("saved_view:{}", view.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The view, where the actor may change it.
pub(super) async fn owned(tx: &Tx, actor: &Actor, id: SavedViewId) -> Result<SavedView, Refusal> {
    let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
    let view = saved_view::visible(tx, viewer, id).await?.ok_or(Refusal::NotFound)?;
    check(&view, viewer)?;
    Ok(view)
}
