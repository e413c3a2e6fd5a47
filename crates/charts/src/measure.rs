//! How wide a text is, and how it is broken into lines, without a font at hand.

/// Advance widths of U+0020 to U+007E in thousandths of the font size: Be Vietnam Pro 600, the widest
/// face charts are set in, with tabular figures.
const WIDTHS: [u16; 95] = [
    230, 320, 367, 833, 700, 863, 755, 208, 449, 449, 508, 637, 332, 607, 319, 528, 700, 700, 700,
    700, 700, 700, 700, 700, 700, 700, 332, 332, 568, 744, 568, 605, 1014, 758, 698, 778, 743, 634,
    640, 788, 725, 280, 482, 703, 637, 877, 743, 828, 667, 825, 697, 656, 674, 733, 732, 1039, 753,
    701, 664, 489, 515, 489, 594, 724, 260, 652, 662, 624, 662, 611, 401, 654, 600, 285, 292, 584,
    277, 895, 590, 652, 662, 662, 416, 527, 434, 581, 588, 879, 591, 592, 514, 462, 426, 462, 483,
];

/// Vietnamese letters by the letter whose width they have.
const ACCENTED: [(char, &str); 13] = [
    ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
    ('e', "èéẻẽẹêềếểễệ"),
    ('i', "ìíỉĩị"),
    ('o', "òóỏõọôồốổỗộơờớởỡợ"),
    ('u', "ùúủũụưừứửữự"),
    ('y', "ỳýỷỹỵ"),
    ('A', "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"),
    ('E', "ÈÉẺẼẸÊỀẾỂỄỆ"),
    ('I', "ÌÍỈĨỊ"),
    ('O', "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
    ('U', "ÙÚỦŨỤƯỪỨỬỮỰ"),
    ('Y', "ỲÝỶỸỴ"),
    ('D', "Đ"),
];

/// The width of `text` at `size`, in the units of `size`; never too narrow for Vietnamese and ASCII.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) * size / 1000.0
}

fn advance(letter: char) -> u32 {
    let plain = match letter {
        'đ' => 'd',
        '\u{300}'..='\u{36f}' => return 0,
        _ => ACCENTED
            .iter()
            .find(|(_, letters)| !letter.is_ascii() && letters.contains(letter))
            .map_or(letter, |(plain, _)| *plain),
    };
    // Đ, Ơ and Ư carry a bar or horn that stands out.
    let horn = if matches!(letter, 'Đ' | 'đ' | 'Ư' | 'ư') { 45 } else { 0 };
    let index = (plain as usize).wrapping_sub(0x20);
    horn + WIDTHS.get(index).copied().map_or(1000, u32::from)
}

/// Breaks `text` at blanks into at most `most` lines of `room`; what does not fit ends in “…”.
///
/// A word wider than a line is broken inside. Gives at least one line, which may be empty.
pub(crate) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, size) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(word, size, room, &mut lines);
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    shorten(lines, size, room, most.max(1))
}

/// Pushes the full lines of a word that is wider than one, and gives what is left of it.
fn break_word(word: &str, size: f64, room: f64, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut used = 0.0;
    for letter in word.chars() {
        let more = f64::from(advance(letter)) * size / 1000.0;
        if used + more > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push(letter);
        used += more;
    }
    line
}

fn shorten(mut lines: Vec<String>, size: f64, room: f64, most: usize) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && width(&format!("{last}…"), size) > room {
            last.pop();
        }
        *last = format!("{}…", last.trim_end());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};
    use rstest::rstest;

    #[rstest]
    #[case::blank("", &[""])]
    #[case::fits("Cao Lộc", &["Cao Lộc"])]
    #[case::two_lines("Huyện Cao Lộc", &["Huyện", "Cao Lộc"])]
    #[case::too_long("Thiết chế pháp lý và an ninh trật tự", &["Thiết chế", "pháp lý…"])]
    #[case::one_word("MMMMMMMMMM", &["MMMMMM", "MMMM"])]
    #[case::blanks("  Cao \n\t Lộc ", &["Cao Lộc"])]
    fn breaks_into_two_lines(#[case] text: &str, #[case] lines: &[&str]) {
        assert_eq!(wrap(text, 14.0, 75.0, 2), lines);
    }

    #[test]
    fn a_mark_over_a_letter_takes_no_room() {
        assert_eq!(width("Lộc", 14.0), width("Loc", 14.0));
        assert_eq!(width("Lo\u{302}\u{323}c", 14.0), width("Loc", 14.0));
    }

    #[test]
    fn a_line_without_room_still_ends() {
        assert_eq!(wrap("một hai ba", 14.0, 0.0, 2).len(), 2);
    }
}
