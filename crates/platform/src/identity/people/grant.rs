//! Gives somebody a role on a unit and what stands below it, and takes it away.

use super::{are_mixed, owned, roles};
use crate::{
    identity::{AccountId, AccountRefusal},
    org::{self, PersonId, UnitId},
    permit::{Actor, Role},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Gives a role. Their sessions end, so that none opened with less carries more, and a role that
/// demands a second factor leads to one.
#[derive(Debug, Clone)]
pub struct GrantRole {
    /// To whom.
    pub person: PersonId,
    /// Which.
    pub role: Role,
    /// On what.
    pub scope: UnitId,
}

impl Transition for GrantRole {
    const VERB: &'static str = "account.grant";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let person = owned(tx, actor, self.person).await?;
        refuse_own(actor, person.account)?;
        let scope = org::owned(tx, actor.authority(), self.scope).await?;
        if scope.is_none_or(|scope| scope.outside) {
            return Err(AccountRefusal::Unknown);
        }
        let mut all = roles(tx, person.account).await?;
        all.push(self.role);
        if are_mixed(&all) {
            return Err(AccountRefusal::MixedHands);
        }
        let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)
                   ON CONFLICT (account, role, scope) DO NOTHING";
        let row = values![person.account.0, self.role.word(), self.scope.0];
        if tx.write(sql, row).await? == 0 {
            return Err(AccountRefusal::GrantedAlready);
        }
        tx.write("DELETE FROM session WHERE account = $1", values![person.account.0]).await?;
        let detail = json!({"login": person.login, "role": self.role.word(), "scope": self.scope});
        Ok(Applied::to(format!("account:{}", person.account), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Takes a role away; it counts from the next page on.
#[derive(Debug, Clone)]
pub struct RevokeRole {
    /// From whom.
    pub person: PersonId,
    /// Which.
    pub role: Role,
    /// On what.
    pub scope: UnitId,
}

impl Transition for RevokeRole {
    const VERB: &'static str = "account.revoke";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let person = owned(tx, actor, self.person).await?;
        refuse_own(actor, person.account)?;
        let sql = "DELETE FROM permit WHERE account = $1 AND role = $2 AND scope = $3";
        let row = values![person.account.0, self.role.word(), self.scope.0];
        if tx.write(sql, row).await? == 0 {
            return Err(AccountRefusal::NotGranted);
        }
        let detail = json!({"login": person.login, "role": self.role.word(), "scope": self.scope});
        Ok(Applied::to(format!("account:{}", person.account), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Nobody gives themselves more than they have, and the last administrator does not lock
/// everybody out.
pub(in crate::identity) fn refuse_own(
    actor: &Actor,
    account: AccountId,
) -> Result<(), AccountRefusal> {
    let own = actor.viewer().is_some_and(|viewer| viewer.account == account);
    if own { Err(AccountRefusal::OwnAccount) } else { Ok(()) }
}
