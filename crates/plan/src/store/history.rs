//! What happened to one thing, as the audit log keeps it: who, when, what.

use super::condition::Condition;
use ddci_platform::{
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::Timestamp;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person, by name.
    Person(String),
    /// A command on the machine.
    Command(String),
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// Which transition.
    pub verb: String,
    /// What happened, in figures and words.
    pub detail: Json,
}

/// How many entries a thing has.
///
/// # Errors
/// [`StoreError`].
pub async fn count(db: &impl Read, viewer: &Viewer, subject: &str) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE authority = $1 AND subject = $2";
    match db.first(sql, values![viewer.authority.0, subject]).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// What happened to a thing of the viewer's authority that the caller may see, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(
    db: &impl Read,
    viewer: &Viewer,
    subject: &str,
    paging: Paging,
) -> Result<Vec<Happened>, StoreError> {
    let sql = format!(
        "SELECT at, actor, verb, detail FROM audit_entry WHERE authority = $1 AND subject = $2
         ORDER BY sequence DESC {}",
        Condition::limit(paging)
    );
    let rows = db.all(&sql, values![viewer.authority.0, subject]).await?;
    let names = names(db, viewer, &rows).await?;
    rows.iter().map(|row| happened(row, &names)).collect()
}

/// The names of the accounts that acted: the log keeps keys, because names change.
async fn names(
    db: &impl Read,
    viewer: &Viewer,
    rows: &[Row],
) -> Result<BTreeMap<uuid::Uuid, String>, StoreError> {
    let mut condition = Condition::default();
    condition.equals("p.authority", viewer.authority);
    let mut accounts = Vec::new();
    for row in rows {
        let actor: String = row.get("actor")?;
        if let Some(key) = actor.strip_prefix("account:").and_then(|key| key.parse().ok()) {
            let key: uuid::Uuid = key;
            accounts.push(condition.bind(key));
        }
    }
    if accounts.is_empty() {
        return Ok(BTreeMap::new());
    }
    condition.and(&format!("a.id IN ({})", accounts.join(", ")));
    let sql = format!(
        "SELECT a.id, p.name FROM account a JOIN person p ON p.id = a.person WHERE {}",
        condition.sql()
    );
    let named = db.all(&sql, condition.into_values()).await?;
    named.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

fn happened(row: &Row, names: &BTreeMap<uuid::Uuid, String>) -> Result<Happened, StoreError> {
    let actor: String = row.get("actor")?;
    let detail: String = row.get("detail")?;
    let key = actor.strip_prefix("account:").and_then(|key| key.parse().ok());
    let name = key.and_then(|key: uuid::Uuid| names.get(&key).cloned());
    let command = actor.strip_prefix("command:").unwrap_or_default();
    Ok(Happened {
        at: row.get("at")?,
        who: name.map_or_else(|| Who::Command(command.to_owned()), Who::Person),
        verb: row.get("verb")?,
        detail: serde_json::from_str(&detail).unwrap_or_default(),
    })
}
