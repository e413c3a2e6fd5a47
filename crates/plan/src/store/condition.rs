//! A condition that grows with its bound values, so that no placeholder is numbered by hand.

use ddci_platform::{
    permit::{Verb, Viewer},
    store::Value,
    web::Paging,
};

/// A condition and the values of its placeholders.
#[derive(Debug, Default)]
pub struct Condition {
    sql: String,
    values: Vec<Value>,
}

impl Condition {
    /// Which obligations `o` a viewer may see; every query about them begins here.
    ///
    /// Who may see every obligation of the authority sees them all; the others those that their
    /// unit or a unit below it owes, and those of tasks their unit leads or helps with, by itself or
    /// as a member of a group that helps.
    pub fn visible_to(viewer: &Viewer) -> Self {
        let mut condition = Self::default();
        let authority = condition.bind(viewer.authority);
        condition.and(&format!(
            "o.plan IN (SELECT vp.id FROM plan vp WHERE vp.authority = {authority})"
        ));
        if !viewer.may_everywhere(Verb::ViewObligations) {
            let unit = condition.bind(viewer.unit);
            condition.and(&format!(
                "(o.unit IN (SELECT va.unit FROM unit_ancestor va WHERE va.ancestor = {unit})
                  OR EXISTS (SELECT 1 FROM task_body vb
                             WHERE vb.task = o.task AND vb.unit = {unit})
                  OR {})",
                Self::helps(&unit)
            ));
        }
        condition
    }

    /// Which obligations `o` the unit at a placeholder helps with, by itself or as a member of a
    /// group that helps.
    pub(super) fn helps(unit: &str) -> String {
        format!(
            "EXISTS (SELECT 1 FROM task_body hb
                     LEFT JOIN unit_group hg ON hg.id = hb.unit_group
                     JOIN unit hu ON hu.id = {unit}
                     WHERE hb.task = o.task AND hb.part = 'coordinating' AND
                       (hb.unit = {unit}
                        OR (' ' || hg.kinds || ' ') LIKE ('% ' || hu.kind || ' %')
                        OR EXISTS (SELECT 1 FROM unit_group_member hm
                                   WHERE hm.unit_group = hg.id AND hm.unit = hu.id)))"
        )
    }

    /// Binds a value and gives its placeholder.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Narrows it.
    pub fn and(&mut self, sql: &str) {
        if !self.sql.is_empty() {
            self.sql.push_str(" AND ");
        }
        self.sql.push_str(sql);
    }

    /// Narrows it to rows whose `column` has that value.
    pub fn equals(&mut self, column: &str, value: impl Into<Value>) {
        let value = self.bind(value);
        self.and(&format!("{column} = {value}"));
    }

    /// The condition as text.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The values of its placeholders, in order.
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// `LIMIT … OFFSET …` of a page. Both are numbers of ours and stand in the text: SQLite prepares
    /// a statement anew at every run when it had to look at a bound limit to plan it.
    pub fn limit(paging: Paging) -> String {
        format!("LIMIT {} OFFSET {}", paging.size, paging.offset())
    }
}
