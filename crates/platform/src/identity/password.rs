//! Passwords: Argon2id, 19 MiB, two passes (OWASP's first recommendation of 2024).

use crate::random::{NoRandomness, Random};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use tokio::sync::Semaphore;

/// How many hashes are computed at once: 19 MiB each.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Fewest characters of a password (NIST SP 800-63B-4 asks for 8 beside other factors, 15 alone;
/// sign-in is throttled, so ten).
pub const MIN_LENGTH: usize = 10;
/// Most characters: nobody types more, and hashing longer ones would cost without end.
pub const MAX_LENGTH: usize = 200;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Too short.
    #[error("a password needs at least {MIN_LENGTH} characters")]
    TooShort,
    /// Too long.
    #[error("a password has at most {MAX_LENGTH} characters")]
    TooLong,
    /// It is the login name, or one character again and again.
    #[error("this password is too easy to guess")]
    TooEasy,
    /// It could not be hashed.
    #[error("the password could not be hashed")]
    Unhashable,
}

impl From<NoRandomness> for PasswordRefusal {
    fn from(_: NoRandomness) -> Self {
        Self::Unhashable
    }
}

/// A hashed password in PHC form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Hashes a new password after looking at its length and whether it is too easy.
    ///
    /// # Errors
    /// [`PasswordRefusal`].
    pub async fn new(plain: &str, login: &str, random: &Random) -> Result<Self, PasswordRefusal> {
        let length = plain.chars().count();
        if length < MIN_LENGTH {
            return Err(PasswordRefusal::TooShort);
        }
        if length > MAX_LENGTH {
            return Err(PasswordRefusal::TooLong);
        }
        let first = plain.chars().next();
        if plain.eq_ignore_ascii_case(login) || plain.chars().all(|c| Some(c) == first) {
            return Err(PasswordRefusal::TooEasy);
        }
        let salt: [u8; 16] = random.bytes()?;
        let plain = plain.to_owned();
        hashing(move || {
            let hash = hasher()?.hash_password_with_salt(plain.as_bytes(), &salt);
            hash.map(|hash| Self(hash.to_string())).map_err(|_| PasswordRefusal::Unhashable)
        })
        .await
    }

    /// A stored hash.
    pub fn stored(phc: String) -> Self {
        Self(phc)
    }

    /// What is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `plain` is this password. `None` in place of a password takes the same time, so
    /// that an unknown login is not told apart by it.
    pub async fn verify(stored: Option<Self>, plain: &str) -> bool {
        if plain.chars().count() > MAX_LENGTH {
            return false;
        }
        let plain = plain.to_owned();
        hashing(move || {
            let Some(Self(phc)) = stored else {
                drop(hasher()?.hash_password_with_salt(plain.as_bytes(), &[0; 16]));
                return Ok(false);
            };
            let hash = PasswordHash::new(&phc).map_err(|_| PasswordRefusal::Unhashable)?;
            Ok(hasher()?.verify_password(plain.as_bytes(), &hash).is_ok())
        })
        .await
        .unwrap_or(false)
    }
}

fn hasher() -> Result<Argon2<'static>, PasswordRefusal> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| PasswordRefusal::Unhashable)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn hashing<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PasswordRefusal> + Send + 'static,
) -> Result<T, PasswordRefusal> {
    let _place = PLACES.acquire().await.map_err(|_| PasswordRefusal::Unhashable)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| PasswordRefusal::Unhashable)?
}
