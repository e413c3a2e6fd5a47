//! Every message leaves through here.
//!
//! A transition posts a [`Message`] in its own transaction by [`Tx::post`]: exactly one row for each
//! key. The [`Postman`] of a node delivers it: within the working hours of the authority, or at once
//! what is urgent. A failure is tried again after a pause, under the same Message-ID; a send of which
//! nobody knows whether it arrived is tried once more, never twice. Subjects and texts are in the
//! database alone, never in a log.
//!
//! [`Tx::post`]: crate::store::Tx::post

mod after_restore;
mod cancel;
mod hours;
mod lease;
mod letter;
mod list;
mod message;
mod post;
mod postman;
mod refusal;
mod retry;
mod set_hours;
mod smtp;
mod transport;

pub use after_restore::cancel_waiting;
pub use cancel::CancelMessage;
pub use hours::{NoHours, Spans, WorkingHours, hours};
pub use letter::Letter;
pub use list::{MessageFilter, counts, message, messages, total};
pub use message::{MessageId, MessageRow, MessageState};
pub use post::{Message, To};
pub use postman::{Delivered, Postman};
pub use refusal::OutboxRefusal;
pub use retry::RetryMessage;
pub use set_hours::SetWorkingHours;
pub use smtp::{Security, Smtp, SmtpSettings};
pub use transport::{Folder, NoWay, Outcome, Sending, Transport};
