//! States and refusals in words.

use crate::{
    outbox::{MessageState, OutboxRefusal},
    web::{Error, Lang, State, tag, words::t},
};
use maud::Markup;

/// A state in words.
pub(super) fn label(lang: Lang, state: MessageState) -> String {
    match state {
        MessageState::Waiting => t!(lang, "outbox-waiting"),
        MessageState::Sending => t!(lang, "outbox-sending"),
        MessageState::Sent => t!(lang, "outbox-sent"),
        MessageState::NoAddress => t!(lang, "outbox-no-address"),
        MessageState::GivenUp => t!(lang, "outbox-given-up"),
        MessageState::Cancelled => t!(lang, "outbox-cancelled"),
    }
}

/// A state as a mark.
pub(super) fn mark(lang: Lang, state: MessageState) -> Markup {
    let urgency = match state {
        MessageState::Waiting | MessageState::Cancelled => State::Idle,
        MessageState::Sending => State::Info,
        MessageState::Sent => State::Fine,
        MessageState::NoAddress => State::Soon,
        MessageState::GivenUp => State::Late,
    };
    tag(urgency, &label(lang, state))
}

/// A refusal in words, or the page that it leads to.
pub(super) fn refused(lang: Lang, refusal: OutboxRefusal) -> Result<String, Error> {
    Ok(match refusal {
        OutboxRefusal::NotYours => return Err(Error::NotYours),
        OutboxRefusal::Unknown => return Err(Error::NotFound),
        OutboxRefusal::Store(error) => return Err(error.into()),
        OutboxRefusal::Gone => t!(lang, "outbox-gone"),
        OutboxRefusal::Cancelled => t!(lang, "outbox-cancelled-already"),
        OutboxRefusal::NoAddress => t!(lang, "outbox-no-address-yet"),
        OutboxRefusal::NoReason => t!(lang, "outbox-no-reason"),
        OutboxRefusal::BadHours => t!(lang, "outbox-bad-hours"),
        OutboxRefusal::NoSource => t!(lang, "outbox-no-source"),
    })
}
