//! Submissions for acceptance, and what became of each.

use crate::model::{ObligationId, Quality, SubmissionId};
use ddci_platform::{
    store::{Read, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Accepted.
    Accepted,
    /// Returned, and why.
    Returned(String),
}

/// A submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its key.
    pub id: SubmissionId,
    /// When it was sent.
    pub at: Timestamp,
    /// The day of the domain.
    pub submitted_on: Date,
    /// The effective date in force on that day.
    pub effective_then: Date,
    /// Who sent it.
    pub author: String,
    /// What became of it, and when and by whom; nothing while it waits.
    pub outcome: Option<(Outcome, Date, String)>,
    /// The mark it was accepted with.
    pub quality: Option<Quality>,
    /// What was said about it when it was accepted.
    pub note: Option<String>,
}

/// The submissions of an obligation the caller may see, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Submission>, StoreError> {
    let sql = "SELECT s.id, s.at, s.submitted_on, s.effective_then, p.name AS author, s.outcome,
                      s.reason, s.quality, s.decided_on, d.name AS decider
               FROM submission s
               JOIN account a ON a.id = s.account JOIN person p ON p.id = a.person
               LEFT JOIN account b ON b.id = s.decided_by LEFT JOIN person d ON d.id = b.person
               WHERE s.obligation = $1 ORDER BY s.at DESC, s.id DESC";
    let rows = db.all(sql, values![obligation.0]).await?;
    rows.iter()
        .map(|row| {
            let outcome: Option<String> = row.get("outcome")?;
            let reason: Option<String> = row.get("reason")?;
            let accepted = outcome.as_deref() == Some("accepted");
            let note = reason.clone().filter(|words| accepted && !words.is_empty());
            let outcome = outcome.map(|word| match word.as_str() {
                "accepted" => Outcome::Accepted,
                _ => Outcome::Returned(reason.unwrap_or_default()),
            });
            let decided_on: Option<Date> = row.get("decided_on")?;
            let decider: Option<String> = row.get("decider")?;
            Ok(Submission {
                id: row.get("id")?,
                at: row.get("at")?,
                submitted_on: row.get("submitted_on")?,
                effective_then: row.get("effective_then")?,
                author: row.get("author")?,
                outcome: outcome
                    .zip(decided_on)
                    .map(|(outcome, on)| (outcome, on, decider.unwrap_or_default())),
                quality: Quality::read(row, "quality")?,
                note,
            })
        })
        .collect()
}
