//! What the asker does with a piece: takes it, asks again with a reason, or no longer asks for it.

use super::{Refusal, ask_piece, owned, record, stepped};
use crate::{
    model::{PieceId, PieceState},
    store::{obligation::Sheet, piece::Piece},
};
use ddci_platform::{
    law,
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Takes what was delivered.
#[derive(Debug, Clone)]
pub struct TakePiece {
    /// The piece.
    pub piece: PieceId,
}

/// Asks again for what was delivered and is not enough, or for what was declined.
#[derive(Debug, Clone)]
pub struct AskPieceAgain {
    /// The piece.
    pub piece: PieceId,
    /// What is missing.
    pub reason: String,
    /// By when.
    pub due_on: Date,
    /// Why it may come after the obligation's own day.
    pub why_later: String,
}

/// No longer asks for a piece.
#[derive(Debug, Clone)]
pub struct WithdrawPiece {
    /// The piece.
    pub piece: PieceId,
}

/// The asker's part: the unit that owes the obligation by now.
///
/// # Errors
/// The [`Refusal`].
pub fn check(
    piece: &Piece,
    sheet: &Sheet,
    actor: &Actor,
    states: &[PieceState],
) -> Result<(), Refusal> {
    record::owns(sheet, actor, Verb::RecordProgress)?;
    match states.contains(&piece.state) {
        true => Ok(()),
        false => Err(Refusal::WrongPieceState(piece.state)),
    }
}

/// From where a piece can be taken.
pub const TO_TAKE: [PieceState; 1] = [PieceState::Delivered];
/// From where it can be asked for again.
pub const TO_ASK_AGAIN: [PieceState; 2] = [PieceState::Delivered, PieceState::Declined];
/// From where it can be withdrawn.
pub const TO_WITHDRAW: [PieceState; 2] = [PieceState::Asked, PieceState::Delivered];

impl Transition for TakePiece {
    const VERB: &'static str = "piece.take";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (piece, sheet) = owned::piece(tx, actor, self.piece).await?;
        check(&piece, &sheet, actor, &TO_TAKE)?;
        owned::move_piece(tx, &piece, PieceState::Taken).await?;
        close_round(tx, actor, &piece).await?;
        Ok(Applied::to(format!("obligation:{}", piece.obligation), json!({"piece": piece.id}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Transition for AskPieceAgain {
    const VERB: &'static str = "piece.ask_again";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (piece, sheet) = owned::piece(tx, actor, self.piece).await?;
        check(&piece, &sheet, actor, &TO_ASK_AGAIN)?;
        ask_piece::check(&sheet, actor)?;
        let reason = stepped::reason(&self.reason)?;
        let calendar = law::calendar(tx, actor.authority()).await?;
        let why_later = ask_piece::filled(&self.why_later)?;
        let said = why_later.or(piece.why_later.as_deref());
        ask_piece::check_day(&sheet, self.due_on, said, tx.today(), &calendar)?;
        owned::move_piece(tx, &piece, PieceState::Asked).await?;
        close_round(tx, actor, &piece).await?;
        ask_piece::open_round(tx, actor, piece.id, piece.rounds, reason, self.due_on).await?;
        if why_later.is_some() {
            let sql = "UPDATE piece SET why_later = $1 WHERE id = $2";
            tx.write(sql, values![why_later, piece.id.0]).await?;
        }
        let detail = json!({
            "piece": piece.id, "reason": reason, "due_on": self.due_on.to_string(),
        });
        Ok(Applied::to(format!("obligation:{}", piece.obligation), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Transition for WithdrawPiece {
    const VERB: &'static str = "piece.withdraw";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let (piece, sheet) = owned::piece(tx, actor, self.piece).await?;
        check(&piece, &sheet, actor, &TO_WITHDRAW)?;
        owned::move_piece(tx, &piece, PieceState::Withdrawn).await?;
        close_round(tx, actor, &piece).await?;
        // Whoever was still to answer is waited for no longer.
        let sql = "UPDATE piece_round SET ended_at = $1, ended_on = $2
                   WHERE piece = $3 AND number = $4 AND ended_on IS NULL";
        tx.write(sql, values![tx.now(), tx.today(), piece.id.0, piece.rounds]).await?;
        Ok(Applied::to(format!("obligation:{}", piece.obligation), json!({"piece": piece.id}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Writes when and by whom the round was looked at.
async fn close_round(tx: &Tx, actor: &Actor, piece: &Piece) -> Result<(), Refusal> {
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let sql = "UPDATE piece_round SET closed_on = $1, closed_by = $2
               WHERE piece = $3 AND number = $4";
    tx.write(sql, values![tx.today(), account, piece.id.0, piece.rounds]).await?;
    Ok(())
}
