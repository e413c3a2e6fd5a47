//! The providers of an installation, as its configuration names them.

use super::{Outside, OutsideError};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A provider of identities.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its name in addresses: small letters, digits, dashes.
    pub name: String,
    /// What its button says.
    pub title: String,
    /// Its issuer, exactly as it names itself.
    pub issuer: String,
    /// What it knows this installation by.
    pub client_id: String,
    /// The secret it gave this installation.
    pub client_secret: String,
    /// What is asked for beside `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// Whether it stands within the authority's own network: only then is it asked at private
    /// addresses, and without TLS.
    #[serde(default)]
    pub internal: bool,
    /// Whether a second factor it says it has seen (`amr`) counts as ours.
    #[serde(default)]
    pub second_factor: bool,
}

fn usual_scopes() -> Vec<String> {
    vec!["email".to_owned()]
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({}, {})", self.name, self.issuer)
    }
}

impl Provider {
    /// Whether it can be used: a plain name, and TLS but within one's own network.
    fn is_usable(&self) -> bool {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let secure = self.issuer.starts_with("https://");
        !self.name.is_empty() && self.name.bytes().all(plain) && (secure || self.internal)
    }
}

/// The providers, each with the way it is spoken to.
#[derive(Clone, Default)]
pub struct Providers(Arc<Vec<(Provider, Outside)>>);

impl Providers {
    /// The providers of a configuration.
    ///
    /// # Errors
    /// [`OutsideError`] for the first that cannot be used.
    pub fn of(providers: Vec<Provider>) -> Result<Self, OutsideError> {
        let spoken_to = |provider: Provider| {
            if !provider.is_usable() {
                return Err(OutsideError::Unusable(provider.name));
            }
            let outside = Outside::new(provider.internal)?;
            Ok((provider, outside))
        };
        Ok(Self(Arc::new(providers.into_iter().map(spoken_to).collect::<Result<_, _>>()?)))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter().map(|(provider, _)| provider)
    }

    /// The one with that name.
    pub fn named(&self, name: &str) -> Option<(&Provider, &Outside)> {
        let found = self.0.iter().find(|(provider, _)| provider.name == name);
        found.map(|(provider, outside)| (provider, outside))
    }

    /// The one of an issuer.
    pub fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.all().find(|provider| provider.issuer == issuer)
    }
}

#[cfg(test)]
mod tests {
    use super::{Provider, Providers};

    fn provider(name: &str, issuer: &str, internal: bool) -> Provider {
        Provider {
            name: name.to_owned(),
            title: "X".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "ddci".to_owned(),
            client_secret: "a secret".to_owned(),
            scopes: Vec::new(),
            internal,
            second_factor: false,
        }
    }

    #[test]
    fn a_provider_has_a_plain_name_and_tls_but_at_home() {
        for (name, issuer, internal, usable) in [
            ("so-noi-vu", "https://sso.example", false, true),
            ("so-noi-vu", "http://sso.example", false, false),
            ("so-noi-vu", "http://10.0.0.5", true, true),
            ("", "https://sso.example", false, false),
            ("../x", "https://sso.example", false, false),
        ] {
            let made = Providers::of(vec![provider(name, issuer, internal)]);
            assert_eq!(made.is_ok(), usable, "{name:?} {issuer} {internal}");
        }
        let text = format!("{:?}", provider("a", "https://b", false));
        assert!(!text.contains("a secret"), "{text}");
    }
}
