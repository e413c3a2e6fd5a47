//! Keys: UUID version 7, made in Rust from the clock and a source of randomness.

use crate::{
    clock::Clock,
    random::{NoRandomness, Random},
};
use uuid::Uuid;

/// Makes keys.
#[derive(Debug, Clone)]
pub struct Ids {
    clock: Clock,
    random: Random,
}

impl Ids {
    /// A maker of keys on this clock and this source of randomness.
    pub fn new(clock: Clock, random: Random) -> Self {
        Self { clock, random }
    }

    /// A new key.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn next<Id: From<Uuid>>(&self) -> Result<Id, NoRandomness> {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or_default();
        let random: [u8; 10] = self.random.bytes()?;
        Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into())
    }
}

/// Declares a key type of its own for each kind of thing, so that no key is taken for another.
#[macro_export]
macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl From<uuid::Uuid> for $name {
            fn from(key: uuid::Uuid) -> Self { Self(key) }
        }
        impl From<$name> for $crate::store::Value {
            fn from(key: $name) -> Self { key.0.into() }
        }
        impl From<$name> for uuid::Uuid {
            fn from(key: $name) -> Self { key.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
        impl $crate::store::Column for $name {
            fn read(row: &$crate::store::Row, name: &str) -> Result<Self, $crate::store::StoreError> {
                row.get::<uuid::Uuid>(name).map(Self)
            }
        }
    };
}
