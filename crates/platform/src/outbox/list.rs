//! Messages as pages, commands and metrics list them: a count and the list it opens share one
//! condition.

use super::{MessageId, MessageRow, MessageState};
use crate::{
    jobs::StateCount,
    org::UnitId,
    store::{Read, StoreError, Value},
    values,
    web::Paging,
};

/// Which messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessageFilter {
    /// Of one authority; none asks for the whole installation, which only commands and metrics do.
    pub authority: Option<UnitId>,
    /// In one state.
    pub state: Option<MessageState>,
}

impl MessageFilter {
    /// The condition and what it binds.
    fn condition(self) -> (String, Vec<Value>) {
        let mut parts = vec!["1 = 1".to_owned()];
        let mut bound = Vec::new();
        if let Some(authority) = self.authority {
            bound.extend(values![authority.0]);
            parts.push(format!("m.authority = ${}", bound.len()));
        }
        if let Some(state) = self.state {
            bound.extend(values![state.word()]);
            parts.push(format!("m.state = ${}", bound.len()));
        }
        (parts.join(" AND "), bound)
    }
}

/// How many messages stand in each state, states without any too.
///
/// # Errors
/// [`StoreError`].
pub async fn counts(
    db: &impl Read,
    authority: Option<UnitId>,
) -> Result<Vec<StateCount<MessageState>>, StoreError> {
    let mut counts = Vec::new();
    for state in MessageState::ALL {
        let count = total(db, MessageFilter { authority, state: Some(state) }).await?;
        counts.push(StateCount { state, count });
    }
    Ok(counts)
}

/// How many messages there are.
///
/// # Errors
/// [`StoreError`].
pub async fn total(db: &impl Read, filter: MessageFilter) -> Result<u64, StoreError> {
    let (condition, bound) = filter.condition();
    let sql = format!("SELECT COUNT(*) AS n FROM outbox m WHERE {condition}");
    let count: i64 = db.first(&sql, bound).await?.map_or(Ok(0), |row| row.get("n"))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// A page of messages, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn messages(
    db: &impl Read,
    filter: MessageFilter,
    paging: Paging,
) -> Result<Vec<MessageRow>, StoreError> {
    let (condition, bound) = filter.condition();
    let sql = format!(
        "{} WHERE {condition} ORDER BY m.posted_at DESC, m.id DESC LIMIT {} OFFSET {}",
        MessageRow::SELECT,
        paging.size,
        paging.offset()
    );
    db.all(&sql, bound).await?.iter().map(MessageRow::from_row).collect()
}

/// One message of an authority.
///
/// # Errors
/// [`StoreError`].
pub async fn message(
    db: &impl Read,
    authority: UnitId,
    id: MessageId,
) -> Result<Option<MessageRow>, StoreError> {
    let sql = format!("{} WHERE m.id = $1 AND m.authority = $2", MessageRow::SELECT);
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(MessageRow::from_row).transpose()
}
