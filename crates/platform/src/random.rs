//! The one source of randomness: the operating system's, or a seed for tests.

use rand::{Rng, SeedableRng, TryRng, rngs::SysRng};
use std::sync::{Arc, Mutex};

/// Gives random bytes.
#[derive(Debug, Clone)]
pub struct Random {
    seeded: Option<Arc<Mutex<rand::rngs::Xoshiro256PlusPlus>>>,
}

/// The operating system gave no randomness; nothing secret can be made.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

impl Random {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self { seeded: None }
    }

    /// A repeatable generator for tests; never for secrets that protect anything.
    pub fn seeded(seed: u64) -> Self {
        let generator = rand::rngs::Xoshiro256PlusPlus::seed_from_u64(seed);
        Self { seeded: Some(Arc::new(Mutex::new(generator))) }
    }

    /// `N` random bytes.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system refuses.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        match &self.seeded {
            Some(generator) => generator.lock().map_err(|_| NoRandomness)?.fill_bytes(&mut bytes),
            None => SysRng.try_fill_bytes(&mut bytes).map_err(|_| NoRandomness)?,
        }
        Ok(bytes)
    }
}
