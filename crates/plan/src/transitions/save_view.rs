//! Keeps a filter of the table under a name, for oneself or for the whole authority.

use super::{Refusal, view_name};
use crate::{
    model::{PlanId, SavedViewId},
    store::{filter::TableFilter, plan},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// How many views one person keeps of one plan.
const MOST: i64 = 50;

/// Keeps a filter. What is stored is the address written from the filter, never a text that came in.
#[derive(Debug, Clone)]
pub struct SaveView {
    /// The plan whose table it narrows.
    pub plan: PlanId,
    /// The name to keep it under.
    pub name: String,
    /// The filter.
    pub filter: TableFilter,
    /// Whether the whole authority shall see it.
    pub shared: bool,
}

impl Transition for SaveView {
    const VERB: &'static str = "saved_view.save";
    type Output = SavedViewId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<SavedViewId>, Refusal> {
        let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
        if self.shared && !viewer.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        plan::visible(tx, viewer, self.plan).await?.ok_or(Refusal::NotFound)?;
        let name = view_name::checked(&self.name)?;
        view_name::free(tx, viewer.account, self.plan, &name, None).await?;
        room(tx, viewer, self.plan).await?;
        let id: SavedViewId = tx.key()?;
        let address = self.filter.address();
        let sql = "INSERT INTO saved_view (id, authority, account, plan, name, address, shared, at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let row = values![
            id.0,
            viewer.authority.0,
            viewer.account.0,
            self.plan.0,
            name.as_str(),
            address.as_str(),
            self.shared,
            tx.now(),
        ];
        tx.write(sql, row).await?;
        let detail = json!({"name": name, "address": address, "shared": self.shared});
        Ok(Applied::to(format!("saved_view:{id}"), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn room(tx: &Tx, viewer: &Viewer, plan: PlanId) -> Result<(), Refusal> {
    let sql = "SELECT COUNT(*) AS n FROM saved_view WHERE plan = $1 AND account = $2";
    let kept: i64 = match tx.first(sql, values![plan.0, viewer.account.0]).await? {
        Some(row) => row.get("n")?,
        None => 0,
    };
    if kept < MOST { Ok(()) } else { Err(Refusal::TooManyViews(MOST)) }
}
