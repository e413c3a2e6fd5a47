//! Calendars under a secret address: made and revoked on `/account` and on a unit's page, asked for
//! by calendar programs, which sign in nowhere.

mod keep;
mod serve;

pub use keep::{make_of_unit, make_own, revoke_of_unit, revoke_own};
pub(super) use keep::{own, section};
pub use serve::show;
