//! Calendars under a secret address: of what a person does, or of what a unit owes.
//!
//! A feed is somebody's. What it holds is asked anew each time, as that person may see it then: one
//! whose account is disabled, or who no longer sees the unit, keeps an address that opens nothing.

mod ical;
mod line;
mod make;
mod revoke;

pub use ical::{Ical, IcalEvent};
pub use make::MakeFeed;
pub use revoke::RevokeFeed;

use crate::{
    identity::{self, Token},
    org::UnitId,
    permit::{Verb, Viewer},
    store::{Db, Read, Row, StoreError},
    values,
};
use jiff::{SignedDuration, Timestamp};

crate::key! {
    /// A calendar under a secret address.
    FeedId
}

/// How often it is written down that a feed was asked for.
const ASKED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Why a feed is not made or revoked.
#[derive(Debug, thiserror::Error)]
pub enum FeedRefusal {
    /// There is no such feed or unit, or it is not theirs.
    #[error("not found")]
    NotFound,
    /// A person keeps as many of one unit, or of their own, as one may.
    #[error("{0} feeds already")]
    TooMany(i64),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A feed in the list of its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its key.
    pub id: FeedId,
    /// When its address was made.
    pub created_at: Timestamp,
    /// When somebody last asked for it, to the hour.
    pub asked_at: Option<Timestamp>,
}

/// The feeds that the viewer keeps of a unit, or of what they do themselves, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn kept(
    db: &impl Read,
    viewer: &Viewer,
    of: Option<UnitId>,
) -> Result<Vec<Feed>, StoreError> {
    let nobody = uuid::Uuid::nil();
    let sql = "SELECT id, created_at, asked_at FROM feed
               WHERE account = $1 AND COALESCE(unit, $3) = $2 ORDER BY created_at DESC";
    let of = of.map_or(nobody, |unit| unit.0);
    let rows = db.all(sql, values![viewer.account.0, of, nobody]).await?;
    rows.iter().map(feed).collect()
}

fn feed(row: &Row) -> Result<Feed, StoreError> {
    Ok(Feed {
        id: row.get("id")?,
        created_at: row.get("created_at")?,
        asked_at: row.get("asked_at")?,
    })
}

/// Whether the viewer may see what a unit owes: those who see every obligation, and the unit with
/// those above it.
///
/// # Errors
/// [`StoreError`].
pub async fn sees_unit(db: &impl Read, viewer: &Viewer, unit: UnitId) -> Result<bool, StoreError> {
    let sql = "SELECT u.outside,
                 (SELECT COUNT(*) FROM unit_ancestor a WHERE a.unit = u.id AND a.ancestor = $3) AS n
               FROM unit u WHERE u.id = $1 AND u.authority = $2";
    let Some(row) = db.first(sql, values![unit.0, viewer.authority.0, viewer.unit.0]).await? else {
        return Ok(false);
    };
    let is_own = row.get::<i64>("n")? > 0;
    let sees = is_own || viewer.may_everywhere(Verb::ViewObligations);
    Ok(sees && viewer.may(Verb::ViewPlan) && !row.get::<bool>("outside")?)
}

/// Whose calendar a secret opens.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Who keeps it, as they are today.
    pub viewer: Viewer,
    /// The unit it is about and its name; none where it is about themselves.
    pub unit: Option<(UnitId, String)>,
}

/// What a secret opens today; nothing where it is unknown or revoked, where its owner's account is
/// disabled, or where they may no longer see the unit.
///
/// # Errors
/// [`StoreError`].
pub async fn opened(db: &Db, token: &Token) -> Result<Option<Opened>, StoreError> {
    let sql = "SELECT f.id, f.account, f.unit, f.asked_at, u.name AS unit_name
               FROM feed f LEFT JOIN unit u ON u.id = f.unit WHERE f.token_hash = $1";
    let Some(row) = db.first(sql, values![token.hash()]).await? else { return Ok(None) };
    let Some(viewer) = identity::viewer_behind(db, row.get("account")?).await? else {
        return Ok(None);
    };
    let unit = row.get::<Option<uuid::Uuid>>("unit")?.map(UnitId);
    if let Some(unit) = unit
        && !sees_unit(db, &viewer, unit).await?
    {
        return Ok(None);
    }
    was_asked(db, &row).await?;
    let unit = unit.zip(row.get("unit_name")?);
    Ok(Some(Opened { viewer, unit }))
}

/// Bookkeeping, as that a session was seen: its owner sees whether anybody still asks.
async fn was_asked(db: &Db, row: &Row) -> Result<(), StoreError> {
    let now = db.clock().now();
    let asked: Option<Timestamp> = row.get("asked_at")?;
    if asked.is_none_or(|asked| asked + ASKED_EVERY < now) {
        let id: FeedId = row.get("id")?;
        db.bookkeep("UPDATE feed SET asked_at = $1 WHERE id = $2", values![now, id.0]).await?;
    }
    Ok(())
}
