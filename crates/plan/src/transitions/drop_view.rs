//! Deletes a saved view.

use super::{Refusal, rename_view};
use crate::model::SavedViewId;
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Deletes a view. The audit log keeps what it was.
#[derive(Debug, Clone)]
pub struct DropView {
    /// The view.
    pub view: SavedViewId,
}

impl Transition for DropView {
    const VERB: &'static str = "saved_view.drop";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let view = rename_view::owned(tx, actor, self.view).await?;
        tx.write("DELETE FROM saved_view WHERE id = $1", values![view.id.0]).await?;
        let detail = json!({"name": view.name, "address": view.address, "shared": view.shared});
        Ok(Applied::to(format!("saved_view:{}", view.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}
