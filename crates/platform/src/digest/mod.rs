//! The daily digest: one message for each person on a working day, over what is due in every room.
//!
//! A thing is spoken of at the steps of [`ddci_calendar::ReminderSteps`]; what is done, handed in or
//! withdrawn never is. Whoever has nothing to hear gets nothing. The digests of a day are posted in
//! one transaction that also keeps the day, so that no step is said twice or lost, and they leave in
//! the working hours of the authority.

mod choice;
mod chore;
mod gather;
mod refusal;
mod send;
mod steps;
mod tells;
mod text;

pub use choice::{ChooseReminders, without_soon};
pub use chore::DigestChore;
pub use gather::{Asked, Digest, Line, gather, of_person};
pub use refusal::DigestRefusal;
pub use send::{SendDigests, last_day};
pub use steps::{DecidedSteps, SetSteps, steps};
pub use tells::{AllTells, Telling, Tells, Told};
pub use text::{Written, written};
