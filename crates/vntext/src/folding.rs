//! Unicode forms: composed for keeping, folded for searching.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the composed form (NFC), in which one Vietnamese letter is one character.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the text in small letters without any diacritic; `đ` becomes `d`.
///
/// Unicode does not decompose `đ`, so it is mapped by hand.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_decomposed_letters() {
        assert_eq!(nfc("e\u{302}\u{301}"), "ế");
    }

    #[test]
    fn folds_every_tone_and_the_barred_d() {
        assert_eq!(fold("ỦY BAN NHÂN DÂN"), "uy ban nhan dan");
        assert_eq!(fold("Đăng ký, đất đai"), "dang ky, dat dai");
        assert_eq!(fold("e\u{302}\u{301}"), "e");
    }

    #[test]
    fn leaves_other_text_alone() {
        assert_eq!(fold("17/KH-UBND"), "17/kh-ubnd");
        assert_eq!(fold(""), "");
    }
}
