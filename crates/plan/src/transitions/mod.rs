//! The verbs of the room, one file each: check → refusal in words, apply.

mod accept;
mod bind;
mod draft;
mod issue;
mod materialise;
pub(crate) mod move_dates;
mod owned;
mod record;
mod refusal;
mod send_back;
mod settle;
mod submit;

pub use accept::{Accept, check as may_accept};
pub use bind::BindBody;
pub use draft::DraftPlan;
pub use issue::{IssuePlan, Issuing, Readiness, readiness};
pub use materialise::{Materialise, Materialised};
pub use record::{NewEvidence, Record, Recorded, check as may_record};
pub use refusal::Refusal;
pub use send_back::{SendBack, check as may_send_back};
pub use settle::Settle;
pub use submit::{Submit, check as may_submit};
