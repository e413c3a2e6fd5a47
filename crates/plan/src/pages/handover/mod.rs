//! `/handover`: the units that have ended and what each left open; handing that over to the units that
//! follow, seen before it is done; and what nobody looks after.

mod list;
mod orphans;
mod preview;
mod receivers;
mod unit;

pub use list::{back, show as list};
pub use orphans::show as orphans;
pub use unit::{send, show as unit};
