//! Numbers, letters and bullets at the beginning of a paragraph.

use crate::words::{from, regex};

/// What stands before the words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// "Phần I", "Phần thứ nhất".
    Part(u32),
    /// "II."
    Roman(u32),
    /// "B."
    Capital(u32),
    /// "3.", "2.1.", "2.1.3".
    Decimal(Vec<u32>),
    /// "a)", "b."
    Letter(u32),
    /// "1)", "(1)".
    Bracketed(u32),
    /// "-", "+", "•", "*".
    Bullet(char),
}

impl Mark {
    /// Marks of one kind stand on one level.
    pub fn same_level(&self, other: &Mark) -> bool {
        match (self, other) {
            (Mark::Decimal(own), Mark::Decimal(others)) => own.len() == others.len(),
            (Mark::Bullet(own), Mark::Bullet(others)) => own == others,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    pub fn is_bullet(&self) -> bool {
        matches!(self, Mark::Bullet(_))
    }

    /// The last number of the mark, if it counts.
    pub fn ordinal(&self) -> Option<u32> {
        match self {
            Mark::Part(number)
            | Mark::Roman(number)
            | Mark::Capital(number)
            | Mark::Letter(number)
            | Mark::Bracketed(number) => Some(*number),
            Mark::Decimal(numbers) => numbers.last().copied(),
            Mark::Bullet(_) => None,
        }
    }

    /// How the mark is written in a reference; bullets are counted instead.
    pub fn label(&self) -> Option<String> {
        match self {
            Mark::Part(number) => Some(format!("P{number}")),
            Mark::Roman(number) => Some(roman(*number)),
            Mark::Capital(number) => letter(*number).map(|one| one.to_uppercase().to_string()),
            Mark::Decimal(numbers) => {
                Some(numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
            }
            Mark::Letter(number) => letter(*number).map(String::from),
            Mark::Bracketed(number) => Some(number.to_string()),
            Mark::Bullet(_) => None,
        }
    }
}

/// Letters that number paragraphs, in the Vietnamese order.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

fn letter(number: u32) -> Option<char> {
    LETTERS.chars().nth(usize::try_from(number).ok()?.checked_sub(1)?)
}

fn letter_number(letter: &str) -> Option<u32> {
    let small = letter.to_lowercase();
    let position = LETTERS.chars().position(|one| small == one.to_string())?;
    u32::try_from(position + 1).ok()
}

fn roman(number: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = usize::try_from(number / 10).unwrap_or(0).min(3);
    let ones = usize::try_from(number % 10).unwrap_or(0);
    format!("{}{}", "X".repeat(tens), ONES.get(ones).copied().unwrap_or(""))
}

fn roman_number(text: &str) -> Option<u32> {
    (1..40).find(|number| roman(*number) == text)
}

/// The mark at the beginning of a text, and where the words begin.
pub(crate) fn mark_at(text: &str) -> Option<(Mark, usize)> {
    let indent = text.len() - text.trim_start().len();
    let rest = from(text, indent);
    let found = part(rest)
        .or_else(|| bullet(rest))
        .or_else(|| numbered(rest))
        .or_else(|| lettered(rest))?;
    Some((found.0, indent + found.1))
}

fn part(text: &str) -> Option<(Mark, usize)> {
    let found = regex!(r"^(?i:phần)\s+(?:(?i:thứ)\s+)?(?:([IVX]+|\d{1,2})|((?i:nhất|hai|ba|tư|bốn|năm)))\s*[.:\-–]?\s*").captures(text)?;
    let number = match (found.get(1), found.get(2)) {
        (Some(digits), _) => {
            digits.as_str().parse().ok().or_else(|| roman_number(digits.as_str()))?
        }
        (_, Some(word)) => match word.as_str().to_lowercase().as_str() {
            "nhất" => 1,
            "hai" => 2,
            "ba" => 3,
            "năm" => 5,
            _ => 4,
        },
        _ => return None,
    };
    Some((Mark::Part(number), found.get(0)?.end()))
}

/// Signs used as bullets; all dashes are one.
fn bullet(text: &str) -> Option<(Mark, usize)> {
    let found = regex!(r"^([-–—+•*▪●○◦➢✓►§·■□❖✔➤→⇒➔➜»\u{f0b7}\u{f0a7}\u{f02d}])(?:\s*)(?:\S)")
        .captures(text)?;
    let sign = found.get(1)?;
    let letter = match sign.as_str().chars().next()? {
        '-' | '–' | '—' | '\u{f02d}' => '-',
        '+' => '+',
        '*' => '*',
        _ => '•',
    };
    let after = from(text, sign.end());
    let words = after.trim_start();
    // "-------" is a rule, "-5 điểm" a number.
    if words.starts_with(['-', '–', '_', '*', '+'])
        || (!after.starts_with([' ', '\t']) && words.starts_with(|one: char| one.is_ascii_digit()))
    {
        return None;
    }
    Some((Mark::Bullet(letter), text.len() - words.len()))
}

fn numbered(text: &str) -> Option<(Mark, usize)> {
    if let Some(found) =
        regex!(r"^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)]\s*|[:/]?\s+)(\S)").captures(text)
    {
        let next = found.get(2)?;
        let is_word = next.as_str().starts_with(char::is_alphabetic)
            || next.as_str().starts_with(['“', '"', '(']);
        let dotted = from(text, found.get(1)?.end()).starts_with(['.', ')']);
        if is_word && (dotted || crate::words::starts_with_capital(next.as_str())) {
            let numbers: Vec<u32> =
                found.get(1)?.as_str().split('.').filter_map(|one| one.parse().ok()).collect();
            return Some((Mark::Decimal(numbers), next.start()));
        }
        return None;
    }
    if let Some(found) = regex!(r"^(\d{1,2})\s?([.)/])(\s*)([^\s\d])").captures(text) {
        let (number, sign, next) =
            (found.get(1)?.as_str().parse().ok()?, found.get(2)?.as_str(), found.get(4)?);
        let close =
            found.get(3)?.as_str().is_empty() && !crate::words::starts_with_capital(next.as_str());
        if close && sign != ")" && !next.as_str().starts_with(['“', '"']) {
            return None;
        }
        let mark = if sign == ")" { Mark::Bracketed(number) } else { Mark::Decimal(vec![number]) };
        return Some((mark, next.start()));
    }
    let found = regex!(r"^\((\d{1,2})\)\s*(\S)").captures(text)?;
    Some((Mark::Bracketed(found.get(1)?.as_str().parse().ok()?), found.get(2)?.start()))
}

fn lettered(text: &str) -> Option<(Mark, usize)> {
    if let Some(found) =
        regex!(r"^([IVX]{1,6})\s?(?:[.):]\s*|/\s+|\s[-–]\s+|-\s)([^\s\d/.,;)])").captures(text)
    {
        return Some((Mark::Roman(roman_number(found.get(1)?.as_str())?), found.get(2)?.start()));
    }
    if let Some(found) = regex!(r"^([A-HĐ])\s?(?:[.)]\s*|/\s+)(\S)").captures(text) {
        let number = letter_number(found.get(1)?.as_str())?;
        return Some((Mark::Capital(number), found.get(2)?.start()));
    }
    let found = regex!(r"^\(?([a-zđ])\s?(?:\)\s*|[./]\s+)(\S)").captures(text)?;
    Some((Mark::Letter(letter_number(found.get(1)?.as_str())?), found.get(2)?.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Mark, &str)> {
        mark_at(text).map(|(mark, start)| (mark, from(text, start)))
    }

    #[test]
    fn reads_every_kind_of_mark() {
        assert_eq!(read("II. MỤC TIÊU"), Some((Mark::Roman(2), "MỤC TIÊU")));
        assert_eq!(read("1. Mục đích"), Some((Mark::Decimal(vec![1]), "Mục đích")));
        assert_eq!(read("2.1. Rà soát"), Some((Mark::Decimal(vec![2, 1]), "Rà soát")));
        assert_eq!(read("2.1 Rà soát"), Some((Mark::Decimal(vec![2, 1]), "Rà soát")));
        assert_eq!(read("đ) Thanh tra"), Some((Mark::Letter(5), "Thanh tra")));
        assert_eq!(read("1) Công khai"), Some((Mark::Bracketed(1), "Công khai")));
        assert_eq!(read("–  Công khai"), Some((Mark::Bullet('-'), "Công khai")));
        assert_eq!(read("Phần thứ hai. NHIỆM VỤ"), Some((Mark::Part(2), "NHIỆM VỤ")));
        assert_eq!(read("B. NỘI DUNG"), Some((Mark::Capital(2), "NỘI DUNG")));
    }

    #[test]
    fn knows_what_is_no_mark() {
        for text in [
            "30/6/2025 hoàn thành",
            "8.40 điểm",
            "-------",
            "2025. Trong",
            "24/24 giờ",
            "Công khai",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
