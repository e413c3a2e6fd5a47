//! Why a message is not tried again or cancelled, or working hours are not set.

use crate::{
    permit::{Actor, Verb},
    store::StoreError,
};

/// Why what was decided about messages is refused.
#[derive(Debug, thiserror::Error)]
pub enum OutboxRefusal {
    /// Only administrators and coordinators look after messages.
    #[error("looking after messages is the administrator's and the coordinator's part")]
    NotYours,
    /// No such message, or another authority's.
    #[error("no such message")]
    Unknown,
    /// It was sent, or is being sent.
    #[error("the message was sent already, or is being sent now")]
    Gone,
    /// It was cancelled already.
    #[error("the message was cancelled already")]
    Cancelled,
    /// The person has no address still.
    #[error("the person has no e-mail address yet")]
    NoAddress,
    /// A message is not cancelled without saying why.
    #[error("say why the message shall not leave")]
    NoReason,
    /// These are no working hours.
    #[error("these are no working hours")]
    BadHours,
    /// Working hours stand somewhere.
    #[error("say where the working hours are known from")]
    NoSource,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OutboxRefusal {
    /// The store's failure inside it.
    pub(super) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

/// Messages are looked after by whoever may do so on the whole authority.
pub(super) fn refuse_others(actor: &Actor) -> Result<(), OutboxRefusal> {
    actor.may_everywhere(Verb::ManageOutbox).then_some(()).ok_or(OutboxRefusal::NotYours)
}
