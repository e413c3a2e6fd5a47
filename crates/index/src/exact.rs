//! Fractions without rounding: weights add up to one, points are what they are on paper.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Fault, Rule};

/// A fraction of whole numbers in lowest terms. Arithmetic that leaves 127 bits is an error, never a
/// rounding.
///
/// ```
/// use ddci_index::Exact;
///
/// let total: Exact = "64.45".parse()?;
/// let of_hundred = total.times("100/80".parse()?)?;
/// assert_eq!(of_hundred.to_string(), "80.5625");
/// assert_eq!(of_hundred.rounded(2).to_string(), "80.56");
/// # Ok::<(), ddci_index::Fault>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    above: i128,
    below: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { above: 0, below: 1 };
    /// One.
    pub const ONE: Self = Self { above: 1, below: 1 };

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { above: number as i128, below: 1 }
    }

    /// A fraction.
    ///
    /// # Errors
    /// A denominator that is not above zero.
    pub fn fraction(above: i128, below: i128) -> Result<Self, Fault> {
        if below <= 0 || above == i128::MIN {
            return Err(Fault::new(Rule::Exact, format!("{above}/{below}")));
        }
        let divisor = common(above.abs(), below).max(1);
        Ok(Self { above: above / divisor, below: below / divisor })
    }

    /// The sum.
    ///
    /// # Errors
    /// It does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Fault> {
        let fitting = || {
            let divisor = common(self.below, other.below);
            let left = self.above.checked_mul(other.below / divisor)?;
            let right = other.above.checked_mul(self.below / divisor)?;
            Some((left.checked_add(right)?, self.below.checked_mul(other.below / divisor)?))
        };
        self.made(fitting(), "+", other)
    }

    /// The product.
    ///
    /// # Errors
    /// It does not fit.
    pub fn times(self, other: Self) -> Result<Self, Fault> {
        let fitting =
            || Some((self.above.checked_mul(other.above)?, self.below.checked_mul(other.below)?));
        self.made(fitting(), "*", other)
    }

    /// The difference.
    ///
    /// # Errors
    /// It does not fit.
    pub fn minus(self, other: Self) -> Result<Self, Fault> {
        self.plus(Self { above: -other.above, below: other.below })
    }

    /// The quotient.
    ///
    /// # Errors
    /// It does not fit, or the other is zero.
    pub fn over(self, other: Self) -> Result<Self, Fault> {
        let sign = other.above.signum();
        match sign {
            0 => Err(Fault::new(Rule::Exact, format!("{self} / 0"))),
            _ => self.times(Self { above: other.below * sign, below: other.above.abs() }),
        }
    }

    fn made(self, parts: Option<(i128, i128)>, sign: &str, other: Self) -> Result<Self, Fault> {
        let (above, below) =
            parts.ok_or_else(|| Fault::new(Rule::Exact, format!("{self} {sign} {other}")))?;
        Self::fraction(above, below)
    }

    /// The nearest number with this many decimals; a half goes away from zero. At most 18 decimals
    /// count.
    #[must_use]
    pub fn rounded(self, places: u32) -> Self {
        let unit = 10_i128.pow(places.min(18));
        let (whole, rest) = (self.above / self.below, self.above % self.below);
        let scaled = rest.checked_mul(unit).and_then(|scaled| {
            let (down, left) = (scaled / self.below, scaled % self.below);
            let up = left.abs() >= self.below - left.abs();
            whole.checked_mul(unit)?.checked_add(down + if up { self.above.signum() } else { 0 })
        });
        scaled.and_then(|above| Self::fraction(above, unit).ok()).unwrap_or(self)
    }

    /// The nearest floating-point number, for computing on.
    pub fn to_f64(self) -> f64 {
        self.above as f64 / self.below as f64
    }

    /// The fraction a floating-point number is, digit by digit of its shortest writing.
    ///
    /// # Errors
    /// A number that is not finite, or does not fit.
    pub fn from_f64(value: f64) -> Result<Self, Fault> {
        crate::fault::finite(value, "", "")?;
        format!("{value}").parse()
    }
}

/// A computed score as it is shown: rounded half up to `places`. What lies within 1e-9 below a half
/// counts as the half, since floating point may have lost it on the way.
pub fn shown(value: f64, places: u32) -> f64 {
    let unit = (0..places.min(15)).fold(1.0, |unit, _| unit * 10.0);
    let up = (value.abs() * unit + 0.5 + 1e-9 * unit).floor() / unit;
    if value < 0.0 { -up } else { up }
}

fn common(left: i128, right: i128) -> i128 {
    if right == 0 { left } else { common(right, left % right) }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let wholes = self.above.div_euclid(self.below).cmp(&other.above.div_euclid(other.below));
        wholes.then_with(|| {
            let (left, right) =
                (self.above.rem_euclid(self.below), other.above.rem_euclid(other.below));
            match (left.checked_mul(other.below), right.checked_mul(self.below)) {
                (Some(left), Some(right)) => left.cmp(&right),
                // Both fractions lie in 0..1; compare them the other way up.
                _ if left == 0 || right == 0 => left.cmp(&right),
                _ => {
                    let flip = |above, below| Self { above: below, below: above };
                    flip(right, other.below).cmp(&flip(left, self.below))
                }
            }
        })
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Exact {
    type Err = Fault;

    /// Reads `9.06`, `9,06`, `1/8`, `5 %` and whole numbers.
    fn from_str(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::new(Rule::Form, text);
        let trimmed = text.trim();
        if let Some(share) = trimmed.strip_suffix('%') {
            return share.parse::<Self>()?.over(Self::whole(100));
        }
        if let Some((above, below)) = trimmed.split_once('/') {
            let below: Self = below.parse()?;
            return above.parse::<Self>()?.over(below);
        }
        let (negative, digits) = match trimmed.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, trimmed),
        };
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !numeric(whole) || !numeric(part) || part.len() > 30 {
            return Err(fault());
        }
        let above: i128 = format!("{whole}{part}").parse().map_err(|_| fault())?;
        let below = 10_i128.pow(part.len() as u32);
        Self::fraction(if negative { -above } else { above }, below)
    }
}

impl fmt::Display for Exact {
    /// A decimal where it ends within 18 places, else a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for places in 0..=18 {
            let unit = 10_i128.pow(places);
            if let Some(scaled) =
                (unit % self.below == 0).then(|| self.above.checked_mul(unit / self.below))
            {
                let Some(scaled) = scaled else { break };
                let sign = if scaled < 0 { "-" } else { "" };
                let (whole, part) = (scaled.abs() / unit, scaled.abs() % unit);
                return match places {
                    0 => write!(f, "{sign}{whole}"),
                    _ => write!(f, "{sign}{whole}.{part:0width$}", width = places as usize),
                };
            }
        }
        write!(f, "{}/{}", self.above, self.below)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
