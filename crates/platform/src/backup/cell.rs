//! What a column holds, in the database and in a line of a backup.

use crate::store::{Bind, Row, StoreError, Value};
use jiff::civil::Date;
use serde_json::Value as Json;
use uuid::Uuid;

/// What a column holds: the types that both databases know by the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A key: its text with hyphens.
    Uuid,
    /// A text.
    Text,
    /// A whole number of 64 bits; instants too.
    Bigint,
    /// A whole number of 32 bits.
    Integer,
    /// True or false.
    Boolean,
    /// A date: `2024-09-18`.
    Date,
    /// Bytes, in hexadecimal.
    Bytes,
}

impl Kind {
    /// The kind that migrations call so.
    pub fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "uuid" => Self::Uuid,
            "text" => Self::Text,
            "bigint" => Self::Bigint,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "bytea" => Self::Bytes,
            _ => return None,
        })
    }

    /// How migrations call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Text => "text",
            Self::Bigint => "bigint",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Bytes => "bytea",
        }
    }

    /// What a row holds, as a line of a backup says it.
    pub(super) fn read(self, row: &Row, name: &str) -> Result<Json, StoreError> {
        Ok(match self {
            Self::Uuid => row.get::<Option<Uuid>>(name)?.map(|key| key.to_string()).into(),
            Self::Text => row.get::<Option<String>>(name)?.into(),
            Self::Bigint => row.get::<Option<i64>>(name)?.into(),
            Self::Integer => row.get::<Option<i32>>(name)?.into(),
            Self::Boolean => row.get::<Option<bool>>(name)?.into(),
            Self::Date => row.get::<Option<Date>>(name)?.map(|date| date.to_string()).into(),
            Self::Bytes => row.get::<Option<Vec<u8>>>(name)?.map(hex::encode).into(),
        })
    }

    /// What a line of a backup says, as it is bound; `None` where it is no such thing.
    pub(super) fn bind(self, json: &Json) -> Option<Value> {
        if json.is_null() {
            return Some(self.nothing());
        }
        Some(match self {
            Self::Uuid => json.as_str()?.parse::<Uuid>().ok()?.bind(),
            Self::Text => json.as_str()?.bind(),
            Self::Bigint => json.as_i64()?.bind(),
            Self::Integer => i32::try_from(json.as_i64()?).ok()?.bind(),
            Self::Boolean => json.as_bool()?.bind(),
            Self::Date => json.as_str()?.parse::<Date>().ok()?.bind(),
            Self::Bytes => hex::decode(json.as_str()?).ok()?.bind(),
        })
    }

    fn nothing(self) -> Value {
        match self {
            Self::Uuid => None::<Uuid>.bind(),
            Self::Text => None::<String>.bind(),
            Self::Bigint => None::<i64>.bind(),
            Self::Integer => None::<i32>.bind(),
            Self::Boolean => None::<bool>.bind(),
            Self::Date => None::<Date>.bind(),
            Self::Bytes => None::<Vec<u8>>.bind(),
        }
    }
}
