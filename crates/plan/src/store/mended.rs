//! Whether the cause of a finding is gone, because somebody mended the tasks, the sub-indices or the
//! head it is about. It is derived anew each time: undo the mending, and the finding stands again.

use super::{
    edit::Edit,
    finding::Finding,
    image, sub_index,
    sub_index::SubIndex,
    task::{self, Task},
};
use crate::model::{Arithmetic, FindingKind, Part, PlanId, TaskImage, says_year};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    store::{Read, StoreError},
    values,
};
use std::collections::BTreeSet;

/// Two texts that are less alike than this are no longer one paragraph printed twice; the reader
/// takes the same measure.
const SAME_WORDING: f64 = 0.93;

/// A draft, with the edits by which it was mended.
pub(super) struct Draft<'a> {
    plan: PlanId,
    edits: &'a [Edit],
    tasks: Vec<Task>,
    sub_indices: Vec<SubIndex>,
    total_target: Option<i64>,
    year: i32,
}

impl<'a> Draft<'a> {
    pub async fn of(db: &impl Read, plan: PlanId, edits: &'a [Edit]) -> Result<Self, StoreError> {
        let sql = "SELECT total_target, year FROM plan WHERE id = $1";
        let row = db.first(sql, values![plan.0]).await?;
        let year = row.as_ref().map(|row| row.get("year")).transpose()?.unwrap_or_default();
        Ok(Self {
            plan,
            edits,
            tasks: task::of_plan(db, plan).await?,
            sub_indices: sub_index::of_plan(db, plan).await?,
            total_target: row.map(|row| row.get("total_target")).transpose()?.flatten(),
            year,
        })
    }

    /// Whether something the finding is about was mended, and its cause is gone since.
    pub async fn has_mended(&self, db: &impl Read, finding: &Finding) -> Result<bool, StoreError> {
        match finding.kind {
            FindingKind::MissingTarget => return Ok(self.has_target(finding)),
            FindingKind::TargetsDoNotAddUp => return Ok(self.adds_up()),
            _ => {}
        }
        let rests_on = |task: &TaskImage| {
            finding.rests_in(task.sheet.as_deref(), task.first_line, task.last_line)
        };
        if !self.edits.iter().flat_map(Edit::tasks).any(rests_on) {
            return Ok(false);
        }
        let mut now = Vec::new();
        for task in self.tasks.iter().filter(|task| finding.rests_on(task)) {
            now.extend(image::task(db, self.plan, task.id).await?);
        }
        now.retain(|task| task.merged_into.is_none());
        Ok(self.is_cause_gone(finding.kind, &now))
    }

    fn is_cause_gone(&self, kind: FindingKind, now: &[TaskImage]) -> bool {
        let schedules = || now.iter().flat_map(|task| &task.schedules);
        match kind {
            FindingKind::MissingSchedule => now.iter().all(has_times),
            FindingKind::PeriodUnspecified => schedules()
                .all(|schedule| !schedule.is_periodic() || schedule.rule != schedule.read_rule),
            FindingKind::SeveralLeads => self.is_led_by_one(now),
            FindingKind::DuplicateParagraph => !has_twins(now),
            FindingKind::ConflictingSchedules => {
                let times = |task: &TaskImage| {
                    let rules = task.schedules.iter().map(|schedule| schedule.rule);
                    rules.map(|rule| crate::model::write_rule(&rule)).collect::<BTreeSet<_>>()
                };
                now.iter().map(times).collect::<BTreeSet<_>>().len() < 2
            }
            FindingKind::DueOnDayOff | FindingKind::ReportBeforePlan => schedules()
                .all(|schedule| schedule.rule != schedule.read_rule || !is_date(&schedule.rule)),
            FindingKind::YearInWords => {
                now.iter().all(|task| !says_year(&task.text, self.year.saturating_sub(1)))
            }
            FindingKind::MissingTarget | FindingKind::TargetsDoNotAddUp => false,
        }
    }

    /// Each task that several bodies led is led by one; where the focal points stood in two tasks, it
    /// is the same one in both.
    fn is_led_by_one(&self, now: &[TaskImage]) -> bool {
        let as_read = |task: &TaskImage| {
            let of_it = self.edits.iter().flat_map(|edit| &edit.before.tasks);
            of_it.into_iter().find(|known| known.id == task.id).map(leads)
        };
        let several = |leads: BTreeSet<String>| leads.len() > 1;
        if now.iter().any(|task| as_read(task).is_some_and(several)) {
            return now.iter().all(|task| leads(task).len() < 2);
        }
        now.iter().flat_map(leads).collect::<BTreeSet<_>>().len() < 2
    }

    /// The reader names the sub-index in its sentence, as it was called then.
    fn has_target(&self, finding: &Finding) -> bool {
        self.edits.iter().flat_map(|edit| &edit.before.sub_indices).any(|mended| {
            finding.message.contains(&format!("“{}”", mended.name))
                && self.sub_indices.iter().any(|now| now.id == mended.id && now.target.is_some())
        })
    }

    fn adds_up(&self) -> bool {
        let is_mended =
            |edit: &Edit| edit.after.head.is_some() || !edit.after.sub_indices.is_empty();
        self.edits.iter().any(is_mended)
            && Arithmetic::of(&sub_index::counted(&self.sub_indices), self.total_target).adds_up()
    }
}

fn has_times(task: &TaskImage) -> bool {
    !task.schedules.is_empty()
        && task.schedules.iter().all(|schedule| schedule.rule != ScheduleRule::Unstated)
}

fn leads(task: &TaskImage) -> BTreeSet<String> {
    let leads = task.bodies.iter().filter(|body| body.part == Part::Lead);
    leads.map(|body| body.name.clone()).collect()
}

fn has_twins(tasks: &[TaskImage]) -> bool {
    let texts: Vec<String> = tasks.iter().map(|task| ddci_vntext::fold(&task.text)).collect();
    let is_twin = |(place, text): (usize, &String)| {
        let below = texts.iter().skip(place + 1);
        below.into_iter().any(|other| ddci_vntext::similarity_at_least(text, other, SAME_WORDING))
    };
    texts.iter().enumerate().any(is_twin)
}

fn is_date(rule: &ScheduleRule) -> bool {
    matches!(rule, ScheduleRule::ByDate { .. } | ScheduleRule::Within { .. })
}
