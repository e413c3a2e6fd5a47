//! The folded form of a name, by which people are found without Vietnamese marks: kept beside the
//! name, because neither database folds Vietnamese letters.

use crate::{
    org::PersonId,
    store::{Db, Read, StoreError},
    values,
};
use ddci_vntext::fold;

/// Folds the names that have no folded form yet: those written before there was one, or by an older
/// node while nodes are exchanged. Bookkeeping: nothing that a person decided changes.
///
/// # Errors
/// [`StoreError`].
pub async fn fold_names(db: &Db) -> Result<usize, StoreError> {
    let rows = db.all("SELECT id, name FROM person WHERE folded = ''", values![]).await?;
    for row in &rows {
        let (person, name): (PersonId, String) = (row.get("id")?, row.get("name")?);
        let sql = "UPDATE person SET folded = $1 WHERE id = $2 AND name = $3";
        db.bookkeep(sql, values![fold(&name), person.0, name]).await?;
    }
    Ok(rows.len())
}
