//! How long to wait after a failure.

use jiff::SignedDuration;

/// The longest pause.
const LONGEST: i64 = 2 * 3_600;

/// The pause after that many attempts have failed: a minute, then twice as long each time, two hours
/// at most.
pub fn pause(attempts: i32) -> SignedDuration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(7);
    SignedDuration::from_secs((60 << doublings).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn pauses_grow_and_end() {
        let minutes = |attempts| pause(attempts).as_secs() / 60;
        let all: Vec<i64> = (0..10).map(minutes).collect();
        assert_eq!(all, [1, 1, 2, 4, 8, 16, 32, 64, 120, 120]);
        assert_eq!(minutes(i32::MAX), 120);
    }
}
