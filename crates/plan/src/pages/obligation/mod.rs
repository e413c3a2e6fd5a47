//! `/obligations/{obligation}`: what is owed, what was done, what may come next.

mod aside;
mod assign;
mod decide;
mod form;
mod log;
mod record;
mod typed;
mod view;

pub use assign::assign;
pub use decide::{accept, send_back};
pub(super) use record::file_words;
pub use record::{record, submit};

use super::{
    asked::card,
    standing_words::Marks,
    talk::{self, Talk},
};
use crate::{
    model::{ObligationId, Topic},
    store::{
        directive::{self, Origin},
        document,
        escalation::{self, Report},
        evidence::{self, Evidence},
        executor::{self, Executor},
        handover::{self, Trace},
        letter::{self, Letter},
        moved::{self, Moved},
        obligation::{self, Obligation, Sheet},
        plan::{self, Plan},
        progress::{self, Progress},
        quota::{self, Fill},
        submission::{self, Submission},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::{Role, Viewer},
    web::{Cx, Error, Errors, PageResult},
};
use std::sync::Arc;

/// Everything the page shows.
struct Shown {
    sheet: Sheet,
    plan: Plan,
    products: Vec<String>,
    progress: Vec<Progress>,
    evidence: Vec<Evidence>,
    submissions: Vec<Submission>,
    siblings: Vec<Obligation>,
    fill: Option<Fill>,
    moves: Vec<Moved>,
    executor: Option<Executor>,
    letters: Vec<Letter>,
    reports: Vec<Report>,
    /// Who works in the unit, for its head.
    colleagues: Vec<Executor>,
    talk: Option<Talk>,
    asked: card::Asked,
    origin: Option<Origin>,
    /// Which unit handed it over to which, and what joined it then.
    traces: Vec<Trace>,
    calendar: Arc<Calendar>,
}

impl Shown {
    /// The marks of this page.
    fn marks(&self, cx: &Cx) -> Marks<'_> {
        Marks::of(cx, self.plan.settings.due_soon_working_days, &self.calendar)
    }
}

/// `GET /obligations/{obligation}`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let shown = load(&viewer, &cx, id).await?;
    Ok(view::page(&viewer, &cx, &shown, &typed::Typed::default(), &Default::default()))
}

/// The page with a comment that could not be taken.
pub(super) async fn with_comment(
    viewer: &Viewer,
    cx: &Cx,
    id: ObligationId,
    said: &talk::Typed,
    errors: &Errors,
) -> Result<Response, Error> {
    let shown = load(viewer, cx, id).await?;
    let typed = typed::Typed { said: said.clone(), ..Default::default() };
    Ok(view::page(viewer, cx, &shown, &typed, errors).into_response())
}

async fn load(viewer: &Viewer, cx: &Cx, id: ObligationId) -> Result<Shown, Error> {
    let db = cx.db();
    let sheet = obligation::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
    let plan = plan::visible(db, viewer, sheet.obligation.plan).await?.ok_or(Error::NotFound)?;
    let (place, first) = (sheet.document_sheet.as_deref(), sheet.lines.0);
    let unit = sheet.obligation.unit;
    let names_people = viewer.has(Role::UnitHead) && viewer.is_of(unit);
    Ok(Shown {
        reports: escalation::of(db, id).await?,
        letters: letter::about(db, viewer, id).await?,
        executor: executor::of(db, id, cx.today()).await?,
        colleagues: match names_people {
            true => executor::of_unit(db, unit, cx.today()).await?,
            false => Vec::new(),
        },
        products: document::products(db, plan.id, place, first).await?,
        progress: progress::of(db, id).await?,
        evidence: evidence::of(db, id).await?,
        submissions: submission::of(db, id).await?,
        siblings: obligation::siblings(db, viewer, &sheet.obligation).await?,
        fill: quota::fill(db, cx.app.measures(), &sheet).await?,
        moves: moved::of(db, id).await?,
        origin: directive::origin(db, sheet.obligation.task).await?,
        talk: Talk::of(viewer, cx, Topic::Obligation(id)).await?,
        asked: card::load(db, &sheet).await?,
        traces: handover::traces(db, id).await?,
        calendar: cx.calendar().await?,
        sheet,
        plan,
    })
}
