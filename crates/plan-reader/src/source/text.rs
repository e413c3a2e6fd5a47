//! One form for every text, so that rules need not know how it was typed.

/// Returns the text composed (NFC), with plain spaces and hyphens and without invisible letters.
///
/// Tabs and line feeds stay: they tell columns and lines apart.
pub(crate) fn clean(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for letter in ddci_vntext::nfc(text).chars() {
        match letter {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{ad}' => {}
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => result.push(' '),
            '\u{2010}' | '\u{2011}' | '\u{2212}' => result.push('-'),
            '\t' | '\n' => result.push(letter),
            control if control.is_control() => result.push(' '),
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_what_cannot_be_seen() {
        assert_eq!(clean("\u{feff}Kế\u{a0}hoạch\u{200b}\u{2011}a\tb"), "Kế hoạch-a\tb");
        assert_eq!(clean("e\u{302}\u{301}\u{7}"), "ế ");
    }
}
