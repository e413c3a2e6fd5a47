//! Keys: UUID version 7, made in Rust from the clock and a source of randomness.

use crate::{
    clock::Clock,
    random::{NoRandomness, Random},
};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The top bit of a key's random part, left clear so that there is room to count up.
const ROOM: u128 = 1 << 61;

/// Makes keys that grow: what one transaction makes later sorts later, within a millisecond too
/// (RFC 9562, section 6.2, method 2), so that lists may be ordered by key.
#[derive(Debug, Clone)]
pub struct Ids {
    clock: Clock,
    random: Random,
    last: Arc<Mutex<Option<u128>>>,
}

impl Ids {
    /// A maker of keys on this clock and this source of randomness.
    pub fn new(clock: Clock, random: Random) -> Self {
        Self { clock, random, last: Arc::default() }
    }

    /// A new key.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn next<Id: From<Uuid>>(&self) -> Result<Id, NoRandomness> {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or_default();
        let random: [u8; 10] = self.random.bytes()?;
        let fresh = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
        let fresh = fresh.as_u128() & !ROOM;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        // A random step, so that the next key cannot be told from the last.
        let step = 1 + (fresh & u128::from(u32::MAX));
        let key = match *last {
            Some(last) if fresh >> 80 <= last >> 80 => last.saturating_add(step),
            _ => fresh,
        };
        *last = Some(key);
        Ok(Uuid::from_u128(key).into())
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

#[cfg(test)]
mod tests {
    use super::Ids;
    use crate::{clock::Clock, random::Random};
    use jiff::Timestamp;
    use uuid::{Uuid, Variant};

    #[test]
    fn keys_grow_within_a_millisecond() {
        let ids = Ids::new(Clock::fixed(Timestamp::UNIX_EPOCH), Random::seeded(1));
        let keys: Vec<Uuid> = (0..10_000).map(|_| ids.next().unwrap()).collect();

        assert!(keys.is_sorted_by(|one, next| one < next));
        for key in keys {
            assert_eq!((key.get_version_num(), key.get_variant()), (7, Variant::RFC4122));
        }
    }
}
