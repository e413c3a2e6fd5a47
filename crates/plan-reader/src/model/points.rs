//! Points of a score, exact to the hundredth.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A score in hundredths of a point: 8,79 points are `Points(879)`.
///
/// Scores are printed with two decimals and added up, so they are never held as floating numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i64);

/// Why a text is not a number of points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of points with at most two decimals")]
pub struct InvalidPoints;

impl FromStr for Points {
    type Err = InvalidPoints;

    /// Reads "8,79", "8.79", "8,4" or "8"; Vietnamese writes the decimal mark as a comma.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, decimals) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || !digits(whole) || !digits(decimals) {
            return Err(InvalidPoints);
        }
        let hundredths = match decimals.trim_end_matches('0') {
            "" => 0,
            one if one.len() == 1 => one.parse::<i64>().map_err(|_| InvalidPoints)? * 10,
            two if two.len() == 2 => two.parse::<i64>().map_err(|_| InvalidPoints)?,
            _ => return Err(InvalidPoints),
        };
        Ok(Self(whole.parse::<i64>().map_err(|_| InvalidPoints)? * 100 + hundredths))
    }
}

impl fmt::Display for Points {
    /// Prints the shortest exact decimal with a point: "8.79", "8.4", "8".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(formatter, "{sign}{whole}"),
            tenths if tenths % 10 == 0 => write!(formatter, "{sign}{whole}.{}", tenths / 10),
            hundredths => write!(formatter, "{sign}{whole}.{hundredths:02}"),
        }
    }
}

impl Points {
    /// The nearest floating number: JSON has no other, and two decimals survive it.
    pub fn to_number(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.strip_prefix('-') {
            Some(rest) => rest.parse::<Self>().map(|points| Self(-points.0)),
            None => text.parse(),
        }
        .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_exactly() {
        for (text, hundredths, printed) in
            [("8,79", 879, "8.79"), ("8.4", 840, "8.4"), ("80,56", 8056, "80.56"), ("7", 700, "7")]
        {
            let points: Points = text.parse().unwrap();
            assert_eq!(points, Points(hundredths));
            assert_eq!(points.to_string(), printed);
        }
        assert_eq!(Points(5).to_string(), "0.05");
        assert_eq!(Points(-150).to_string(), "-1.5");
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", ",5", "8,791", "1234567890", "điểm"] {
            assert_eq!(text.parse::<Points>(), Err(InvalidPoints), "{text}");
        }
    }

    #[test]
    fn survives_json() {
        let json = serde_json::to_string(&Points(879)).unwrap();
        assert_eq!(json, "\"8.79\"");
        assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), Points(879));
    }
}
