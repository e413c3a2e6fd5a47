//! Rounds.

use crate::model::{ResultKind, RoundId, RoundState};
use ddci_platform::{
    org::UnitId,
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// A round of the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its key.
    pub id: RoundId,
    /// The authority that runs it.
    pub authority: UnitId,
    /// Its address among the public pages, `/ddci/{address}`.
    pub address: String,
    /// The year it is for.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// Which block is rated, by the word of the index set.
    pub block: String,
    /// The index set, as its TOML text.
    pub index_text: String,
    /// The SHA-256 of that text.
    pub index_hash: String,
    /// Who surveyed whom and how, and where figures come from.
    pub method: String,
    /// The first day of the survey.
    pub from: Date,
    /// The last day of the survey.
    pub to: Date,
    /// Whether figures are generated, to show what pages look like.
    pub illustrative: bool,
    /// The seed of the bootstrap.
    pub seed: i64,
    /// Where it stands.
    pub state: RoundState,
    /// What its results rest on; none before something is imported.
    pub kind: Option<ResultKind>,
    /// The name of the imported file.
    pub source_name: String,
    /// The SHA-256 of the imported file.
    pub source_hash: String,
    /// Evaluations that count.
    pub evaluations: i64,
    /// Rows of the file that were left out.
    pub left_out: i64,
    /// The hash of everything that the scores were computed from.
    pub input_hash: String,
    /// When scores were computed.
    pub computed_at: Option<Timestamp>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
}

impl Round {
    /// The address of its page.
    pub fn href(&self) -> String {
        format!("/ddci/{}", self.address)
    }

    /// Whether intervals can be shown.
    pub fn has_intervals(&self) -> bool {
        self.kind == Some(ResultKind::Answers)
    }
}

const COLUMNS: &str = "r.id, r.authority, r.address, r.year, r.title, r.block, r.index_text,
     r.index_hash, r.method, r.from_on, r.to_on, r.illustrative, r.seed, r.state, r.kind,
     r.source_name, r.source_hash, r.evaluations, r.left_out, r.input_hash, r.computed_at,
     r.published_at";

fn round(row: &Row) -> Result<Round, StoreError> {
    Ok(Round {
        id: row.get("id")?,
        authority: row.get("authority")?,
        address: row.get("address")?,
        year: row.get("year")?,
        title: row.get("title")?,
        block: row.get("block")?,
        index_text: row.get("index_text")?,
        index_hash: row.get("index_hash")?,
        method: row.get("method")?,
        from: row.get("from_on")?,
        to: row.get("to_on")?,
        illustrative: row.get("illustrative")?,
        seed: row.get("seed")?,
        state: row.get("state")?,
        kind: row.get::<Option<String>>("kind")?.map(|_| row.get("kind")).transpose()?,
        source_name: row.get("source_name")?,
        source_hash: row.get("source_hash")?,
        evaluations: row.get("evaluations")?,
        left_out: row.get("left_out")?,
        input_hash: row.get("input_hash")?,
        computed_at: row.get("computed_at")?,
        published_at: row.get("published_at")?,
    })
}

/// The rounds of an authority, whatever their state; the caller has seen that the viewer may look.
///
/// # Errors
/// [`StoreError`].
pub async fn listed(db: &impl Read, viewer: &Viewer) -> Result<Vec<Round>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_round r WHERE r.authority = $1
         ORDER BY r.year DESC, r.to_on DESC, r.id"
    );
    db.all(&sql, values![viewer.authority.0]).await?.iter().map(round).collect()
}

/// What everybody may read, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn published(db: &impl Read) -> Result<Vec<Round>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_round r WHERE r.state = 'published'
         ORDER BY r.year DESC, r.to_on DESC, r.id"
    );
    db.all(&sql, values![]).await?.iter().map(round).collect()
}

/// A round of the viewer's authority, for those who run rounds or publish them.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: RoundId,
) -> Result<Option<Round>, StoreError> {
    let round = of_authority(db, viewer.authority, id).await?;
    Ok(round.filter(|_| sees_drafts(viewer)))
}

/// A round with results by its address: one that is published for everybody, one that is computed for
/// those of its authority who run rounds or publish them.
///
/// # Errors
/// [`StoreError`].
pub async fn readable(
    db: &impl Read,
    viewer: Option<&Viewer>,
    address: &str,
) -> Result<Option<Round>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM survey_round r WHERE r.address = $1");
    let found = db.first(&sql, values![address]).await?.as_ref().map(round).transpose()?;
    let own = |round: &Round| {
        viewer.is_some_and(|viewer| viewer.authority == round.authority && sees_drafts(viewer))
    };
    Ok(found.filter(|round| match round.state {
        RoundState::Published => true,
        RoundState::Computed => own(round),
        RoundState::Draft => false,
    }))
}

/// Whether somebody sees rounds of their authority before they are published.
pub fn sees_drafts(viewer: &Viewer) -> bool {
    viewer.may_everywhere(Verb::RunSurvey) || viewer.may_everywhere(Verb::PublishSurvey)
}

/// A round of an authority, for transitions.
///
/// # Errors
/// [`StoreError`].
pub async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: RoundId,
) -> Result<Option<Round>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM survey_round r WHERE r.id = $1 AND r.authority = $2");
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(round).transpose()
}

/// The published round that came before: the same authority and block, an earlier year; the latest.
///
/// # Errors
/// [`StoreError`].
pub async fn before(db: &impl Read, of: &Round) -> Result<Option<Round>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_round r
         WHERE r.authority = $1 AND r.block = $2 AND r.year < $3 AND r.state = 'published'
         ORDER BY r.year DESC, r.to_on DESC, r.id LIMIT 1"
    );
    let values = values![of.authority.0, of.block.as_str(), of.year];
    db.first(&sql, values).await?.as_ref().map(round).transpose()
}

/// The published rounds that came before: the same authority and block, an earlier year; latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn earlier(db: &impl Read, of: &Round) -> Result<Vec<Round>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_round r
         WHERE r.authority = $1 AND r.block = $2 AND r.year < $3 AND r.state = 'published'
         ORDER BY r.year DESC, r.to_on DESC, r.id"
    );
    let values = values![of.authority.0, of.block.as_str(), of.year];
    db.all(&sql, values).await?.iter().map(round).collect()
}

/// The latest published round that rates a unit and is of no later year.
///
/// # Errors
/// [`StoreError`].
pub async fn about(db: &impl Read, unit: UnitId, year: i32) -> Result<Option<Round>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM survey_round r JOIN survey_rated u ON u.round = r.id
         WHERE u.unit = $1 AND r.year <= $2 AND r.state = 'published'
         ORDER BY r.year DESC, r.to_on DESC, r.id LIMIT 1"
    );
    db.first(&sql, values![unit.0, year]).await?.as_ref().map(round).transpose()
}

/// Whether an address is taken by another round.
///
/// # Errors
/// [`StoreError`].
pub async fn is_taken(
    db: &impl Read,
    address: &str,
    but: Option<RoundId>,
) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM survey_round WHERE address = $1";
    let found = db.first(sql, values![address]).await?;
    let found = found.map(|row| row.get::<RoundId>("id")).transpose()?;
    Ok(found.is_some_and(|id| Some(id) != but))
}
