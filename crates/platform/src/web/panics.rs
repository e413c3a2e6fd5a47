//! What the log keeps of a panic: where it was, not what it said, because what it says may quote
//! what somebody wrote.

use std::panic;

/// Writes panics to the log instead of standard error. The request that ran into one is answered
/// with a page in words; the program goes on.
pub fn log_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        metrics::counter!("ddci_panics_total").increment(1);
    }));
}
