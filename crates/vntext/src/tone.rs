//! Old and new placement of the tone mark: "hoà" and "hòa" are one word.

/// Pairs of letters whose tone mark has two customary places: new placement, then old.
///
/// Each pair has the same number of bytes, so offsets into the text stay valid.
const PAIRS: [([char; 2], [char; 2]); 15] = [
    (['o', 'à'], ['ò', 'a']),
    (['o', 'á'], ['ó', 'a']),
    (['o', 'ả'], ['ỏ', 'a']),
    (['o', 'ã'], ['õ', 'a']),
    (['o', 'ạ'], ['ọ', 'a']),
    (['o', 'è'], ['ò', 'e']),
    (['o', 'é'], ['ó', 'e']),
    (['o', 'ẻ'], ['ỏ', 'e']),
    (['o', 'ẽ'], ['õ', 'e']),
    (['o', 'ẹ'], ['ọ', 'e']),
    (['u', 'ỳ'], ['ù', 'y']),
    (['u', 'ý'], ['ú', 'y']),
    (['u', 'ỷ'], ['ủ', 'y']),
    (['u', 'ỹ'], ['ũ', 'y']),
    (['u', 'ỵ'], ['ụ', 'y']),
];

/// Returns the text in small letters with the tone mark of an open `oa`, `oe`, `uy` on the first
/// vowel ("hoà" → "hòa", "uỷ ban" → "ủy ban").
///
/// A closed syllable has one placement only ("hoàn") and `qu` is a consonant ("quý"): both stay.
/// The result has as many bytes as `text`, so that an offset found in it holds in `text` too;
/// a capital whose small letter is longer or shorter is therefore kept.
pub fn same_tone_placement(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(small_letter_of_same_length).collect();
    let mut result = String::with_capacity(text.len());
    let mut previous = None;
    let mut position = 0;
    while let Some(&letter) = letters.get(position) {
        match open_pair(&letters, position, previous) {
            Some([first, second]) => {
                result.push(first);
                result.push(second);
                previous = Some(second);
                position += 2;
            }
            None => {
                result.push(letter);
                previous = Some(letter);
                position += 1;
            }
        }
    }
    result
}

/// The old placement of the pair that starts at `position`, if the syllable ends with it.
fn open_pair(letters: &[char], position: usize, previous: Option<char>) -> Option<[char; 2]> {
    let pair = [*letters.get(position)?, *letters.get(position + 1)?];
    if letters.get(position + 2).is_some_and(|next| next.is_alphabetic()) {
        return None;
    }
    if pair[0] == 'u' && previous == Some('q') {
        return None;
    }
    PAIRS.iter().find(|(new, _)| *new == pair).map(|(_, old)| *old)
}

fn small_letter_of_same_length(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_the_mark_of_open_syllables() {
        assert_eq!(same_tone_placement("Hoà bình, Uỷ ban, khoẻ"), "hòa bình, ủy ban, khỏe");
        assert_eq!(same_tone_placement("thuỷ lợi"), "thủy lợi");
    }

    #[test]
    fn keeps_closed_syllables_and_qu() {
        assert_eq!(same_tone_placement("Hoàn toàn quý"), "hoàn toàn quý");
    }

    #[test]
    fn keeps_the_number_of_bytes() {
        for text in ["Uỷ ban", "İstanbul", "ẞ", "hoà", "", "QUÝ II", "\u{212a}"] {
            assert_eq!(same_tone_placement(text).len(), text.len(), "{text}");
        }
    }
}
