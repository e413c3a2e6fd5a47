//! The secret that an authenticator app and the program share.

use super::{super::VaultRefusal, about};
use crate::{
    identity::{AccountId, Vault},
    random::{NoRandomness, Random},
};
use jiff::Timestamp;
use totp_rs::{Builder, Totp};

/// Bytes of a secret: what RFC 4226 recommends, and what every app takes.
const LEN: usize = 20;

/// A secret of 160 bits.
#[derive(Clone)]
pub struct Secret([u8; LEN]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new secret.
    ///
    /// # Errors
    /// [`NoRandomness`] where the operating system gives no random bytes.
    pub fn new(random: &Random) -> Result<Self, NoRandomness> {
        Ok(Self(random.bytes()?))
    }

    /// The secret of an account, out of the vault.
    ///
    /// # Errors
    /// [`VaultRefusal::Closed`].
    pub fn open(vault: &Vault, sealed: &[u8], account: AccountId) -> Result<Self, VaultRefusal> {
        let plain = vault.open(sealed, &about(account))?;
        plain.try_into().map(Self).map_err(|_| VaultRefusal::Closed)
    }

    /// The secret of an account, for the vault.
    ///
    /// # Errors
    /// [`VaultRefusal::Unsealable`].
    pub fn seal(
        &self,
        vault: &Vault,
        account: AccountId,
        random: &Random,
    ) -> Result<Vec<u8>, VaultRefusal> {
        vault.seal(&self.0, &about(account), random)
    }

    /// As it is typed into an app that has no camera: base 32, in groups of four.
    pub fn text(&self) -> String {
        let text: Vec<char> = totp_rs::Secret::from(self.0).to_base32().chars().collect();
        let groups: Vec<String> = text.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// The address that apps take, `otpauth://totp/…`: the installation and the login stand in it.
    pub fn address(&self, installation: &str, login: &str) -> Option<String> {
        let issuer = installation.split(':').next().unwrap_or_default();
        let named = self.builder().with_issuer(Some(issuer)).with_account_name(login);
        named.build().ok()?.to_url().ok()
    }

    /// The half minute that a code belongs to: this one, the one before or the next.
    pub fn step(&self, code: &str, now: Timestamp) -> Option<i64> {
        let seconds = u64::try_from(now.as_second()).ok()?;
        let step = self.totp()?.check(code, seconds)?;
        i64::try_from(step).ok()
    }

    /// The code of an instant: what an app would show.
    pub fn code(&self, now: Timestamp) -> Option<String> {
        let seconds = u64::try_from(now.as_second()).ok()?;
        Some(self.totp()?.generate(seconds).to_string())
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(totp_rs::Secret::from(self.0)).with_skew(1)
    }

    fn totp(&self) -> Option<Totp> {
        self.builder().build().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use jiff::Timestamp;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_codes_are_those_of_the_rfc() {
        let secret = Secret(*b"12345678901234567890");
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code(at(second)).unwrap(), code, "{second}");
            assert_eq!(secret.step(code, at(second)), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn a_code_counts_one_step_before_and_after_its_own() {
        let secret = Secret(*b"12345678901234567890");
        let code = secret.code(at(3_000)).unwrap();

        let counts = |second| secret.step(&code, at(second)).is_some();
        assert_eq!(
            [2_969, 2_970, 3_000, 3_059, 3_060].map(counts),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn the_address_names_installation_and_login() {
        let secret = Secret(*b"12345678901234567890");

        assert_eq!(secret.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            secret.address("ddci.test:8080", "nguyen.thi.lan").unwrap(),
            "otpauth://totp/ddci.test:nguyen.thi.lan?\
             secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ddci.test"
        );
    }
}
