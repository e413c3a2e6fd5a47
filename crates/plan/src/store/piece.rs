//! Pieces of work that units ask each other for: one with its rounds, and whose turn it is.

use super::{
    condition::{Condition, helped},
    work::{OF_OPEN_PLAN, OPEN},
};
use crate::model::{ObligationId, PieceId, PieceState, TaskId};
use ddci_platform::{
    files::FileId,
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// A piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its key.
    pub id: PieceId,
    /// The obligation it was asked for.
    pub obligation: ObligationId,
    /// The unit that asked, and its name.
    pub asker: UnitId,
    /// That unit's name.
    pub asker_name: String,
    /// The unit that is asked.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// What is asked for.
    pub what: String,
    /// Why a unit is asked that the plan does not name.
    pub why_outside: Option<String>,
    /// Why it may come after the obligation's own day.
    pub why_later: Option<String>,
    /// Where it stands.
    pub state: PieceState,
    /// How often it was asked for.
    pub rounds: i32,
    /// The day by which it was last asked for.
    pub due_on: Date,
}

pub(super) const COLUMNS: &str =
    "c.id, c.obligation, c.asker, a.name AS asker_name, c.unit, b.name AS unit_name,
     c.what, c.why_outside, c.why_later, c.state, c.rounds, r.due_on";

/// Pieces `c` with the names of both units and the last round `r`, beside their obligation `o`.
pub(super) const FROM: &str = "piece c JOIN obligation o ON o.id = c.obligation
     JOIN unit a ON a.id = c.asker JOIN unit b ON b.id = c.unit
     JOIN piece_round r ON r.piece = c.id AND r.number = c.rounds";

pub(super) fn piece(row: &Row) -> Result<Piece, StoreError> {
    Ok(Piece {
        id: row.get("id")?,
        obligation: row.get("obligation")?,
        asker: row.get("asker")?,
        asker_name: row.get("asker_name")?,
        unit: row.get("unit")?,
        unit_name: row.get("unit_name")?,
        what: row.get("what")?,
        why_outside: row.get("why_outside")?,
        why_later: row.get("why_later")?,
        state: row.get("state")?,
        rounds: row.get("rounds")?,
        due_on: row.get("due_on")?,
    })
}

/// A piece of an obligation that the viewer may see.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: PieceId,
) -> Result<Option<Piece>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("c.id", id);
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE {}", visible.sql());
    db.first(&sql, visible.into_values()).await?.as_ref().map(piece).transpose()
}

/// A piece of an authority, for transitions, which check rights themselves.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: PieceId,
) -> Result<Option<Piece>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} JOIN plan p ON p.id = o.plan
         WHERE c.id = $1 AND p.authority = $2"
    );
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(piece).transpose()
}

/// The pieces of an obligation that the caller may see, in the order in which they were asked for.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Piece>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE c.obligation = $1 ORDER BY c.id");
    db.all(&sql, values![obligation.0]).await?.iter().map(piece).collect()
}

/// Whether the plan names the unit, by itself or in a group, as helping with a task.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn helps(db: &impl Read, task: TaskId, unit: UnitId) -> Result<bool, StoreError> {
    let sql = format!("SELECT h.task FROM ({}) h WHERE h.task = $2", helped("$1"));
    Ok(db.first(&sql, values![unit.0, task.0]).await?.is_some())
}

/// One round of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The day it was asked for, and by whom.
    pub asked_on: Date,
    /// Who asked.
    pub asked_by: String,
    /// What was asked for, or what was missing.
    pub words: String,
    /// By when.
    pub due_on: Date,
    /// The day it was answered or no longer asked for.
    pub ended_on: Option<Date>,
    /// Who answered.
    pub ended_by: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// The number of a document.
    pub document: Option<String>,
    /// A file and its name.
    pub file: Option<(FileId, String)>,
    /// The day the asker looked at it, and who.
    pub closed: Option<(Date, String)>,
}

/// The rounds of a piece the caller may see, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn rounds(db: &impl Read, piece: PieceId) -> Result<Vec<Round>, StoreError> {
    let name = |account: &str| {
        format!(
            "(SELECT n.name FROM account m JOIN person n ON n.id = m.person WHERE m.id = {account})"
        )
    };
    let sql = format!(
        "SELECT r.asked_on, {} AS asker, r.words, r.due_on, r.ended_on, {} AS answerer, r.answer,
                r.document, r.file, r.file_name, r.closed_on, {} AS closer
         FROM piece_round r WHERE r.piece = $1 ORDER BY r.number",
        name("r.asked_by"),
        name("r.ended_by"),
        name("r.closed_by"),
    );
    let rows = db.all(&sql, values![piece.0]).await?;
    rows.iter()
        .map(|row| {
            let file = row.get::<Option<uuid::Uuid>>("file")?.map(FileId);
            let (file_name, closer): (Option<String>, Option<String>) =
                (row.get("file_name")?, row.get("closer")?);
            let closed_on: Option<Date> = row.get("closed_on")?;
            Ok(Round {
                asked_on: row.get("asked_on")?,
                asked_by: row.get::<Option<String>>("asker")?.unwrap_or_default(),
                words: row.get("words")?,
                due_on: row.get("due_on")?,
                ended_on: row.get("ended_on")?,
                ended_by: row.get("answerer")?,
                answer: row.get("answer")?,
                document: row.get("document")?,
                file: file.zip(file_name),
                closed: closed_on.map(|on| (on, closer.unwrap_or_default())),
            })
        })
        .collect()
}

/// Where the turn is the viewer's unit's: asked of it and not answered, or delivered to it and not
/// looked at. The list and its count share this.
fn turn(viewer: &Viewer) -> Condition {
    let mut condition = Condition::default();
    let unit = condition.bind(viewer.unit);
    condition.and(&format!(
        "((c.unit = {unit} AND c.state = 'asked') OR (o.unit = {unit} AND c.state = 'delivered'))"
    ));
    condition.and(&format!("{OPEN} AND {OF_OPEN_PLAN}"));
    condition
}

/// How many pieces wait for the viewer's unit.
///
/// # Errors
/// [`StoreError`].
pub async fn count_turn(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let turn = turn(viewer);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM piece c JOIN obligation o ON o.id = c.obligation WHERE {}",
        turn.sql()
    );
    match db.first(&sql, turn.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// The pieces that wait for the viewer's unit, earliest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list_turn(
    db: &impl Read,
    viewer: &Viewer,
    paging: Paging,
) -> Result<Vec<Piece>, StoreError> {
    let turn = turn(viewer);
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE {} ORDER BY r.due_on, c.id {}",
        turn.sql(),
        Condition::limit(paging)
    );
    db.all(&sql, turn.into_values()).await?.iter().map(piece).collect()
}
