//! Every message leaves through here.
//!
//! A transition posts a [`Message`] in its own transaction by [`Tx::post`]: exactly one row for each
//! key. The worker of a node delivers it: within the working hours of the authority, or at once what
//! is urgent. A failure is tried again after a pause, under the same Message-ID; a send of which
//! nobody knows whether it arrived is tried once more, never twice. Subjects and texts are in the
//! database alone, never in a log.
//!
//! [`Tx::post`]: crate::store::Tx::post

mod cancel;
mod list;
mod message;
mod post;

pub use cancel::cancel_waiting;
pub use list::{MessageFilter, counts, message, messages, total};
pub use message::{MessageId, MessageRow, MessageState};
pub use post::{Message, To};
