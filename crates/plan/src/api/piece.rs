//! A piece of work that one unit asks another for, as programs read it.

use crate::{
    model::{PieceId, PieceState},
    store::piece::{self, Piece, Round},
};
use ddci_platform::{
    permit::Viewer,
    web::{
        Cx,
        api::{Day, Problem},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A piece of work that one unit asks another for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PieceOfWork)]
pub struct PieceResource {
    /// Its key.
    pub(super) id: Uuid,
    /// The obligation it was asked for.
    obligation: Uuid,
    /// The unit that asked.
    asker: Uuid,
    /// That unit's name.
    asker_name: String,
    /// The unit that is asked.
    unit: Uuid,
    /// That unit's name.
    unit_name: String,
    /// What is asked for.
    what: String,
    /// Why a unit is asked that the plan does not name.
    why_outside: Option<String>,
    /// Why it may come after the obligation's own day.
    why_later: Option<String>,
    /// Where it stands.
    state: Turn,
    /// How often it was asked for.
    rounds: i32,
    /// The day by which it was last asked for.
    due_on: Day,
}

/// Where a piece stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PieceState)]
pub enum Turn {
    /// The turn is the asked unit's.
    Asked,
    /// The turn is the asker's.
    Delivered,
    /// Taken by the asker.
    Taken,
    /// Declined with a reason.
    Declined,
    /// No longer asked for.
    Withdrawn,
}

/// A piece with its rounds.
#[derive(Debug, Serialize, ToSchema)]
pub struct PieceSheet {
    #[serde(flatten)]
    piece: PieceResource,
    /// Each time it was asked for, oldest first.
    history: Vec<RoundOfPiece>,
}

/// Once that it was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundOfPiece {
    /// The day it was asked for.
    asked_on: Day,
    /// Who asked.
    asked_by: String,
    /// What was asked for, or what was missing.
    words: String,
    /// By when.
    due_on: Day,
    /// The day it was answered or no longer asked for.
    ended_on: Option<Day>,
    /// Who answered.
    ended_by: Option<String>,
    /// The answer.
    answer: Option<String>,
    /// The number of a document.
    document: Option<String>,
    /// The name of a file.
    file: Option<String>,
}

/// The piece as it stands, where the person may see it.
pub(super) async fn sheet(viewer: &Viewer, cx: &Cx, id: PieceId) -> Result<PieceSheet, Problem> {
    let piece = piece::visible(cx.db(), viewer, id).await?.ok_or(Problem::NotFound)?;
    let rounds = piece::rounds(cx.db(), id).await?.into_iter();
    Ok(PieceSheet { piece: piece.into(), history: rounds.map(RoundOfPiece::from).collect() })
}

impl From<Piece> for PieceResource {
    fn from(piece: Piece) -> Self {
        Self {
            id: piece.id.0,
            obligation: piece.obligation.0,
            asker: piece.asker.0,
            asker_name: piece.asker_name,
            unit: piece.unit.0,
            unit_name: piece.unit_name,
            what: piece.what,
            why_outside: piece.why_outside,
            why_later: piece.why_later,
            state: match piece.state {
                PieceState::Asked => Turn::Asked,
                PieceState::Delivered => Turn::Delivered,
                PieceState::Taken => Turn::Taken,
                PieceState::Declined => Turn::Declined,
                PieceState::Withdrawn => Turn::Withdrawn,
            },
            rounds: piece.rounds,
            due_on: Day(piece.due_on),
        }
    }
}

impl From<Round> for RoundOfPiece {
    fn from(round: Round) -> Self {
        Self {
            asked_on: Day(round.asked_on),
            asked_by: round.asked_by,
            words: round.words,
            due_on: Day(round.due_on),
            ended_on: round.ended_on.map(Day),
            ended_by: round.ended_by,
            answer: round.answer,
            document: round.document,
            file: round.file.map(|(_, name)| name),
        }
    }
}
