//! A message as it stands, and the states it goes through.

use crate::{
    org::{PersonId, UnitId},
    store::{Column, Row, StoreError},
};
use jiff::Timestamp;

crate::key! {
    /// A message.
    MessageId
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageState {
    /// It leaves when working hours and the way out allow; after a failure, it is tried again.
    Waiting,
    /// A node is sending it.
    Sending,
    /// The next server has taken it.
    Sent,
    /// The person had no address when it was posted.
    NoAddress,
    /// It was refused, or failed too often; somebody has to look at it.
    GivenUp,
    /// Somebody decided that it shall not leave.
    Cancelled,
}

impl MessageState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Sending, Self::Sent, Self::NoAddress, Self::GivenUp, Self::Cancelled];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::NoAddress => "no_address",
            Self::GivenUp => "given_up",
            Self::Cancelled => "cancelled",
        }
    }
}

impl std::str::FromStr for MessageState {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(())
    }
}

impl Column for MessageState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        word.parse().map_err(|()| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// A message as pages and commands show it.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its key.
    pub id: MessageId,
    /// The authority it leaves from.
    pub authority: UnitId,
    /// What makes it one: posted twice under one key, it is one message.
    pub key: String,
    /// What it is about, `digest`.
    pub kind: String,
    /// To whom, where it is a person.
    pub person: Option<PersonId>,
    /// That person's name.
    pub name: Option<String>,
    /// Where to.
    pub address: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its text; none where only whom it is for may read it.
    pub text: Option<String>,
    /// Whether it leaves at any hour.
    pub urgent: bool,
    /// Where it stands.
    pub state: MessageState,
    /// When it was posted.
    pub posted_at: Timestamp,
    /// Not before.
    pub send_after: Timestamp,
    /// How often sending was begun.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// Why somebody cancelled it.
    pub cancelled_for: Option<String>,
}

/// Neither subject nor text: they are nobody's business in a log.
impl std::fmt::Debug for MessageRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MessageRow")
            .field("id", &self.id)
            .field("key", &self.key)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

impl MessageRow {
    pub(super) const SELECT: &'static str =
        "SELECT m.id, m.authority, m.key, m.kind, m.person, p.name, m.address, m.subject, m.text,
           m.urgent, m.secret, m.state, m.posted_at, m.send_after, m.attempts, m.last_error,
           m.sent_at, m.cancelled_for
         FROM outbox m LEFT JOIN person p ON p.id = m.person";

    pub(super) fn from_row(row: &Row) -> Result<Self, StoreError> {
        let secret: bool = row.get("secret")?;
        let text: String = row.get("text")?;
        Ok(Self {
            id: row.get("id")?,
            authority: row.get("authority")?,
            key: row.get("key")?,
            kind: row.get("kind")?,
            person: row.get::<Option<uuid::Uuid>>("person")?.map(PersonId::from),
            name: row.get("name")?,
            address: row.get("address")?,
            subject: row.get("subject")?,
            text: (!secret).then_some(text),
            urgent: row.get("urgent")?,
            state: row.get("state")?,
            posted_at: row.get("posted_at")?,
            send_after: row.get("send_after")?,
            attempts: row.get("attempts")?,
            last_error: row.get("last_error")?,
            sent_at: row.get("sent_at")?,
            cancelled_for: row.get("cancelled_for")?,
        })
    }
}
