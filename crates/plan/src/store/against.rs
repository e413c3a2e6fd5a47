//! A draft against the plan of the year before: which task goes on with which, what differs, and which
//! decisions of last year answer what is open this year.

use super::{body, document, draft, finding, plan::Plan, sub_index};
use crate::model::{
    Decision, FindingId, FindingKind, Pair, Part, PlanId, Side, TaskId, TaskImage, UnreadDecision,
    pairs,
};
use ddci_calendar::{NextYear, ScheduleRule};
use ddci_platform::{
    org::{self, BodyTarget, UnitId},
    store::{Read, StoreError},
};
use ddci_vntext::{fold, similarity_at_least};
use std::collections::BTreeMap;

/// Unread lines that are less alike than this are other lines.
const SAME_LINES: f64 = 0.9;

/// Both plans, paired.
#[derive(Debug, Clone)]
pub struct Against {
    /// The tasks of the draft, in order.
    pub new: Vec<TaskImage>,
    /// The tasks of the year before, in order.
    pub old: Vec<TaskImage>,
    /// The number of the sub-index that each task of both serves.
    pub ordinals: BTreeMap<TaskId, i32>,
    /// Which goes on with which, in the draft's order.
    pub pairs: Vec<Pair>,
    /// What last year's decisions propose.
    pub proposals: Vec<Proposal>,
}

/// Something that was decided last year and is open this year.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// A name means what the body in its place meant.
    Bind {
        /// As printed in the draft.
        name: String,
        /// What it would mean.
        target: BodyTarget,
        /// The name in its place last year.
        was: String,
    },
    /// A finding is answered as last year, dates a year on.
    Settle {
        /// The finding of the draft.
        finding: FindingId,
        /// What it is about.
        kind: FindingKind,
        /// The finding's sentence.
        message: String,
        /// The decision.
        decision: Decision,
    },
    /// Unread lines give nobody anything to do, as last year.
    NoTask {
        /// The sheet of a workbook.
        sheet: Option<String>,
        /// The first line.
        first_line: i32,
        /// Their words.
        text: String,
    },
}

impl Proposal {
    /// What a form says of it.
    pub fn key(&self) -> String {
        match self {
            Self::Bind { name, .. } => format!("bind:{name}"),
            Self::Settle { finding, .. } => format!("settle:{finding}"),
            Self::NoTask { sheet, first_line, .. } => {
                format!("unread:{}:{first_line}", sheet.as_deref().unwrap_or_default())
            }
        }
    }
}

impl Against {
    /// A task of the draft.
    pub fn new_task(&self, id: TaskId) -> Option<&TaskImage> {
        self.new.iter().find(|task| task.id == id)
    }

    /// A task of the year before.
    pub fn old_task(&self, id: TaskId) -> Option<&TaskImage> {
        self.old.iter().find(|task| task.id == id)
    }
}

/// A draft against the plan of another year; the caller has seen that both may be read.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, new: &Plan, old: &Plan) -> Result<Against, StoreError> {
    let (new_tasks, old_tasks) = (draft::tasks(db, new.id).await?, draft::tasks(db, old.id).await?);
    let mut ordinals = BTreeMap::new();
    for (plan, tasks) in [(new.id, &new_tasks), (old.id, &old_tasks)] {
        let known = sub_index::of_plan(db, plan).await?;
        for task in tasks {
            let serves = known.iter().find(|known| Some(known.id) == task.sub_index);
            if let Some(serves) = serves {
                ordinals.insert(task.id, serves.ordinal);
            }
        }
    }
    let year = |plan: &Plan| i16::try_from(plan.year).unwrap_or_else(|_| plan.ends_on.year());
    let side = |plan: &Plan, tasks| (year(plan), tasks);
    let ((new_year, new_side), (old_year, old_side)) =
        (side(new, &new_tasks), side(old, &old_tasks));
    let pairs = pairs(
        Side { year: new_year, tasks: new_side, ordinals: &ordinals },
        Side { year: old_year, tasks: old_side, ordinals: &ordinals },
    );
    let mut against =
        Against { new: new_tasks, old: old_tasks, ordinals, pairs, proposals: Vec::new() };
    let mut proposals = bindings(db, new, &against).await?;
    proposals.extend(decisions(db, new.id, old, &against).await?);
    proposals.extend(unread(db, new.id, old.id).await?);
    against.proposals = proposals;
    Ok(against)
}

/// A name that stands for no unit yet takes the place of one that the paired task no longer prints.
async fn bindings(
    db: &impl Read,
    new: &Plan,
    against: &Against,
) -> Result<Vec<Proposal>, StoreError> {
    let lasting: Vec<UnitId> = org::list(db, new.authority)
        .await?
        .into_iter()
        .filter(|unit| unit.is_valid_on(new.starts_on))
        .map(|unit| unit.id)
        .collect();
    let lasts = |target: BodyTarget| target.unit().is_none_or(|unit| lasting.contains(&unit));
    let mut proposals: Vec<Proposal> = Vec::new();
    for unbound in body::unbound(db, new.id).await? {
        let mut meant = Vec::new();
        for pair in &against.pairs {
            let (Some(now), Some(then)) = (against.new_task(pair.new), against.old_task(pair.old))
            else {
                continue;
            };
            meant.extend(in_its_place(now, then, &unbound.name, unbound.part));
        }
        meant.retain(|(_, target)| lasts(*target));
        // Only where every pair says the same.
        let Some((was, target)) = meant.first().cloned() else { continue };
        if meant.iter().all(|(_, other)| *other == target) {
            let name = unbound.name;
            proposals.push(Proposal::Bind { name, target, was });
        }
    }
    Ok(proposals)
}

