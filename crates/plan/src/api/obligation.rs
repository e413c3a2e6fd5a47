//! `GET /api/v1/obligations/{obligation}`: one obligation with its log, evidence and submissions.

use super::{
    in_force,
    obligations::{self, ObligationResource},
};
use crate::{
    model::ObligationId,
    store::{
        evidence::{self, Evidence},
        listed,
        progress::{self, Progress},
        submission::{self, Outcome, Submission},
    },
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Day, Instant, One, Problem},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An obligation with what was done about it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ObligationSheet)]
pub struct SheetResource {
    #[serde(flatten)]
    obligation: ObligationResource,
    /// What was recorded, newest first.
    log: Vec<EntryResource>,
    /// What shows that it was done, oldest first.
    evidence: Vec<EvidenceResource>,
    /// What was submitted, newest first.
    submissions: Vec<SubmissionResource>,
}

/// An entry of the log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Entry)]
pub struct EntryResource {
    /// Its key.
    id: Uuid,
    /// When it was written.
    at: Instant,
    /// The day it speaks of.
    happened_on: Day,
    /// Who wrote it.
    author: String,
    /// What was done.
    text: String,
    /// How many.
    quantity: Option<i32>,
    /// How far it was by then, in per cent.
    step: Option<i32>,
    /// What stands in the way.
    difficulties: Option<String>,
    /// What is proposed.
    proposals: Option<String>,
}

/// A piece of evidence. Of a file the name; its content is on the page of the obligation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Evidence)]
pub struct EvidenceResource {
    /// Its key.
    id: Uuid,
    /// The entry it was added with.
    entry: Option<Uuid>,
    /// When it was added.
    at: Instant,
    /// `document_number`, `link`, `file`, `photo` or `figure`.
    kind: &'static str,
    /// The number, the address, the figure, or the file's name.
    value: String,
    /// Where a figure comes from.
    source: Option<String>,
}

/// A submission and what became of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Submission)]
pub struct SubmissionResource {
    /// Its key.
    id: Uuid,
    /// When it was sent.
    at: Instant,
    /// The day of it.
    submitted_on: Day,
    /// The date it was measured against.
    effective_then: Day,
    /// Who sent it.
    author: String,
    /// `accepted` or `returned`; null while it waits.
    outcome: Option<&'static str>,
    /// Why it was returned.
    reason: Option<String>,
    /// The day of the decision.
    decided_on: Option<Day>,
    /// Who decided.
    decided_by: Option<String>,
}

/// One obligation with its log, evidence and submissions.
#[utoipa::path(
    get,
    path = "/api/v1/obligations/{obligation}",
    operation_id = "showObligation",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    responses((status = 200, description = "The obligation.", body = One<SheetResource>))
)]
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
) -> Result<Answer<One<SheetResource>>, Problem> {
    Ok(Answer(One { resource: sheet(&cx, &viewer, id).await? }))
}

/// The obligation as it stands, where the person may see it.
pub(super) async fn sheet(
    cx: &Cx,
    viewer: &Viewer,
    id: ObligationId,
) -> Result<SheetResource, Problem> {
    let db = cx.db();
    let row = listed::one(db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let plan = in_force(cx, viewer, row.plan).await?;
    let calendar = cx.calendar().await?;
    let due_soon = plan.settings.due_soon_working_days;
    let log = progress::of(db, id).await?.into_iter();
    let pieces = evidence::of(db, id).await?.into_iter();
    let submissions = submission::of(db, id).await?.into_iter();
    Ok(SheetResource {
        obligation: obligations::resource(row, cx.today(), due_soon, &calendar),
        log: log.map(EntryResource::from).collect(),
        evidence: pieces.map(EvidenceResource::from).collect(),
        submissions: submissions.map(SubmissionResource::from).collect(),
    })
}

impl From<Progress> for EntryResource {
    fn from(entry: Progress) -> Self {
        Self {
            id: entry.id.0,
            at: Instant(entry.at),
            happened_on: Day(entry.happened_on),
            author: entry.author,
            text: entry.text,
            quantity: entry.quantity,
            step: entry.step,
            difficulties: entry.difficulties,
            proposals: entry.proposals,
        }
    }
}

impl From<Evidence> for EvidenceResource {
    fn from(piece: Evidence) -> Self {
        Self {
            id: piece.id.0,
            entry: piece.progress.map(|entry| entry.0),
            at: Instant(piece.at),
            kind: piece.kind.word(),
            value: piece.value,
            source: piece.source,
        }
    }
}

impl From<Submission> for SubmissionResource {
    fn from(submission: Submission) -> Self {
        let (outcome, reason) = match submission.outcome.as_ref().map(|(outcome, ..)| outcome) {
            None => (None, None),
            Some(Outcome::Accepted) => (Some("accepted"), None),
            Some(Outcome::Returned(reason)) => (Some("returned"), Some(reason.clone())),
        };
        let (decided_on, decided_by) = submission.outcome.map(|(_, on, by)| (Day(on), by)).unzip();
        Self {
            id: submission.id.0,
            at: Instant(submission.at),
            submitted_on: Day(submission.submitted_on),
            effective_then: Day(submission.effective_then),
            author: submission.author,
            outcome,
            reason,
            decided_on,
            decided_by,
        }
    }
}
