//! What is asked of a provider and what is believed of its answer.

use super::{Outside, OutsideError, Provider};
use crate::{clock::Clock, identity::Token};
use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AccessToken, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SubjectIdentifier, TokenResponse,
    core::{
        CoreAuthPrompt, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreResponseType, CoreUserInfoClaims,
    },
};
use sha2::{Digest, Sha256};

/// Signatures that are believed: with a key pair, never with a shared secret, never none.
const SIGNATURES: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider calls several factors, or one that is held in the hand (RFC 8176).
const SECOND: [&str; 4] = ["mfa", "otp", "hwk", "sc"];

/// How far a provider's clock may be from ours.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_secs(60);

/// Why a provider's answer is no answer.
#[derive(Debug, thiserror::Error)]
pub enum TalkError {
    /// It was not reached, or answered with an error of its own.
    #[error("the provider cannot be used now: {0}")]
    Down(String),
    /// What it answered does not prove who somebody is.
    #[error("the provider's answer is not believed: {0}")]
    Unbelieved(String),
}

/// What is believed of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The provider's key of them.
    pub subject: String,
    /// Their e-mail, where the provider says that it is verified.
    pub email: Option<String>,
    /// Whether the provider has seen a second factor.
    pub second_factor: bool,
    /// When they showed the provider who they are, where it says so.
    pub shown_at: Option<Timestamp>,
}

/// One question to a provider. State, nonce and verifier follow from a secret that only the browser
/// keeps, so that nothing in the database answers in its place.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The provider.
    pub provider: &'a Provider,
    /// The way it is spoken to.
    pub outside: &'a Outside,
    /// Where it sends the browser back to.
    pub back: String,
    /// The secret that the browser keeps.
    pub secret: &'a Token,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Asked<'_> {
    /// The address to send the browser to; `anew` has the provider ask who sits there.
    ///
    /// # Errors
    /// [`TalkError::Down`].
    pub async fn address(&self, anew: bool) -> Result<String, TalkError> {
        let client = self.client().await?;
        let (state, nonce) = (self.state(), self.derived("nonce"));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&self.verifier());
        let mut request = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(challenge)
            .add_scopes(self.provider.scopes.iter().cloned().map(Scope::new));
        if anew {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(std::time::Duration::from_secs(0));
        }
        Ok(request.url().0.to_string())
    }

    /// The state that has to come back.
    pub fn state(&self) -> String {
        self.derived("state")
    }

    /// Exchanges a code for what is believed of whoever brought it.
    ///
    /// # Errors
    /// [`TalkError`].
    pub async fn claims(&self, code: String, clock: &Clock) -> Result<Claims, TalkError> {
        let client = self.client().await?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(down)?
            .set_pkce_verifier(self.verifier())
            .request_async(self.outside)
            .await
            .map_err(|error| match error {
                openidconnect::RequestTokenError::ServerResponse(said) => {
                    TalkError::Unbelieved(said.to_string())
                }
                other => down(other),
            })?;
        let now = clock.now();
        let in_time =
            move || chrono::DateTime::from_timestamp(now.as_second(), 0).unwrap_or_default();
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(in_time);
        let token = tokens.id_token().ok_or_else(|| unbelieved("no id token"))?;
        let claims =
            token.claims(&verifier, &Nonce::new(self.derived("nonce"))).map_err(unbelieved)?;
        if claims.issue_time().timestamp() > (now + CLOCKS_DIFFER).as_second() {
            return Err(unbelieved("issued in the future"));
        }
        let mut believed = believed(claims);
        if claims.email().is_none() {
            let access = tokens.access_token().clone();
            believed.email = self.email_besides(&client, access, claims.subject()).await;
        }
        Ok(believed)
    }

    /// The verified e-mail that a provider keeps for its own endpoint of claims; none where that does
    /// not answer: nobody is found by it then.
    async fn email_besides(
        &self,
        client: &Client,
        access: AccessToken,
        subject: &SubjectIdentifier,
    ) -> Option<String> {
        let request = client.user_info(access, Some(subject.clone())).ok()?;
        let told: Result<CoreUserInfoClaims, _> = request.request_async(self.outside).await;
        let told = told.map_err(|error| tracing::warn!(%error, "provider.no_claims")).ok()?;
        let email = told.email().filter(|_| told.email_verified() == Some(true))?;
        Some(email.as_str().to_owned())
    }

    async fn client(&self) -> Result<Client, TalkError> {
        let issuer = IssuerUrl::new(self.provider.issuer.clone()).map_err(down)?;
        let metadata =
            CoreProviderMetadata::discover_async(issuer, self.outside).await.map_err(down)?;
        let id = ClientId::new(self.provider.client_id.clone());
        let secret = ClientSecret::new(self.provider.client_secret.clone());
        let back = RedirectUrl::new(self.back.clone()).map_err(down)?;
        Ok(CoreClient::from_provider_metadata(metadata, id, Some(secret)).set_redirect_uri(back))
    }

    fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.derived("verifier"))
    }

    fn derived(&self, what: &str) -> String {
        hex::encode(Sha256::digest(format!("{what}:{}", self.secret.reveal())))
    }
}

fn believed(claims: &CoreIdTokenClaims) -> Claims {
    let verified = claims.email_verified() == Some(true);
    let methods = claims.auth_method_refs();
    let second =
        |method: &openidconnect::AuthenticationMethodReference| SECOND.contains(&method.as_str());
    Claims {
        subject: claims.subject().to_string(),
        email: claims.email().filter(|_| verified).map(|email| email.as_str().to_owned()),
        second_factor: methods.is_some_and(|methods| methods.iter().any(second)),
        shown_at: claims.auth_time().and_then(|at| Timestamp::from_second(at.timestamp()).ok()),
    }
}

fn down(error: impl std::error::Error) -> TalkError {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    TalkError::Down(text)
}

fn unbelieved(error: impl ToString) -> TalkError {
    TalkError::Unbelieved(error.to_string())
}

impl From<OutsideError> for TalkError {
    fn from(error: OutsideError) -> Self {
        down(error)
    }
}
