//! Why a change of an account or a person is refused.

use super::PasswordRefusal;
use crate::{org::OrgRefusal, store::StoreError};
use jiff::civil::Date;

/// Why a change of an account or a person is refused.
#[derive(Debug, thiserror::Error)]
pub enum AccountRefusal {
    /// Only administrators change accounts.
    #[error("changing accounts is the administrator's part")]
    NotYours,
    /// The login is used already.
    #[error("the login {0:?} is used already; choose another")]
    LoginTaken(String),
    /// A login has 2 to 60 letters, digits, dots, dashes or @.
    #[error(
        "the login {0:?} has characters that a login may not have, or is too short or too long"
    )]
    BadLogin(String),
    /// Nobody signs in under it.
    #[error("no account has the login {0:?}")]
    NoSuchLogin(String),
    /// A person, unit or position that the authority does not have.
    #[error("there is no such person, unit or position")]
    Unknown,
    /// A person has a name.
    #[error("a person needs a name")]
    NoName,
    /// A position has a title.
    #[error("a position needs a title")]
    NoTitle,
    /// One does not change what oneself may do, nor lock oneself out.
    #[error("nobody changes what they themselves may do")]
    OwnAccount,
    /// The principal position is held from today or before.
    #[error("the principal position cannot begin on {0}, which has not come yet")]
    BeginsLater(Date),
    /// The unit does not exist on that day, or stands under another authority.
    #[error("{unit:?} does not exist on {on}, or is another authority's")]
    NoUnitThen {
        /// The unit.
        unit: String,
        /// The day.
        on: Date,
    },
    /// The same position at the same time.
    #[error("they hold the position {0:?} at that time already")]
    HeldAlready(String),
    /// Whoever keeps the accounts decides nothing about plans.
    #[error("whoever keeps the accounts does not issue plans or accept work")]
    MixedHands,
    /// They have the role already.
    #[error("they have this role already")]
    GrantedAlready,
    /// They do not have the role.
    #[error("they do not have this role")]
    NotGranted,
    /// Their role demands the second factor that is to be given up.
    #[error("a role demands a second factor")]
    SecondFactorCompelled,
    /// There is no second factor.
    #[error("there is no second factor")]
    NoSecondFactor,
    /// There is a second factor, which only its owner replaces.
    #[error("there is a second factor already")]
    HasSecondFactor,
    /// The provider's person opens an account already.
    #[error("this person of the provider opens an account already")]
    LinkedAlready,
    /// A row of a list that cannot be imported.
    #[error("row {0} cannot be imported")]
    WrongRow(u32),
    /// The password.
    #[error(transparent)]
    Password(#[from] PasswordRefusal),
    /// The person or unit.
    #[error(transparent)]
    Org(#[from] OrgRefusal),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AccountRefusal {
    /// The store's failure inside it.
    pub(super) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) | Self::Org(OrgRefusal::Store(error)) => Some(error),
            _ => None,
        }
    }
}
