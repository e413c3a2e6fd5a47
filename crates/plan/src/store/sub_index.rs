//! Sub-indices of a plan, with their targets in hundredths.

use crate::model::{PlanId, SubIndexId};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};

/// A sub-index of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubIndex {
    /// Its key.
    pub id: SubIndexId,
    /// Its number.
    pub ordinal: i32,
    /// Its name.
    pub name: String,
    /// The floor for the year, in hundredths.
    pub target: Option<i64>,
    /// Whether it enters the total.
    pub counts_toward_total: bool,
    /// Who among the leaders answers for it.
    pub responsible_leader: Option<String>,
}

fn sub_index(row: &Row) -> Result<SubIndex, StoreError> {
    Ok(SubIndex {
        id: row.get("id")?,
        ordinal: row.get("ordinal")?,
        name: row.get("name")?,
        target: row.get("target")?,
        counts_toward_total: row.get("counts_toward_total")?,
        responsible_leader: row.get("responsible_leader")?,
    })
}

/// The sub-indices of a plan that the caller may see, in order.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<SubIndex>, StoreError> {
    let sql = "SELECT id, ordinal, name, target, counts_toward_total, responsible_leader
               FROM sub_index WHERE plan = $1 ORDER BY ordinal";
    db.all(sql, values![plan.0]).await?.iter().map(sub_index).collect()
}

/// The targets that count, in hundredths.
pub fn counted(sub_indices: &[SubIndex]) -> Vec<i64> {
    sub_indices
        .iter()
        .filter(|sub_index| sub_index.counts_toward_total)
        .filter_map(|sub_index| sub_index.target)
        .collect()
}
