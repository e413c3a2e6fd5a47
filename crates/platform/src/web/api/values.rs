//! The values that the API speaks: days, instants, points, texts and whole numbers, each read exactly
//! as its schema says, so that what the document allows is what is taken.

use jiff::{Timestamp, civil::Date};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Error as _, Visitor},
};
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type},
    },
};

/// A day, `2024-06-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

/// An instant in UTC, `2024-06-14T02:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub Timestamp);

/// Points, kept in hundredths and written as a number: 80.56.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hundredths(pub i64);

/// A text that says something, of at most so many characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MOST: usize>(pub String);

/// A whole number within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole<const LEAST: i64, const MOST: i64>(pub i64);

/// How many resources a page of a list holds.
pub type Limit = Whole<1, 200>;

/// Characters of a line or of a text: no control characters but tabs and ends of lines, and one at
/// least that can be seen.
pub const TEXT: &str = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*[^\x00-\x20\x7f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$";

/// Whether a text can name something in a path: letters, digits and a few marks.
pub fn is_line(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

/// What [`TEXT`] says, by hand.
fn is_text(text: &str) -> bool {
    let hidden =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}');
    let blank = |c: char| c.is_whitespace() || c <= ' ';
    !text.chars().any(hidden) && !text.chars().all(blank)
}

fn text_of(format: KnownFormat) -> RefOr<Schema> {
    let schema = ObjectBuilder::new().schema_type(Type::String);
    schema.format(Some(SchemaFormat::KnownFormat(format))).build().into()
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let is_written_out = text.len() == 10;
        let day = text.parse().ok().filter(|_| is_written_out);
        day.map(Self).ok_or_else(|| D::Error::custom("a day is written YYYY-MM-DD"))
    }
}

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        text_of(KnownFormat::Date)
    }
}

impl ToSchema for Day {}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl PartialSchema for Instant {
    fn schema() -> RefOr<Schema> {
        text_of(KnownFormat::DateTime)
    }
}

impl ToSchema for Instant {}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // The double nearest to a number of two decimals is written with these two decimals.
        to.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl PartialSchema for Hundredths {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Number).into()
    }
}

impl ToSchema for Hundredths {}

impl<'de, const MOST: usize> Deserialize<'de> for Text<MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        match is_text(&text) && text.chars().count() <= MOST {
            true => Ok(Self(text)),
            false => Err(D::Error::custom(format!("a text of 1 to {MOST} characters"))),
        }
    }
}

impl<const MOST: usize> PartialSchema for Text<MOST> {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new().schema_type(Type::String);
        schema.min_length(Some(1)).max_length(Some(MOST)).pattern(Some(TEXT)).into()
    }
}

impl<const MOST: usize> ToSchema for Text<MOST> {
    fn name() -> Cow<'static, str> {
        format!("Text{MOST}").into()
    }
}

/// A whole number, however it is written: to JSON Schema 25.0 is one as well.
///
/// # Errors
/// The deserializer's, for whatever is no whole number.
pub fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    struct Number;

    impl Visitor<'_> for Number {
        type Value = i64;

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("a whole number")
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> Result<i64, E> {
            Ok(number)
        }

        fn visit_u64<E: de::Error>(self, number: u64) -> Result<i64, E> {
            i64::try_from(number).map_err(E::custom)
        }

        fn visit_f64<E: de::Error>(self, number: f64) -> Result<i64, E> {
            // Beyond 2^53 a double stands for more than one whole number.
            match number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 {
                true => Ok(number as i64),
                false => Err(E::invalid_value(de::Unexpected::Float(number), &self)),
            }
        }
    }

    from.deserialize_i64(Number)
}

impl<'de, const LEAST: i64, const MOST: i64> Deserialize<'de> for Whole<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = whole(from)?;
        match (LEAST..=MOST).contains(&number) {
            true => Ok(Self(number)),
            false => Err(D::Error::custom(format!("a whole number from {LEAST} to {MOST}"))),
        }
    }
}

impl<const LEAST: i64, const MOST: i64> PartialSchema for Whole<LEAST, MOST> {
    fn schema() -> RefOr<Schema> {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        schema.minimum(Some(LEAST)).maximum(Some(MOST)).into()
    }
}

impl<const LEAST: i64, const MOST: i64> ToSchema for Whole<LEAST, MOST> {
    fn name() -> Cow<'static, str> {
        format!("Whole{LEAST}To{MOST}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Hundredths, Text, Whole};
    use rstest::rstest;
    use serde_json::{from_str, to_string};

    #[rstest]
    #[case::written_out("\"2024-06-14\"", true)]
    #[case::short("\"20240614\"", false)]
    #[case::no_day("\"2024-02-30\"", false)]
    #[case::with_a_time("\"2024-06-14T00:00\"", false)]
    fn a_day_is_written_in_one_way(#[case] text: &str, #[case] is_day: bool) {
        assert_eq!(from_str::<Day>(text).is_ok(), is_day);
    }

    #[rstest]
    #[case::words("\"Đã họp\\n2 lần\"", true)]
    #[case::blank("\" \\u3000\\n\"", false)]
    #[case::empty("\"\"", false)]
    #[case::hidden("\"a\\u0000\"", false)]
    #[case::long("\"123456789012345678901\"", false)]
    fn a_text_says_something(#[case] text: &str, #[case] is_text: bool) {
        assert_eq!(from_str::<Text<20>>(text).is_ok(), is_text);
    }

    #[test]
    fn a_number_stays_within_its_bounds() {
        assert!(from_str::<Whole<1, 5>>("5").is_ok());
        assert!(from_str::<Whole<1, 5>>("5.0").is_ok());
        assert!(from_str::<Whole<1, 5>>("4.5").is_err());
        assert!(from_str::<Whole<1, 5>>("6").is_err());
        assert!(from_str::<Whole<1, 5>>("\"5\"").is_err());
    }

    #[test]
    fn points_are_written_with_their_two_decimals() {
        let written: Vec<String> =
            [8056, 710, 0, 10_000, 6_445].map(|n| to_string(&Hundredths(n)).unwrap()).into();
        assert_eq!(written, ["80.56", "7.1", "0.0", "100.0", "64.45"]);
    }
}