/// What the only body of a part meant last year whose name this year's task does not print.
fn in_its_place(
    now: &TaskImage,
    then: &TaskImage,
    name: &str,
    part: Part,
) -> Option<(String, BodyTarget)> {
    let of = |task: &TaskImage| -> Vec<(String, Option<BodyTarget>)> {
        let bodies = task.bodies.iter().filter(|body| body.part == part);
        let one = |body: &crate::model::BodyImage| {
            (body.name.clone(), BodyTarget::from_columns(body.unit, body.group))
        };
        bodies.map(one).collect()
    };
    let (news, olds) = (of(now), of(then));
    let fresh: Vec<_> =
        news.iter().filter(|(name, _)| olds.iter().all(|(old, _)| old != name)).collect();
    let gone: Vec<_> =
        olds.iter().filter(|(name, _)| news.iter().all(|(new, _)| new != name)).collect();
    match (fresh.as_slice(), gone.as_slice()) {
        ([(only, None)], [(was, Some(target))]) if only == name => Some((was.clone(), *target)),
        _ => None,
    }
}

/// What is open this year and was decided last year about the task in its place.
async fn decisions(
    db: &impl Read,
    new: PlanId,
    old: &Plan,
    against: &Against,
) -> Result<Vec<Proposal>, StoreError> {
    let year = i16::try_from(old.year).unwrap_or_else(|_| old.ends_on.year());
    let then = finding::of_plan(db, old.id).await?;
    let mut proposals = Vec::new();
    for open in finding::as_mended(db, new).await?.into_iter().filter(|of| !of.is_answered()) {
        let rests = |of: &finding::Finding, task: &TaskImage| {
            of.rests_in(task.sheet.as_deref(), task.first_line, task.last_line)
        };
        let before: Vec<&TaskImage> = against
            .pairs
            .iter()
            .filter(|pair| against.new_task(pair.new).is_some_and(|task| rests(&open, task)))
            .filter_map(|pair| against.old_task(pair.old))
            .collect();
        let same = then
            .iter()
            .find(|of| of.kind == open.kind && before.iter().any(|task| rests(of, task)));
        let decided = same.and_then(|of| of.decision.clone());
        let decision = match decided {
            Some(decision) => a_year_on(decision, year),
            None => before.first().and_then(|task| stated(task, year)),
        };
        if let Some(decision) = decision.filter(|decision| open.kind.can_be(decision)) {
            let (finding, kind, message) = (open.id, open.kind, open.message);
            proposals.push(Proposal::Settle { finding, kind, message, decision });
        }
    }
    Ok(proposals)
}

/// A decision with its dates a year on; none where they cannot be moved.
fn a_year_on(decision: Decision, year: i16) -> Option<Decision> {
    match decision {
        Decision::Schedule(rule) => moved(rule, year).map(Decision::Schedule),
        other => Some(other),
    }
}

/// The only time that last year's task stated, a year on.
fn stated(task: &TaskImage, year: i16) -> Option<Decision> {
    match task.schedules.as_slice() {
        [only] if only.rule != ScheduleRule::Unstated => {
            moved(only.rule, year).map(Decision::Schedule)
        }
        _ => None,
    }
}

fn moved(rule: ScheduleRule, year: i16) -> Option<ScheduleRule> {
    match rule.next_year(year) {
        NextYear::Kept => Some(rule),
        NextYear::Moved { rule, .. } => Some(rule),
        NextYear::Outside { .. } => None,
    }
}

/// Unread lines that stood there last year and gave nobody anything to do.
async fn unread(db: &impl Read, new: PlanId, old: PlanId) -> Result<Vec<Proposal>, StoreError> {
    let told = async |plan: PlanId| -> Result<Vec<(document::Unread, String)>, StoreError> {
        let lines = document::lines(db, plan).await?;
        let words = |unread: &document::Unread| {
            let of = lines.iter().filter(|line| {
                line.sheet == unread.sheet
                    && (unread.first_line..=unread.last_line).contains(&line.number)
            });
            of.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let all = document::unread(db, plan).await?;
        Ok(all.into_iter().map(|unread| (words(&unread), unread)).map(|(w, u)| (u, w)).collect())
    };
    let then: Vec<String> = told(old)
        .await?
        .into_iter()
        .filter(|(unread, _)| unread.decision == Some(UnreadDecision::NoTask))
        .map(|(_, words)| fold(&words))
        .collect();
    let open = told(new).await?.into_iter().filter(|(unread, _)| unread.decision.is_none());
    let same = open.filter(|(_, words)| {
        let words = fold(words);
        then.iter().any(|old| similarity_at_least(old, &words, SAME_LINES))
    });
    let proposal = |(unread, text): (document::Unread, String)| Proposal::NoTask {
        sheet: unread.sheet,
        first_line: unread.first_line,
        text,
    };
    Ok(same.map(proposal).collect())
}
