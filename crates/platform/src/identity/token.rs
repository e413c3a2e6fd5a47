//! Secrets handed out once and kept only as a hash.

use crate::random::{NoRandomness, Random};
use sha2::{Digest, Sha256};

/// A secret of 256 bits. Whoever holds its text holds what it opens; stored is only its hash.
#[derive(Clone)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A new secret.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn new(random: &Random) -> Result<Self, NoRandomness> {
        Ok(Self(hex::encode(random.bytes::<32>()?)))
    }

    /// A new secret whose text begins with `prefix`, so that it is recognised where it was lost.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn prefixed(prefix: &str, random: &Random) -> Result<Self, NoRandomness> {
        Ok(Self(format!("{prefix}{}", Self::new(random)?.0)))
    }

    /// A secret that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the one who gets it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored: found by equality of the hash, so that no comparison of secrets leaks time.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(&self.0))
    }
}
