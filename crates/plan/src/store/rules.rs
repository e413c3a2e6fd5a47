//! What an authority has settled about following its plans.

use crate::model::{Rule, Rules};
use ddci_platform::{
    org::UnitId,
    store::{Read, StoreError},
    values,
};

/// The figures of an authority.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, authority: UnitId) -> Result<Rules, StoreError> {
    let sql = "SELECT name, value, source FROM plan_rule WHERE authority = $1";
    let mut settled = Vec::new();
    for row in db.all(sql, values![authority.0]).await? {
        let name: String = row.get("name")?;
        // What a later release settles is none of ours.
        if let Some(rule) = Rule::ALL.into_iter().find(|rule| rule.word() == name) {
            settled.push((rule, row.get("value")?, row.get("source")?));
        }
    }
    Ok(Rules::of(settled))
}
