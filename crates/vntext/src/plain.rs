//! A text as people may write it to each other: nothing in it that nobody sees.

use crate::nfc;

/// The most marks that stand on one letter. Vietnamese needs two, which NFC has joined with it.
const MARKS: usize = 3;

/// The text in NFC, without what turns the direction of writing, what has no width, other controls
/// than new lines and tabs, and without more marks on a letter than any language puts there.
///
/// So no name is read backwards, no word is another one to a program than to its reader, and no
/// letter climbs over the lines above it.
pub fn plain(text: &str) -> String {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let seen: String = text.chars().filter(|c| !is_control(*c) && !is_unseen(*c)).collect();
    let mut marks = 0;
    let mut few_marks = |c: &char| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS
    };
    nfc(&seen).chars().filter(|c| few_marks(c)).collect()
}

/// Signs that turn the direction of writing, join or part letters unseen, or fill no room.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{is_mark, is_unseen, plain};
    use proptest::prelude::*;

    #[test]
    fn what_nobody_sees_is_not_there() {
        for (written, expected) in [
            ("Chị Lan\u{202e}gnohP", "Chị LangnohP"),
            ("@l\u{200b}an", "@lan"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("a\u{300}\u{301}\u{300}\u{301}\u{300}\u{301}\u{300}", "à\u{301}\u{300}\u{301}"),
            ("một\r\nhai\tba\u{7}", "một\nhai\tba"),
            ("\u{feff}Kế\u{ad} hoạch\u{2066}", "Kế hoạch"),
        ] {
            assert_eq!(plain(written), expected, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn once_is_enough(text in any::<String>()) {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once.clone());
            let unseen = once.chars().any(|c| is_unseen(c) || c.is_control() && c != '\n' && c != '\t');
            prop_assert!(!unseen, "{once:?}");
        }

        #[test]
        fn no_letter_carries_a_tower(marks in "[\u{300}-\u{36f}]{0,60}") {
            let written = plain(&format!("a{marks}b"));
            prop_assert!(written.chars().filter(|c| is_mark(*c)).count() <= 3);
        }
    }
}
