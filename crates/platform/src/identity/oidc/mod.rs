//! Signing in through a provider of identities (OpenID Connect, code flow with PKCE): who the
//! providers are, what is asked of them, and whose account their people open.
//!
//! An account is found by issuer and subject. The first time, by an e-mail that the provider says is
//! verified and that one person of the installation has; or by who is signed in already. No account is
//! made this way.

mod link;
mod outside;
mod provider;
mod talk;
mod visit;

pub use link::{
    LinkProvider, Linked, ProviderLinkId, UnlinkProvider, account_of, account_with_email, links,
};
pub use outside::{Outside, OutsideError};
pub use provider::{Provider, Providers};
pub use talk::{Asked, Claims, TalkError};
pub use visit::{Purpose, Visiting, begin_visit, end_visit};
