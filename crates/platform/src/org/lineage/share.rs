//! The part of a unit that went one way.

use serde::{Deserialize, Serialize};

/// A part of a unit, in hundredths of a per cent: 1 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Share(i32);

impl Share {
    /// All of it.
    pub const WHOLE: Self = Self(10_000);

    /// So many hundredths of a per cent, where that is a part.
    pub fn new(hundredths: i32) -> Option<Self> {
        (1..=Self::WHOLE.0).contains(&hundredths).then_some(Self(hundredths))
    }

    /// In hundredths of a per cent.
    pub fn hundredths(self) -> i32 {
        self.0
    }

    /// Reads "40", "40 %", "33,33" and "33.33%".
    pub fn typed(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.trim_end_matches('%').replace(',', ".");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
            return None;
        }
        let whole: i32 = whole.parse().ok()?;
        let part: i32 = format!("{part:0<2}").parse().ok()?;
        Self::new(whole.checked_mul(100)?.checked_add(part)?)
    }
}

impl TryFrom<i32> for Share {
    type Error = String;
    fn try_from(hundredths: i32) -> Result<Self, String> {
        Self::new(hundredths).ok_or_else(|| {
            format!("{hundredths} is no share: it is given in hundredths of a per cent, 1 to 10000")
        })
    }
}

impl From<Share> for i32 {
    fn from(share: Share) -> Self {
        share.0
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn shares_are_read_as_they_are_typed() {
        for (text, hundredths) in
            [("40", 4000), ("40 %", 4000), ("33,33", 3333), ("0.5%", 50), ("100", 10_000)]
        {
            assert_eq!(Share::typed(text).map(Share::hundredths), Some(hundredths), "{text}");
        }
        for text in ["", "0", "100,01", "-5", "một nửa", "1.234", "%", "99999999999"] {
            assert_eq!(Share::typed(text), None, "{text}");
        }
    }
}
