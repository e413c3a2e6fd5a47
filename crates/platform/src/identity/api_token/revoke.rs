//! Revokes a token.

use super::ApiTokenRefusal;
use crate::{
    identity::ApiTokenId,
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;
use uuid::Uuid;

/// Revokes a token: one's own, or as the administrator one of somebody of the authority.
#[derive(Debug, Clone)]
pub struct RevokeApiToken {
    /// Which.
    pub token: ApiTokenId,
}

impl Transition for RevokeApiToken {
    const VERB: &'static str = "token.revoke";
    type Output = ();
    type Error = ApiTokenRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, ApiTokenRefusal> {
        let sql = "SELECT t.account FROM api_token t
                   JOIN account a ON a.id = t.account JOIN person p ON p.id = a.person
                   WHERE t.id = $1 AND t.revoked_at IS NULL AND p.authority = $2";
        let row = tx.first(sql, values![self.token.0, actor.authority().0]).await?;
        let owner: Uuid = row.ok_or(ApiTokenRefusal::NotFound)?.get("account")?;
        let own = actor.viewer().is_some_and(|viewer| viewer.account.0 == owner);
        if !own && !actor.may_everywhere(Verb::ManageAccounts) {
            return Err(ApiTokenRefusal::NotFound);
        }
        let sql = "UPDATE api_token SET revoked_at = $1 WHERE id = $2";
        tx.write(sql, values![tx.now(), self.token.0]).await?;
        let detail = json!({"account": owner});
        Ok(Applied::to(format!("token:{}", self.token), detail, ()))
    }

    fn store_error(error: &ApiTokenRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Revokes every token of an account that ends.
pub(in crate::identity) async fn revoke_all(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    let sql = "UPDATE api_token SET revoked_at = $1 WHERE account = $2 AND revoked_at IS NULL";
    tx.write(sql, values![tx.now(), account]).await?;
    Ok(())
}
