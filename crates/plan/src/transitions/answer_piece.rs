//! Answers a request for a piece: delivers it, or declines with a reason.

use super::{Refusal, owned, stepped};
use crate::{
    model::{EvidenceKind, PieceId, PieceState},
    store::{obligation::Sheet, piece::Piece},
};
use ddci_platform::{
    files::{self, Upload},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// What the asked unit answers.
#[derive(Debug, Clone)]
pub enum PieceAnswer {
    /// Its part, in words, with a document or a file where there is one.
    Delivered {
        /// What was done.
        words: String,
        /// The number of a document.
        document: Option<String>,
        /// A file that was looked at.
        file: Option<Upload>,
    },
    /// It does not do it, and why.
    Declined {
        /// Why.
        reason: String,
    },
}

/// Answers.
#[derive(Debug, Clone)]
pub struct AnswerPiece {
    /// The piece.
    pub piece: PieceId,
    /// The answer.
    pub answer: PieceAnswer,
}

/// Only the unit that was asked answers, and adds nothing but its own part.
///
/// # Errors
/// The [`Refusal`].
pub fn check(piece: &Piece, sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    let Some(viewer) = actor.viewer() else { return Err(Refusal::NotYourPart) };
    if !viewer.may(Verb::RecordProgress) {
        return Err(Refusal::NotYourPart);
    }
    if !viewer.is_of(piece.unit) {
        return Err(Refusal::NotAsked { unit: piece.unit_name.clone() });
    }
    owned::still_runs(sheet)?;
    owned::in_state(piece, PieceState::Asked)?;
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

impl Transition for AnswerPiece {
    const VERB: &'static str = "piece.answer";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (piece, sheet) = owned::piece(tx, actor, self.piece).await?;
        check(&piece, &sheet, actor)?;
        let to = match &self.answer {
            PieceAnswer::Delivered { .. } => PieceState::Delivered,
            PieceAnswer::Declined { .. } => PieceState::Declined,
        };
        owned::move_piece(tx, &piece, to).await?;
        self.write(tx, actor, &piece).await?;
        let detail = json!({"piece": piece.id, "answer": to.word(), "round": piece.rounds});
        Ok(Applied::to(format!("obligation:{}", piece.obligation), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl AnswerPiece {
    async fn write(&self, tx: &Tx, actor: &Actor, piece: &Piece) -> Result<(), Refusal> {
        let (words, document, file) = match &self.answer {
            PieceAnswer::Declined { reason } => (stepped::reason(reason)?, None, None),
            PieceAnswer::Delivered { words, document, file } => {
                let document = document.as_deref().map(str::trim).filter(|text| !text.is_empty());
                if let Some(number) = document {
                    let kind = EvidenceKind::DocumentNumber;
                    kind.check(number, None).map_err(|fault| Refusal::BadEvidence(kind, fault))?;
                }
                let words = stepped::opinion(words)?;
                if words.is_empty() && document.is_none() && file.is_none() {
                    return Err(Refusal::NothingDelivered);
                }
                (words, document, file.as_ref())
            }
        };
        let name = file.map(|file| file.name.as_str());
        let key = match file {
            Some(file) => Some(files::save(tx, actor, file).await?.0),
            None => None,
        };
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "UPDATE piece_round SET ended_at = $1, ended_on = $2, ended_by = $3, answer = $4,
                     document = $5, file = $6, file_name = $7
                   WHERE piece = $8 AND number = $9";
        let row = values![
            tx.now(),
            tx.today(),
            account,
            words,
            document,
            key,
            name,
            piece.id.0,
            piece.rounds,
        ];
        tx.write(sql, row).await?;
        Ok(())
    }
}
