//! A condition that grows with its bound values, so that no placeholder is numbered by hand.

use crate::model::{Part, PlanId};
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
    /// Which obligations `o` a viewer may see; every query about them begins here, or with
    /// [`Condition::of_plan`].
    ///
    /// Who may see every obligation of the authority sees them all; the others those that their
    /// unit or a unit below it owes, those of tasks their unit leads or helps with, by itself or as a
    /// member of a group that helps, those for which their unit was asked for a piece, and those their
    /// unit handed over or took over.
    ///
    /// Units and tasks are lists that a database makes once; nothing is asked row by row.
    pub fn visible_to(viewer: &Viewer) -> Self {
        let mut condition = Self::default();
        let authority = condition.bind(viewer.authority);
        condition.and(&format!(
            "o.plan IN (SELECT vp.id FROM plan vp WHERE vp.authority = {authority})"
        ));
        if !viewer.may_everywhere(Verb::ViewObligations) {
            let unit = condition.bind(viewer.unit);
            let (below, tasks, asked) = (below(&unit), part_in(&unit), asked(&unit));
            let passed = handed_over(&unit);
            condition.and(&format!(
                "(o.unit IN ({below}) OR o.task IN ({tasks}) OR o.id IN ({asked})
                  OR o.id IN ({passed}))"
            ));
        }
        condition
    }

    /// The same of one plan, for lists and sums, with the plan's placeholder.
    ///
    /// Where only some of the plan is looked for, `some`, the keys of those come first, along the
    /// indices of units and tasks, and the plan is a list of one: SQLite, which knows no figures of
    /// the tables, would walk through the whole plan otherwise.
    pub fn of_plan(viewer: &Viewer, plan: PlanId, some: bool) -> (Self, String) {
        let all = viewer.may_everywhere(Verb::ViewObligations);
        if all && !some {
            let mut condition = Self::visible_to(viewer);
            let plan = condition.bind(plan);
            condition.and(&format!("o.plan = {plan}"));
            return (condition, plan);
        }
        let mut condition = Self::default();
        let (authority, plan) = (condition.bind(viewer.authority), condition.bind(plan));
        condition.and(&format!(
            "o.plan IN (SELECT vp.id FROM plan vp WHERE vp.authority = {authority} AND vp.id = {plan})"
        ));
        if !all {
            let unit = condition.bind(viewer.unit);
            let (below, tasks, asked) = (below(&unit), part_in(&unit), asked(&unit));
            let passed = handed_over(&unit);
            condition.and(&format!(
                "o.id IN (SELECT vo.id FROM obligation vo WHERE vo.unit IN ({below})
                          UNION SELECT vo.id FROM obligation vo WHERE vo.task IN ({tasks})
                          UNION {asked} UNION {passed})"
            ));
        }
        (condition, plan)
    }

    /// Narrows it to what the unit at a placeholder owes, to what it helps with, by itself or as a
    /// member of a group that helps, or to both.
    pub(super) fn and_unit(&mut self, unit: &str, part: Option<Part>) {
        let owed = format!("SELECT uo.id FROM obligation uo WHERE uo.unit = {unit}");
        let helped = helped(unit);
        let helped = format!("SELECT uo.id FROM obligation uo WHERE uo.task IN ({helped})");
        self.and(&match part {
            Some(Part::Lead) => format!("o.id IN ({owed})"),
            Some(Part::Coordinating) => format!("o.id IN ({helped})"),
            None => format!("o.id IN ({owed} UNION {helped})"),
        });
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

    /// Puts it between two texts, as the condition of a question inside another one.
    pub(super) fn within(&mut self, before: &str, after: &str) {
        self.sql = format!("{before}{}{after}", self.sql);
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

/// The units below the one at a placeholder, itself among them.
fn below(unit: &str) -> String {
    format!("SELECT va.unit FROM unit_ancestor va WHERE va.ancestor = {unit}")
}

/// What the unit at a placeholder handed over or took over: its history is of both.
fn handed_over(unit: &str) -> String {
    format!(
        "SELECT vh.obligation FROM obligation_handover vh
         WHERE NOT vh.undone AND (vh.from_unit = {unit} OR vh.to_unit = {unit})"
    )
}

/// The tasks that name the unit at a placeholder in any part, or a group of its that helps.
fn part_in(unit: &str) -> String {
    format!(
        "SELECT vb.task FROM task_body vb WHERE vb.unit = {unit} UNION ALL {}",
        helped_by_group(unit)
    )
}

/// The obligations for which the unit at a placeholder was asked for a piece.
fn asked(unit: &str) -> String {
    format!("SELECT va.obligation FROM piece va WHERE va.unit = {unit}")
}

/// The tasks that the unit at a placeholder helps with.
pub(super) fn helped(unit: &str) -> String {
    format!(
        "SELECT hb.task FROM task_body hb WHERE hb.unit = {unit} AND hb.part = 'coordinating'
         UNION ALL {}",
        helped_by_group(unit)
    )
}

/// The tasks that a group helps with to which the unit at a placeholder belongs, by its kind or by
/// name.
fn helped_by_group(unit: &str) -> String {
    format!(
        "SELECT gb.task FROM task_body gb WHERE gb.part = 'coordinating' AND gb.unit_group IN (
           SELECT hg.id FROM unit_group hg JOIN unit hu ON hu.id = {unit}
           WHERE (' ' || hg.kinds || ' ') LIKE ('% ' || hu.kind || ' %')
           UNION ALL SELECT hm.unit_group FROM unit_group_member hm WHERE hm.unit = {unit})"
    )
}
