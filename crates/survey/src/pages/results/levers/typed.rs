//! Numbers as people type them: 9,06, 78 %, 0,25.

use ddci_index::Exact;

/// A number; none where it is none.
pub(super) fn number(text: &str) -> Option<f64> {
    exact(text).map(Exact::to_f64).filter(|value| value.is_finite())
}

/// A share that is typed in per cent, with or without the sign.
pub(super) fn percent(text: &str) -> Option<Exact> {
    let digits = text.trim().trim_end_matches('%').trim_end();
    exact(digits)?.over(Exact::whole(100)).ok()
}

fn exact(text: &str) -> Option<Exact> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{number, percent};

    #[test]
    fn numbers_read_as_they_are_written_here() {
        assert_eq!(number(" 9,06 "), Some(9.06));
        assert_eq!(number("9.06"), Some(9.06));
        assert_eq!(number("chín"), None);
        assert_eq!(percent("78").map(|share| share.to_f64()), Some(0.78));
        assert_eq!(percent("78,5 %").map(|share| share.to_f64()), Some(0.785));
        assert_eq!(percent("78\u{a0}%").map(|share| share.to_f64()), Some(0.78));
        assert_eq!(percent(""), None);
    }
}
