//! Recovery codes: ten, shown once, kept as hashes, each good once.

use crate::{
    identity::{AccountId, AccountRefusal},
    permit::Actor,
    random::{NoRandomness, Random},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;
use sha2::{Digest, Sha256};

/// How many there are.
const HOW_MANY: usize = 10;
/// The signs of a code (Crockford's base 32): no i, l, o or u to be misread.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Signs of one code: 80 bits, so that a plain hash is not to be guessed.
const SIGNS_OF_ONE: usize = 16;

/// New codes as they are shown: `7h2k-9m0q-t4xz-c8ra`.
#[derive(Clone)]
pub struct RecoveryCodes(Vec<String>);

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes(…)")
    }
}

impl RecoveryCodes {
    /// New ones.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn new(random: &Random) -> Result<Self, NoRandomness> {
        (0..HOW_MANY).map(|_| one(random)).collect::<Result<_, _>>().map(Self)
    }

    /// The codes, for the one who gets them.
    pub fn reveal(&self) -> &[String] {
        &self.0
    }

    /// Keeps these instead of those the account had.
    pub(super) async fn replace(&self, tx: &Tx, account: AccountId) -> Result<(), StoreError> {
        tx.write("DELETE FROM recovery_code WHERE account = $1", values![account.0]).await?;
        for code in &self.0 {
            let sql = "INSERT INTO recovery_code (account, code_hash) VALUES ($1, $2)";
            tx.write(sql, values![account.0, hash(account, code)]).await?;
        }
        Ok(())
    }
}

fn one(random: &Random) -> Result<String, NoRandomness> {
    let bytes: [u8; SIGNS_OF_ONE] = random.bytes()?;
    let sign = |byte: &u8| SIGNS.get(usize::from(byte & 31)).copied().map(char::from);
    let signs: Vec<char> = bytes.iter().filter_map(sign).collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// What is stored of a code, in whatever case and with whatever dashes it was typed.
pub(super) fn hash(account: AccountId, typed: &str) -> String {
    let signs = typed.chars().filter(|c| c.is_ascii_alphanumeric());
    let signs = signs.map(|c| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    });
    let code: String = signs.collect();
    hex::encode(Sha256::digest(format!("{account}:{code}")))
}

/// Gives one's own account new recovery codes; the old ones are worth nothing from then on.
#[derive(Debug)]
pub struct RenewCodes {
    /// The new ones.
    pub codes: RecoveryCodes,
}

impl Transition for RenewCodes {
    const VERB: &'static str = "second_factor.renew_codes";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let account = actor.viewer().ok_or(AccountRefusal::NotYours)?.account;
        let sql = "SELECT account FROM second_factor WHERE account = $1";
        tx.first(sql, values![account.0]).await?.ok_or(AccountRefusal::NoSecondFactor)?;
        self.codes.replace(tx, account).await?;
        Ok(Applied::to(format!("account:{account}"), json!({"codes": HOW_MANY}), ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

#[cfg(test)]
mod tests {
    use super::{RecoveryCodes, hash};
    use crate::{identity::AccountId, random::Random};
    use std::collections::BTreeSet;

    #[test]
    fn ten_codes_differ_and_are_found_however_they_are_typed() {
        let codes = RecoveryCodes::new(&Random::seeded(7)).unwrap();
        let account = AccountId(uuid::Uuid::from_u128(1));

        let all: BTreeSet<&String> = codes.reveal().iter().collect();
        assert_eq!(all.len(), 10);
        for code in all {
            assert_eq!(code.len(), 19, "{code}");
            let kept = hash(account, code);
            assert_eq!(hash(account, &code.to_uppercase().replace('-', " ")), kept);
            assert_eq!(hash(account, &code.replace('0', "O").replace('1', "l")), kept);
            assert_ne!(hash(AccountId(uuid::Uuid::from_u128(2)), code), kept);
        }
    }
}
