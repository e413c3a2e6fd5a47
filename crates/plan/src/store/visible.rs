//! Which obligations a viewer may see: the condition every query about them carries.

use ddci_platform::{
    permit::{Verb, Viewer},
    store::Value,
    values,
};

/// A condition on `o` (an obligation) and its bound values, which take `$1` and `$2`.
///
/// Who may see every obligation of the authority sees them all; the others those that their unit or
/// a unit below it owes, and those of tasks their unit leads or helps with.
pub struct Visible {
    /// The condition.
    pub sql: &'static str,
    /// The values of `$1` and `$2`.
    pub values: Vec<Value>,
}

/// The condition for a viewer.
pub fn to(viewer: &Viewer) -> Visible {
    let sql = if viewer.may_everywhere(Verb::ViewObligations) {
        "EXISTS (SELECT 1 FROM plan vp WHERE vp.id = o.plan AND vp.authority = $1)
         AND CAST($2 AS uuid) IS NOT NULL"
    } else {
        "EXISTS (SELECT 1 FROM plan vp WHERE vp.id = o.plan AND vp.authority = $1)
         AND (o.unit IN (SELECT va.unit FROM unit_ancestor va WHERE va.ancestor = $2)
              OR EXISTS (SELECT 1 FROM task_body vb WHERE vb.task = o.task AND vb.unit = $2))"
    };
    Visible { sql, values: values![viewer.authority.0, viewer.unit.0] }
}
