//! The verbs of the room, one file each: check → refusal in words, apply.

mod accept;
mod bind;
mod draft;
mod drop_view;
mod issue;
mod materialise;
mod owned;
mod record;
mod refusal;
mod rename_view;
mod save_view;
mod send_back;
mod settle;
mod submit;
mod view_name;

pub use accept::{Accept, check as may_accept};
pub use bind::BindBody;
pub use draft::DraftPlan;
pub use drop_view::DropView;
pub use issue::{IssuePlan, Issuing, Readiness, readiness};
pub use materialise::{Materialise, Materialised};
pub use record::{NewEvidence, Record, Recorded, check as may_record};
pub use refusal::Refusal;
pub use rename_view::{RenameView, check as may_change_view};
pub use save_view::SaveView;
pub use send_back::{SendBack, check as may_send_back};
pub use settle::Settle;
pub use submit::{Submit, check as may_submit};
