//! What an amendment makes of a plan: its draft, told in the plan's own keys, beside the plan as it
//! stands. Pure: both sides go in, what differs comes out.

use crate::model::{Image, ScheduleId, SubIndexId, SubIndexImage, TaskId, TaskImage};
use std::collections::BTreeMap;

/// A plan and the draft of its amendment.
#[derive(Debug, Clone)]
pub(crate) struct Sides {
    /// The plan as it stands, tasks in order.
    pub base: Image,
    /// The draft, tasks in order, in its own keys.
    pub draft: Image,
}

/// What an amendment changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Amended {
    /// What is changed or taken out, as it stood.
    pub before: Image,
    /// What is changed or added, as it will stand, in the plan's keys.
    pub after: Image,
    /// Every task of the plan that stays or comes, in the order of the draft.
    pub order: Vec<TaskId>,
}

impl Sides {
    /// Tells the draft in the plan's keys. What the draft made keeps the keys it got there.
    pub fn amended(&self) -> Amended {
        let sub_indices = self.sub_indices();
        let mut amended = Amended::default();
        for draft in &self.draft.sub_indices {
            let own = self.base.sub_indices.iter().find(|own| own.ordinal == draft.ordinal);
            let id = sub_indices.get(&draft.id).copied().unwrap_or(draft.id);
            let told = SubIndexImage { id, ..draft.clone() };
            if own != Some(&told) {
                amended.before.sub_indices.extend(own.cloned());
                amended.after.sub_indices.push(told);
            }
        }
        let keys = self.keys();
        for draft in &self.draft.tasks {
            let own = self.own(draft);
            let told = told(draft, own, &keys, &sub_indices);
            amended.order.push(told.id);
            if own != Some(&told) {
                amended.before.tasks.extend(own.cloned());
                amended.after.tasks.push(told);
            }
        }
        let stays = |task: &&TaskImage| !amended.order.contains(&task.id);
        amended.before.tasks.extend(self.base.tasks.iter().filter(stays).cloned());
        amended.before.tasks.sort_by_key(|task| task.position);
        amended
    }

    /// The task of the plan that one of the draft stands for.
    fn own(&self, draft: &TaskImage) -> Option<&TaskImage> {
        self.base.tasks.iter().find(|own| Some(own.id) == draft.origin)
    }

    /// The plan's keys for the draft's tasks.
    fn keys(&self) -> BTreeMap<TaskId, TaskId> {
        let key = |draft: &TaskImage| (draft.id, self.own(draft).map_or(draft.id, |own| own.id));
        self.draft.tasks.iter().map(key).collect()
    }

    /// The plan's keys for the draft's sub-indices: the same number is the same sub-index.
    fn sub_indices(&self) -> BTreeMap<SubIndexId, SubIndexId> {
        let own = |draft: &SubIndexImage| {
            let own = self.base.sub_indices.iter().find(|own| own.ordinal == draft.ordinal)?;
            Some((draft.id, own.id))
        };
        self.draft.sub_indices.iter().filter_map(own).collect()
    }
}

/// A task of the draft in the plan's keys. A schedule keeps its key only within its task: what was
/// owed by it is owed by that task.
fn told(
    draft: &TaskImage,
    own: Option<&TaskImage>,
    keys: &BTreeMap<TaskId, TaskId>,
    sub_indices: &BTreeMap<SubIndexId, SubIndexId>,
) -> TaskImage {
    let mut told = draft.clone();
    told.id = own.map_or(draft.id, |own| own.id);
    told.position = own.map_or(draft.position, |own| own.position);
    told.sub_index = draft.sub_index.map(|id| sub_indices.get(&id).copied().unwrap_or(id));
    told.merged_into = draft.merged_into.map(|id| keys.get(&id).copied().unwrap_or(id));
    told.origin = None;
    for schedule in &mut told.schedules {
        let known = |id: &ScheduleId| {
            own.is_some_and(|own| own.schedules.iter().any(|known| known.id == *id))
        };
        schedule.id = schedule.origin.filter(known).unwrap_or(schedule.id);
        schedule.origin = None;
    }
    told
}
