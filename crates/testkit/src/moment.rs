//! Time as tests write it: a wall clock in Vietnam that stands still.

use ddci_platform::clock::{Clock, ZONE};
use jiff::{Timestamp, civil::DateTime};

/// The instant at which the clocks of Vietnam show `local`, "2024-09-18 09:00".
pub fn moment(local: &str) -> Timestamp {
    let local: DateTime = local.parse().expect("a moment is written as 2024-09-18 09:00");
    local.in_tz(ZONE).expect("the zone is bundled").timestamp()
}

/// A clock that stands at `local`, "2024-09-18 09:00", in Vietnam.
pub fn clock(local: &str) -> Clock {
    Clock::fixed(moment(local))
}
