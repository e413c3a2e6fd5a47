//! One entry of the chain and its hash.

use crate::{org::UnitId, permit::Actor};
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The place a transaction has taken in its authority's chain.
#[derive(Debug, Clone)]
pub struct Head {
    /// Whose chain.
    pub authority: UnitId,
    /// The place, from 1.
    pub sequence: i64,
    /// The hash of the entry before; empty for the first.
    pub previous: String,
}

/// What one transition left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose chain.
    pub authority: UnitId,
    /// The place, from 1.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Who: an account, or a command.
    pub actor: String,
    /// Which transition.
    pub verb: String,
    /// What it happened to.
    pub subject: String,
    /// What happened, as JSON.
    pub detail: String,
    /// The hash of the entry before.
    pub previous: String,
    /// SHA-256 over all of the above, in hexadecimal.
    pub hash: String,
}

impl Entry {
    /// The entry for a transition that happened now.
    pub fn new(
        head: &Head,
        at: Timestamp,
        actor: &Actor,
        verb: &str,
        subject: &str,
        detail: &Json,
    ) -> Self {
        let mut entry = Self {
            authority: head.authority,
            sequence: head.sequence,
            // What is stored are milliseconds; the hash must cover what can be read back.
            at: Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at),
            actor: actor.audit_name(),
            verb: verb.to_owned(),
            subject: subject.to_owned(),
            detail: with_token(detail, actor).to_string(),
            previous: head.previous.clone(),
            hash: String::new(),
        };
        entry.hash = entry.computed_hash();
        entry
    }

    /// The place after this one.
    pub(crate) fn next(&self) -> Head {
        Head { authority: self.authority, sequence: self.sequence + 1, previous: self.hash.clone() }
    }

    /// The hash that the entry must have. Parts are length-prefixed, so that no two entries share
    /// one text.
    pub fn computed_hash(&self) -> String {
        let sequence = self.sequence.to_string();
        let at = self.at.as_millisecond().to_string();
        let authority = self.authority.to_string();
        let parts = [
            &self.previous,
            &authority,
            &sequence,
            &at,
            &self.actor,
            &self.verb,
            &self.subject,
            &self.detail,
        ];
        let mut digest = Sha256::new();
        for part in parts {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
        hex::encode(digest.finalize())
    }
}

/// What a program did in somebody's name says by which token.
fn with_token<'a>(detail: &'a Json, actor: &Actor) -> Cow<'a, Json> {
    match (detail, actor.token()) {
        (Json::Object(fields), Some(token)) => {
            let mut fields = fields.clone();
            fields.insert("by_token".to_owned(), json!(token));
            Cow::Owned(Json::Object(fields))
        }
        _ => Cow::Borrowed(detail),
    }
}
