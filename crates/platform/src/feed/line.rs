//! One content line of RFC 5545: its value escaped, folded by octets, ended by CRLF.

/// The most octets of a line, its end not counted (RFC 5545, 3.1).
const MOST: usize = 75;

/// A value of type TEXT: what the format uses itself is escaped, a new line is written `\n`, and
/// what no text may hold is left out (3.3.11).
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Puts a line at the end of `to`. Where it is longer than a line may be it goes on in the next one
/// after a blank; a character is never cut, however many octets it has.
pub(super) fn push(to: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars().filter(|c| !matches!(c, '\r' | '\n')) {
        if octets + c.len_utf8() > MOST {
            to.push_str("\r\n ");
            octets = 1;
        }
        to.push(c);
        octets += c.len_utf8();
    }
    to.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{escaped, push};
    use proptest::prelude::*;

    /// Written by the RFC's own words, not by ours: a line that begins with a blank goes on.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    fn unescaped(text: &str) -> String {
        let mut unescaped = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => unescaped.push('\n'),
                    Some(c) => unescaped.push(c),
                    None => panic!("a backslash at the end of {text:?}"),
                },
                ';' | ',' => panic!("a bare {c:?} in {text:?}"),
                c => unescaped.push(c),
            }
        }
        unescaped
    }

    #[test]
    fn a_long_line_goes_on_after_a_blank() {
        let mut text = String::new();
        push(&mut text, &format!("SUMMARY:{}", "đ".repeat(40)));
        // 8 octets of the name leave 67: thirty-three letters of two octets each.
        let expected = format!("SUMMARY:{}\r\n {}\r\n", "đ".repeat(33), "đ".repeat(7));
        assert_eq!(text, expected);
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_it_may_be_and_none_cuts_a_letter(
            line in "[a-zđạắộ😀 ;,:\\\\]{0,400}"
        ) {
            let mut text = String::new();
            push(&mut text, &line);

            prop_assert_eq!(unfolded(&text), format!("{line}\r\n"));
            prop_assert!(text.ends_with("\r\n"));
            for physical in text.split_terminator("\r\n") {
                prop_assert!(physical.len() <= 75, "{} octets", physical.len());
            }
            // Bytes that were cut inside a letter would be no text at all.
            for physical in text.as_bytes().split(|byte| *byte == b'\n') {
                prop_assert!(std::str::from_utf8(physical).is_ok());
            }
        }

        #[test]
        fn what_is_escaped_comes_back(text in any::<String>()) {
            let kept: String =
                text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            prop_assert_eq!(unescaped(&escaped(&text)), kept);
        }

        #[test]
        fn no_value_can_begin_a_line_of_its_own(text in any::<String>()) {
            let mut written = String::new();
            push(&mut written, &format!("SUMMARY:{}", escaped(&text)));
            push(&mut written, &format!("URL:{text}"));
            let lines = unfolded(&written);
            prop_assert_eq!(lines.matches("\r\n").count(), 2);
            prop_assert_eq!(lines.matches('\n').count(), 2);
        }
    }
}
