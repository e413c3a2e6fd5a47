//! What becomes of each thing that an abolished unit left open: it moves to the unit that follows, it
//! joins what that unit owes of the same schedule and period already, or it stays and waits for
//! somebody. Pure: the preview and the transition judge by the same rule.

use super::{ObligationId, ScheduleId, TaskId, WorkState};
use ddci_platform::org::UnitId;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What makes an obligation one: of a schedule, in a period, for a unit.
pub type ObligationKey = (ScheduleId, String, UnitId);

/// An obligation that an abolished unit left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOpen {
    /// Its key.
    pub id: ObligationId,
    /// The task.
    pub task: TaskId,
    /// The task's path in the document.
    pub reference: String,
    /// The task's words.
    pub text: String,
    /// The year of its plan.
    pub year: i32,
    /// Its schedule.
    pub schedule: ScheduleId,
    /// Its period's key.
    pub period: String,
    /// The day in force, which stays.
    pub effective_on: Date,
    /// How far the work is.
    pub state: WorkState,
}

/// Who takes over what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receivers {
    /// Whatever is not named by task.
    pub rest: Option<UnitId>,
    /// What was chosen task by task.
    pub by_task: BTreeMap<TaskId, UnitId>,
}

impl Receivers {
    /// Who takes over what is owed of a task.
    pub fn of(&self, task: TaskId) -> Option<UnitId> {
        self.by_task.get(&task).copied().or(self.rest)
    }

    /// All units that are named.
    pub fn all(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.rest.iter().chain(self.by_task.values()).copied()
    }
}

/// What becomes of one obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is owed by that unit from now on.
    Moves(UnitId),
    /// That unit owes the same of the same period: one stays open, and carries both histories.
    Joins(UnitId, ObligationId),
    /// That unit has handed in, or no longer owes, the same of the same period.
    Met(UnitId),
    /// Nobody is named who takes it over.
    Stays,
}

/// What becomes of everything that was left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handing {
    /// Each with its fate, by task and date.
    pub steps: Vec<(LeftOpen, Fate)>,
}

impl Handing {
    /// Judges; `owed` is what the named units owe already.
    pub fn of(
        left: Vec<LeftOpen>,
        receivers: &Receivers,
        owed: &BTreeMap<ObligationKey, (ObligationId, WorkState)>,
    ) -> Self {
        let fate = |left: &LeftOpen| {
            let Some(to) = receivers.of(left.task) else { return Fate::Stays };
            match owed.get(&(left.schedule, left.period.clone(), to)) {
                None => Fate::Moves(to),
                Some((id, state)) if state.is_open() => Fate::Joins(to, *id),
                Some(_) => Fate::Met(to),
            }
        };
        Self { steps: left.into_iter().map(|left| (fate(&left), left)).map(swap).collect() }
    }

    /// How many move, join, and stay.
    pub fn counts(&self) -> [usize; 3] {
        let count = |is: fn(&Fate) -> bool| self.steps.iter().filter(|(_, fate)| is(fate)).count();
        [
            count(|fate| matches!(fate, Fate::Moves(_))),
            count(|fate| matches!(fate, Fate::Joins(..))),
            count(|fate| matches!(fate, Fate::Met(_) | Fate::Stays)),
        ]
    }

    /// SHA-256 over what becomes of what, so that nothing else is done than was seen.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        for (left, fate) in &self.steps {
            digest.update(format!("{} {fate:?}\n", left.id));
        }
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn swap((fate, left): (Fate, LeftOpen)) -> (LeftOpen, Fate) {
    (left, fate)
}
