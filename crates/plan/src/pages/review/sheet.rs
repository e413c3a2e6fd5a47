//! Everything the review shows of a plan, asked for once.

use super::{bodies::Bodies, organisation::Organisation};
use crate::{
    model::{PlanId, PlanState, SubIndexId, TaskId},
    store::{
        self,
        document::{Line, Unread},
        edit::Edit,
        finding::Finding,
        plan::Plan,
        schedule::Schedule,
        sub_index::SubIndex,
        task::Task,
    },
    transitions::{Readiness, Seen, readiness},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error},
};
use maud::{Markup, html};

/// A plan as it was read.
pub(super) struct Sheet {
    pub plan: Plan,
    pub lines: Vec<Line>,
    pub unread: Vec<Unread>,
    /// Those that have to be decided first, then those to be noted.
    pub findings: Vec<Finding>,
    pub sub_indices: Vec<SubIndex>,
    pub tasks: Vec<Task>,
    pub schedules: Vec<Schedule>,
    pub bodies: Bodies,
    pub organisation: Organisation,
    pub readiness: Readiness,
    /// The edit that can be undone.
    pub last_edit: Option<Edit>,
    /// The edit that was undone and can be made again.
    pub next_edit: Option<Edit>,
    /// The draft as every form of the page has seen it.
    pub seen: Seen,
    /// The plan of the year before that it can be read against.
    pub last_year: Option<PlanId>,
}

impl Sheet {
    /// The plan of the viewer's authority with that key.
    pub(super) async fn of(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Self, Error> {
        let db = cx.db();
        let plan = store::plan::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
        // Before all else: what is changed while the page is made counts as not seen.
        let seen = Seen::now(db, id, cx.app.clock().now()).await?;
        let organisation = Organisation::of(db, viewer.authority, plan.starts_on, cx.lang).await?;
        let tasks = store::task::of_plan(db, id).await?;
        let mut findings = store::finding::as_mended(db, id).await?;
        findings.sort_by_key(|finding| !super::kind::must_be_decided(finding.kind));
        Ok(Self {
            lines: store::document::lines(db, id).await?,
            unread: store::document::unread(db, id).await?,
            findings,
            sub_indices: store::sub_index::of_plan(db, id).await?,
            bodies: Bodies::of(&store::body::of_plan(db, id).await?, &tasks),
            schedules: store::schedule::of_plan(db, id).await?,
            readiness: readiness(db, id).await?,
            last_edit: store::edit::last(db, id).await?,
            next_edit: store::edit::next(db, id).await?,
            last_year: last_year(cx, &plan).await?,
            seen,
            plan,
            tasks,
            organisation,
        })
    }

    /// Whether decisions can still be made.
    pub(super) fn is_draft(&self) -> bool {
        self.plan.state == PlanState::Draft
    }

    /// The lines from `first` to `last` of a sheet.
    pub(super) fn lines_of(&self, sheet: Option<&str>, first: i32, last: i32) -> Vec<&Line> {
        self.lines
            .iter()
            .filter(|line| line.sheet.as_deref() == sheet)
            .filter(|line| (first..=last).contains(&line.number))
            .collect()
    }

    pub(super) fn sub_index(&self, id: Option<SubIndexId>) -> Option<&SubIndex> {
        self.sub_indices.iter().find(|sub_index| Some(sub_index.id) == id)
    }

    pub(super) fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The tasks that count: those merged into another are left out.
    pub(super) fn counted_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| task.merged_into.is_none())
    }

    /// The tasks that no body leads, which stand in the way of issuing.
    pub(super) fn without_lead(&self) -> impl Iterator<Item = &Task> {
        self.counted_tasks().filter(|task| self.bodies.leads(task.id).is_empty())
    }
}

/// The plan that a draft goes on with, or else the one that was issued for the year before.
async fn last_year(cx: &Cx, plan: &Plan) -> Result<Option<PlanId>, Error> {
    if plan.amends.is_some() {
        return Ok(None);
    }
    match plan.follows {
        Some(old) => Ok(Some(old)),
        None => Ok(store::plan::of_year(cx.db(), plan.authority, plan.year - 1).await?),
    }
}

/// What a form says of the draft it was made from.
pub(super) fn seen(sheet: &Sheet) -> Markup {
    html! { input type="hidden" name="seen" value=(sheet.seen); }
}
