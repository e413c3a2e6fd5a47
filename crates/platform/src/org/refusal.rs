//! Why a change of the organisation is refused, and who may make one.

use super::Contact;
use crate::{
    permit::{Actor, Verb},
    store::StoreError,
};
use jiff::civil::Date;

/// What every unit has: a name, and a last day that does not lie before the first.
pub(super) fn check_unit(
    name: &str,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
) -> Result<(), OrgRefusal> {
    if name.trim().is_empty() {
        return Err(OrgRefusal::NoName);
    }
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        return Err(OrgRefusal::EndsBeforeItBegins);
    }
    Ok(())
}

/// Why a change of the organisation is refused.
#[derive(Debug, thiserror::Error)]
pub enum OrgRefusal {
    /// Only administrators change units.
    #[error("changing units is the administrator's part")]
    NotYours,
    /// The code is used by another unit.
    #[error("the code {0:?} is used already; give each unit a code of its own")]
    CodeTaken(String),
    /// A code has 1 to 80 letters, digits, dots or dashes.
    #[error("the code {0:?} is empty, too long or has characters that a code may not have")]
    BadCode(String),
    /// A code that no unit has.
    #[error("no unit has the code {0:?}")]
    NoSuchUnit(String),
    /// A key that no unit of the authority has.
    #[error("there is no such unit")]
    Unknown,
    /// A unit has a name.
    #[error("a unit needs a name")]
    NoName,
    /// It ended before it began.
    #[error("the last day lies before the first")]
    EndsBeforeItBegins,
    /// The unit above would stand below.
    #[error("{0:?} stands below this unit and cannot stand above it")]
    Cycle(String),
    /// Nothing stands above the authority, and it is not outside of itself.
    #[error("this unit is the authority itself: nothing stands above it")]
    IsAuthority,
    /// The name means something else to plans already.
    #[error("the name {name:?} means {by:?} already")]
    AliasTaken {
        /// The name.
        name: String,
        /// The unit or group it means.
        by: String,
    },
    /// Plans cannot know the unit by a name without letters.
    #[error("a name needs letters or digits")]
    EmptyAlias,
    /// The unit does not have that name.
    #[error("the unit has no such name")]
    NoSuchAlias,
    /// Neither a telephone number, an e-mail address nor an address of a place.
    #[error("{:?} cannot be used to reach anybody", .0.value)]
    BadContact(Contact),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Units are the administrator's part.
pub(super) fn refuse_others(actor: &Actor) -> Result<(), OrgRefusal> {
    actor.may_everywhere(Verb::ManageUnits).then_some(()).ok_or(OrgRefusal::NotYours)
}

/// The store's failure inside a refusal.
pub(super) fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
    match error {
        OrgRefusal::Store(error) => Some(error),
        _ => None,
    }
}
