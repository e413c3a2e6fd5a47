//! `GET /api/v1/plans/{plan}/obligations`: the table of obligations with its filter.

use super::{
    in_force,
    values::{InTime, Kind, Month, Role, Standing, State},
};
use crate::{
    model::{ObligationId, PlanId, WorkState},
    store::{
        filter::{Sort, TableFilter},
        listed::{self, Listed, Part},
        work::Days,
    },
};
use axum::extract::Path;
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Asked, Day, Limit, Listing, Meta, Problem, Text, Whole, size},
    },
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One task in one period for one unit: what is due, worked on, submitted and accepted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Obligation)]
pub struct ObligationResource {
    /// Its key.
    pub(super) id: Uuid,
    /// Its plan.
    plan: Uuid,
    /// Its task.
    task: Uuid,
    /// The task's path in the document.
    #[schema(example = "II.1.a.1")]
    reference: String,
    /// The task's words.
    text: String,
    /// The number of the sub-index it serves.
    sub_index: Option<i32>,
    /// The assignment block its task stands in.
    block: Option<String>,
    /// The key of the period.
    #[schema(example = "2024-Q3")]
    period: String,
    /// The unit that owes it.
    unit: Uuid,
    /// That unit's name.
    unit_name: String,
    /// The date as the plan states it.
    stated_on: Day,
    /// The last day on which it is in time.
    effective_on: Day,
    /// The state of the work.
    state: State,
    /// Whether it is in time; null where it is no longer owed.
    timeliness: Option<InTime>,
    /// The day of the submission that waits or was accepted.
    done_on: Option<Day>,
    /// How many are owed in the period.
    quota: Option<i32>,
    /// How far it is, in per cent.
    progress: Option<i64>,
}

/// Which obligations of the plan are asked for; every parameter narrows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Narrowed {
    /// The number of a sub-index.
    #[param(inline)]
    sub_index: Option<Whole<0, 1000>>,
    /// The label of an assignment block.
    #[param(inline)]
    block: Option<Text<20>>,
    /// A unit that leads or helps.
    unit: Option<Uuid>,
    /// Only where that unit leads, or only where it helps.
    #[param(inline)]
    part: Option<Role>,
    /// The leader in charge, as printed.
    #[param(inline)]
    leader: Option<Text<200>>,
    /// State and timeliness.
    #[param(inline)]
    tab: Option<Standing>,
    /// The first day on which it may be due.
    #[param(inline)]
    from: Option<Day>,
    /// The last day on which it may be due.
    #[param(inline)]
    to: Option<Day>,
    /// The month in which it is due.
    #[param(inline)]
    month: Option<Month>,
    /// The kind of schedule it follows from.
    #[param(inline)]
    kind: Option<Kind>,
    /// Words of the task, with Vietnamese marks or without.
    #[param(inline)]
    words: Option<Text<200>>,
    /// Latest date first, where it says `due-last`.
    #[param(inline)]
    sort: Option<Order>,
    /// The key of the last resource of the page before, as `next_page` has it.
    after: Option<Uuid>,
    /// How many resources a page holds; 50 unless said otherwise.
    #[param(inline)]
    limit: Option<Limit>,
}

/// The order.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Earliest date first.
    Due,
    /// Latest date first.
    DueLast,
}

/// The obligations of a plan that the person may see.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/obligations",
    operation_id = "listObligations",
    params(("plan" = Uuid, Path, description = "The plan's key."), Narrowed),
    responses((
        status = 200,
        description = "A page of obligations.",
        body = Listing<ObligationResource>,
        links(("showObligation" = (
            operation_id = "showObligation",
            parameters(("obligation" = "$response.body#/resources/0/id"))
        )))
    ))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    Asked(asked): Asked<Narrowed>,
) -> Result<Answer<Listing<ObligationResource>>, Problem> {
    let plan = in_force(&cx, &viewer, id).await?;
    let db = cx.steady(plan.authority).await?;
    let calendar = cx.calendar().await?;
    let due_soon = plan.settings.due_soon_working_days;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let (after, size) = (asked.after.map(ObligationId), size(asked.limit));
    let filter = asked.into_filter();
    let found = listed::after(&db, &viewer, id, &filter, days, (after, size + 1)).await?;
    let Part { total, mut rows } = found.ok_or(Problem::NotFound)?;
    let place = usize::try_from(size).unwrap_or_default();
    let follows = rows.len() > place;
    rows.truncate(place);
    let last = rows.last().map(|row| row.id.0).filter(|_| follows);
    let resources =
        rows.into_iter().map(|row| resource(row, cx.today(), due_soon, &calendar)).collect();
    Ok(Answer(Listing { resources, meta: Meta::of(&cx, total, last) }))
}

impl Narrowed {
    fn into_filter(self) -> TableFilter {
        TableFilter {
            sub_index: self.sub_index.and_then(|number| i32::try_from(number.0).ok()),
            block: self.block.map(|text| text.0),
            unit: self.unit.map(Into::into),
            part: self.part.map(Into::into),
            leader: self.leader.map(|text| text.0),
            tab: self.tab.map(Into::into),
            from: self.from.map(|day| day.0),
            to: self.to.map(|day| day.0),
            month: self.month.map(|month| month.0),
            kind: self.kind.map(Into::into),
            moved: false,
            quality: None,
            words: self.words.map(|text| text.0),
            sort: match self.sort {
                Some(Order::DueLast) => Sort::DueLast,
                _ => Sort::Due,
            },
        }
    }
}

/// An obligation as it stands on `today`.
pub(super) fn resource(
    row: Listed,
    today: Date,
    due_soon: u16,
    calendar: &Calendar,
) -> ObligationResource {
    let standing = row.standing;
    let timeliness = standing.timeliness(today, due_soon, calendar);
    ObligationResource {
        id: row.id.0,
        plan: row.plan.0,
        task: row.task.0,
        reference: row.reference,
        text: row.text,
        sub_index: row.sub_index,
        block: row.block,
        period: row.period,
        unit: row.unit.0,
        unit_name: row.unit_name,
        stated_on: Day(standing.stated_on),
        effective_on: Day(standing.effective_on),
        state: standing.state.into(),
        timeliness: (standing.state != WorkState::Withdrawn).then(|| timeliness.into()),
        done_on: standing.done_on.map(Day),
        quota: row.quota,
        progress: row.progress,
    }
}
