//! Word tokens: Vietnamese writes every syllable as a word of its own.

/// Returns the runs of letters and digits in the text, in order.
///
/// A mark that joins digits or letters without a space ("30/4", "17/KH-UBND") separates them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_everything_but_letters_and_digits() {
        let found: Vec<&str> = words("UBND các xã, thị trấn: 30/4").collect();
        assert_eq!(found, ["UBND", "các", "xã", "thị", "trấn", "30", "4"]);
    }

    #[test]
    fn finds_nothing_in_marks() {
        assert_eq!(words(" - ./. ").count(), 0);
    }
}
