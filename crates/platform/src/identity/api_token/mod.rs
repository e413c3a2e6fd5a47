//! Tokens of programs: made by a person for part of what they may do, shown once, kept as a hash.
//!
//! Whoever comes with a token is its person as they are today, narrowed to the token's scopes: what
//! was taken from the person is taken from the token, and it ends with the account.

mod list;
mod make;
mod present;
mod refusal;
mod revoke;

pub use list::{ApiTokenRow, of_account, own as own_tokens};
pub use make::{LONGEST as TOKEN_LASTS, MOST as MOST_TOKENS, MakeApiToken};
pub use present::bearer;
pub use refusal::ApiTokenRefusal;
pub use revoke::RevokeApiToken;
pub(super) use revoke::revoke_all;

use crate::permit::Scope;

/// What the text of every token begins with, so that a lost one is recognised.
pub const PREFIX: &str = "ddci_";

/// Scopes as they are stored: words with spaces between.
fn words(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.word()).collect::<Vec<_>>().join(" ")
}

/// Scopes as they were stored; a word of a later version opens nothing.
fn scopes(words: &str) -> Vec<Scope> {
    words.split(' ').filter_map(Scope::from_word).collect()
}
