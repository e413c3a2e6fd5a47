//! Records progress on an obligation, with evidence.

use super::{Refusal, owned};
use crate::{
    model::{EvidenceId, EvidenceKind, ObligationId, ProgressId, STEPS, WorkState},
    store::obligation::Sheet,
};
use ddci_platform::{
    files::{self, Upload},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// The longest text of an entry, in characters.
const MAX_TEXT: usize = 4_000;
/// The largest quantity of an entry.
const MAX_QUANTITY: i32 = 1_000_000;

/// A piece of evidence to be added.
#[derive(Debug, Clone)]
pub enum NewEvidence {
    /// A document number, a link or a figure, as typed.
    Typed {
        /// Its kind.
        kind: EvidenceKind,
        /// What was typed.
        value: String,
        /// Where a figure comes from.
        source: Option<String>,
    },
    /// A file or photo that was looked at.
    Uploaded(Upload),
}

/// Records progress: a text, or evidence, or both.
#[derive(Debug, Clone)]
pub struct Record {
    /// The obligation.
    pub obligation: ObligationId,
    /// What was done.
    pub text: String,
    /// The day it speaks of; today where none is given.
    pub happened_on: Option<Date>,
    /// How many.
    pub quantity: Option<i32>,
    /// How far it is, in per cent, by one of the [`STEPS`]; a quota is counted instead.
    pub step: Option<i32>,
    /// What stands in the way.
    pub difficulties: String,
    /// What is proposed.
    pub proposals: String,
    /// Evidence added with it.
    pub evidence: Vec<NewEvidence>,
}

/// What was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// The entry of the log.
    pub progress: ProgressId,
}

/// The unit that owes it records progress, as long as it is open.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    owns(sheet, actor, Verb::RecordProgress)?;
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

/// Whether the actor's unit owes it, and their role carries the verb.
pub(super) fn owns(sheet: &Sheet, actor: &Actor, verb: Verb) -> Result<(), Refusal> {
    let Some(viewer) = actor.viewer() else { return Err(Refusal::NotYourPart) };
    if !viewer.may(verb) {
        return Err(Refusal::NotYourPart);
    }
    if !viewer.is_of(sheet.obligation.unit) {
        return Err(Refusal::NotYours { unit: sheet.unit_name.clone() });
    }
    owned::still_runs(sheet)
}

impl Transition for Record {
    const VERB: &'static str = "obligation.record";
    type Output = Recorded;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Recorded>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        let progress = self.write(tx, actor, &sheet, None).await?;
        let subject = format!("obligation:{}", self.obligation);
        Ok(Applied::to(subject, self.detail(progress), Recorded { progress }))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Record {
    /// Checks and writes the entry with its evidence, under a key that was given out before or a
    /// new one.
    pub(super) async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        sheet: &Sheet,
        key: Option<ProgressId>,
    ) -> Result<ProgressId, Refusal> {
        check(sheet, actor)?;
        self.check_words(tx.today())?;
        self.check_step(sheet.obligation.quota.is_some())?;
        let progress = self.entry(tx, actor, key).await?;
        for evidence in &self.evidence {
            self.add(tx, actor, progress, evidence).await?;
        }
        if sheet.obligation.standing.state == WorkState::NotStarted {
            owned::move_state(tx, sheet, WorkState::InProgress).await?;
        }
        Ok(progress)
    }

    /// What the audit log keeps of it.
    pub(super) fn detail(&self, progress: ProgressId) -> serde_json::Value {
        json!({
            "progress": progress,
            "quantity": self.quantity,
            "step": self.step,
            "evidence": self.evidence.len(),
        })
    }

    fn check_words(&self, today: Date) -> Result<(), Refusal> {
        if self.text.trim().is_empty() && self.evidence.is_empty() && self.step.is_none() {
            return Err(Refusal::NothingWritten);
        }
        let texts = [&self.text, &self.difficulties, &self.proposals];
        if texts.iter().any(|text| text.chars().count() > MAX_TEXT) {
            return Err(Refusal::TooLong(MAX_TEXT));
        }
        if self.quantity.is_some_and(|quantity| !(0..=MAX_QUANTITY).contains(&quantity)) {
            return Err(Refusal::BadQuantity);
        }
        if self.happened_on.is_some_and(|on| on > today) {
            return Err(Refusal::InTheFuture);
        }
        for evidence in &self.evidence {
            if let NewEvidence::Typed { kind, value, source } = evidence {
                kind.check(value, source.as_deref())
                    .map_err(|fault| Refusal::BadEvidence(*kind, fault))?;
            }
        }
        Ok(())
    }

    fn check_step(&self, is_counted: bool) -> Result<(), Refusal> {
        match self.step {
            Some(step) if is_counted || !STEPS.contains(&step) => Err(Refusal::BadStep),
            _ => Ok(()),
        }
    }

    async fn entry(
        &self,
        tx: &Tx,
        actor: &Actor,
        key: Option<ProgressId>,
    ) -> Result<ProgressId, Refusal> {
        let id = match key {
            Some(key) => key,
            None => tx.key()?,
        };
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "INSERT INTO progress (id, obligation, at, happened_on, account, text, quantity,
                     difficulties, proposals, step)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let row = values![
            id.0,
            self.obligation.0,
            tx.now(),
            self.happened_on.unwrap_or_else(|| tx.today()),
            account,
            self.text.trim(),
            self.quantity,
            filled(&self.difficulties),
            filled(&self.proposals),
            self.step,
        ];
        tx.write(sql, row).await?;
        Ok(id)
    }

    async fn add(
        &self,
        tx: &Tx,
        actor: &Actor,
        progress: ProgressId,
        evidence: &NewEvidence,
    ) -> Result<(), Refusal> {
        let (kind, value, source, file) = match evidence {
            NewEvidence::Typed { kind, value, source } => {
                (*kind, value.trim().to_owned(), source.as_deref().and_then(filled), None)
            }
            NewEvidence::Uploaded(upload) => {
                let photo = upload.kind.is_photo();
                let kind = if photo { EvidenceKind::Photo } else { EvidenceKind::File };
                let file = files::save(tx, actor, upload).await?;
                (kind, upload.name.clone(), None, Some(file.0))
            }
        };
        let id: EvidenceId = tx.key()?;
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "INSERT INTO evidence (id, obligation, progress, at, account, kind, value,
                     source, file)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            id.0,
            self.obligation.0,
            progress.0,
            tx.now(),
            account,
            kind.word(),
            value,
            source,
            file,
        ];
        tx.write(sql, row).await?;
        Ok(())
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
