//! What happens by itself: durable, idempotent, deduplicated, visible.
//!
//! * A transition asks for a job in its own transaction by [`Tx::enqueue`]; the key makes two askings
//!   one job. What happens at a time of the day is a [`Chore`]: one job for each chore, authority and
//!   day, so that several nodes do it once and a missed day is caught up with once.
//! * A [`Worker`] on each node takes what is due by one conditional UPDATE with a lease, renews the
//!   lease while it works, tries again after a pause and gives up in the end, the error kept. It
//!   holds no transaction while it works; a job does its own, as [`Actor::Job`].
//! * A node may die in the middle, and its job is then begun anew elsewhere: what a job does must be
//!   so that doing it twice is doing it once. Keys of messages and of further jobs see to that.
//!
//! Taking, renewing and finishing are bookkeeping; what people decide about a job is a transition.
//!
//! [`Actor::Job`]: crate::permit::Actor::Job
//! [`Tx::enqueue`]: crate::store::Tx::enqueue

mod chore;
mod duties;
mod enqueue;
mod job;
mod lease;
mod list;
mod pause;
mod retry;
mod schedule;
mod tidy;
mod worker;

pub use chore::{Chore, ChoreCx, Doing, Fault, Work};
pub use duties::Duties;
pub use enqueue::Job;
pub use job::{JobId, JobRow, JobState};
pub use list::{JobFilter, StateCount, authority_of, counts, jobs, total};
pub use pause::pause;
pub use retry::{JobRefusal, RetryJob};
pub use tidy::Tidy;
pub use worker::{Done, Worker};
