//! People, accounts, passwords, one-time sign-in links, sessions, and the limits on guessing.

mod account;
mod link;
mod password;
mod people;
mod refusal;
mod session;
mod staff;
mod throttle;
mod token;

pub use account::{AccountRow, AddAccount, SetDisabled, SetPassword, accounts, by_login, own};
pub use link::{MakeLink, consume};
pub use password::{Password, PasswordRefusal};
pub use people::{
    Appoint, Column, CorrectPerson, EndPosition, Fault, GrantRole, ImportPeople, Imported, Judged,
    Outcome, PeopleFilter, PersonRow, Position, RevokeRole, RowFault, RowTyped,
    count as count_people, fold_names, judge, people, person, person_behind, positions,
};
pub use refusal::AccountRefusal;
pub use session::{
    Device, LASTS, NewSession, OpenSession, RevokeSession, SessionId, SignOut, devices, viewer,
    viewer_of,
};
pub use staff::{Staff, staff};
pub use throttle::{Limit, Throttle};
pub use token::Token;

/// How long a session's cookie is kept, in seconds.
pub const SESSION_SECONDS: i64 = LASTS.as_secs();

crate::key! {
    /// An account that signs in.
    AccountId
}
