//! People, accounts, passwords, one-time sign-in links, second factors, sessions, and the limits on guessing.

mod account;
mod api_token;
mod link;
mod password;
mod people;
mod refusal;
mod second;
mod session;
mod staff;
mod throttle;
mod token;
mod vault;

pub use account::{AccountRow, AddAccount, SetDisabled, SetPassword, accounts, by_login, own};
pub use api_token::{
    ApiTokenRefusal, ApiTokenRow, MOST_TOKENS, MakeApiToken, PREFIX as TOKEN_PREFIX,
    RevokeApiToken, TOKEN_LASTS, bearer, of_account as tokens_of, own_tokens,
};
pub use link::{MakeLink, consume};
pub use password::{Password, PasswordRefusal};
pub use people::{
    Appoint, Column, CorrectPerson, EndPosition, Fault, GrantRole, ImportPeople, Imported, Judged,
    Outcome, PeopleFilter, PersonRow, Position, RevokeRole, RowFault, RowTyped,
    count as count_people, fold_names, judge, people, people_after, person, person_behind,
    positions,
};
pub use refusal::AccountRefusal;
pub use second::{
    COMPELLED_BY_DEFAULT, Enrol, Enrolled, HALF_LASTS, Half, Proof, Proved, RecoveryCodes,
    RemoveFactor, RenewCodes, ResetFactor, Secret, SetCompelled, Step, Way, compelled_roles,
    enrolled, half, is_compelled, leave_half, next_step, prove, reseal, start_half,
};
pub use session::{
    Device, LASTS, NewSession, OpenSession, RevokeSession, SessionId, SignOut, devices, viewer,
    viewer_behind, viewer_of,
};
pub use staff::{Staff, staff};
pub use throttle::{Limit, Throttle};
pub use token::Token;
pub use vault::{Vault, VaultRefusal};

/// How long a session's cookie is kept, in seconds.
pub const SESSION_SECONDS: i64 = LASTS.as_secs();

crate::key! {
    /// An account that signs in.
    AccountId
}

crate::key! {
    /// A token of a program; never the secret.
    ApiTokenId
}
