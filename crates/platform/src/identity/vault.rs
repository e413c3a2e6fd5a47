//! Secrets that have to be read again are kept sealed, with a key that is not in the database.

use crate::random::Random;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest, Sha256};

/// How many bytes name the key that something was sealed with.
const NAME_LEN: usize = 4;
/// Bytes of a key.
const KEY_LEN: usize = 32;

/// Why a vault cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultRefusal {
    /// A key is 64 hexadecimal digits.
    #[error("secret key {0} is not 64 hexadecimal digits: `ddci key new` makes one")]
    NoKey(usize),
    /// It was sealed with a key that is not here any more, or for something else.
    #[error(
        "none of the secret keys opens this: was one taken out of the configuration too early?"
    )]
    Closed,
    /// The operating system gave no random bytes.
    #[error("nothing can be sealed")]
    Unsealable,
}

/// The keys of an installation: the first one seals, each of them opens.
#[derive(Clone)]
pub struct Vault(Vec<Key>);

#[derive(Clone)]
struct Key {
    name: [u8; NAME_LEN],
    cipher: LessSafeKey,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault of {} keys", self.0.len())
    }
}

impl Vault {
    /// A vault with these keys, written in hexadecimal; none where there are none.
    ///
    /// # Errors
    /// [`VaultRefusal::NoKey`] with the place of the one that is no key, from 1 on.
    pub fn of(keys: &[String]) -> Result<Option<Self>, VaultRefusal> {
        let keys = keys.iter().enumerate();
        let keys = keys.map(|(i, text)| Key::read(text).ok_or(VaultRefusal::NoKey(i + 1)));
        let keys: Vec<Key> = keys.collect::<Result<_, _>>()?;
        Ok(if keys.is_empty() { None } else { Some(Self(keys)) })
    }

    /// Seals `plain` for one purpose, "second-factor:018f…": it opens for no other.
    ///
    /// # Errors
    /// [`VaultRefusal::Unsealable`].
    pub fn seal(
        &self,
        plain: &[u8],
        about: &str,
        random: &Random,
    ) -> Result<Vec<u8>, VaultRefusal> {
        let key = self.0.first().ok_or(VaultRefusal::Unsealable)?;
        let nonce: [u8; NONCE_LEN] = random.bytes().map_err(|_| VaultRefusal::Unsealable)?;
        let mut text = plain.to_vec();
        key.cipher
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(about.as_bytes()),
                &mut text,
            )
            .map_err(|_| VaultRefusal::Unsealable)?;
        Ok([key.name.as_slice(), &nonce, &text].concat())
    }

    /// Opens what was sealed for that purpose.
    ///
    /// # Errors
    /// [`VaultRefusal::Closed`].
    pub fn open(&self, sealed: &[u8], about: &str) -> Result<Vec<u8>, VaultRefusal> {
        let (name, rest) = sealed.split_first_chunk::<NAME_LEN>().ok_or(VaultRefusal::Closed)?;
        let (nonce, text) = rest.split_first_chunk::<NONCE_LEN>().ok_or(VaultRefusal::Closed)?;
        let key = self.0.iter().find(|key| key.name == *name).ok_or(VaultRefusal::Closed)?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        key.cipher
            .open_in_place(nonce, Aad::from(about.as_bytes()), &mut text)
            .map(|plain| plain.to_vec())
            .map_err(|_| VaultRefusal::Closed)
    }

    /// Whether the key that seals today has sealed this.
    pub fn is_fresh(&self, sealed: &[u8]) -> bool {
        self.0.first().is_some_and(|key| sealed.starts_with(&key.name))
    }
}

impl Key {
    fn read(text: &str) -> Option<Self> {
        let bytes = hex::decode(text.trim()).ok().filter(|bytes| bytes.len() == KEY_LEN)?;
        let cipher = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok()?);
        let name = *Sha256::digest(&bytes).first_chunk::<NAME_LEN>()?;
        Some(Self { name, cipher })
    }
}

#[cfg(test)]
mod tests {
    use super::{Vault, VaultRefusal};
    use crate::random::Random;

    fn vault(keys: &[&str]) -> Vault {
        let keys: Vec<String> = keys.iter().map(|key| key.repeat(32)).collect();
        Vault::of(&keys).unwrap().unwrap()
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let (vault, random) = (vault(&["a1"]), Random::seeded(1));
        let sealed = vault.seal(b"twenty bytes of luck", "second-factor:1", &random).unwrap();

        assert_eq!(vault.open(&sealed, "second-factor:1").unwrap(), b"twenty bytes of luck");
        assert_eq!(vault.open(&sealed, "second-factor:2"), Err(VaultRefusal::Closed));
        for place in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[place] ^= 1;
            assert_eq!(vault.open(&bent, "second-factor:1"), Err(VaultRefusal::Closed), "{place}");
            let cut = vault.open(&sealed[..place], "second-factor:1");
            assert_eq!(cut, Err(VaultRefusal::Closed), "{place}");
        }
    }

    #[test]
    fn an_old_key_opens_and_the_new_one_seals() {
        let random = Random::seeded(1);
        let (old, both, new) = (vault(&["a1"]), vault(&["b2", "a1"]), vault(&["b2"]));
        let sealed = old.seal(b"secret", "x", &random).unwrap();

        assert_eq!(both.open(&sealed, "x").unwrap(), b"secret");
        assert!(!both.is_fresh(&sealed));
        let again = both.seal(b"secret", "x", &random).unwrap();
        assert!(both.is_fresh(&again));
        assert_eq!(new.open(&again, "x").unwrap(), b"secret");
        assert_eq!(new.open(&sealed, "x"), Err(VaultRefusal::Closed));
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        assert!(Vault::of(&[]).unwrap().is_none());
        let good = "0f".repeat(32);
        for wrong in ["", "0f", &"0g".repeat(32), &"0f".repeat(33)] {
            let refusal = Vault::of(&[good.clone(), wrong.to_owned()]).unwrap_err();
            assert_eq!(refusal, VaultRefusal::NoKey(2), "{wrong:?}");
        }
    }
}
