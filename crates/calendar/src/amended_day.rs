//! A day that an authority decides on, on top of what is shipped.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Calendar, SpecialDay, SpecialKind};

/// The longest name of a day, in characters.
pub const MAX_NAME: usize = 200;
/// The longest citation of an act, in characters.
pub const MAX_LEGAL_BASIS: usize = 300;
/// The years a day may lie in: beyond them a date is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// What an authority says a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendedKind {
    /// A holiday, a compensation day, or a weekday swapped off.
    Off,
    /// A day of the weekend that is worked.
    Working,
    /// A day like any other of the week, whatever was said before.
    Ordinary,
}

impl AmendedKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Off, Self::Working, Self::Ordinary];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Working => "working",
            Self::Ordinary => "ordinary",
        }
    }

    /// The kind with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A day that an authority decides on, and the act that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedDay {
    /// The day itself.
    pub date: Date,
    /// What it is from now on.
    pub kind: AmendedKind,
    /// Its name, as people type it; an ordinary day may have none.
    pub name: String,
    /// The act that makes it so, as it is cited.
    pub legal_basis: String,
    /// Whether somebody has held it against that act.
    pub verified: bool,
}

/// What can be wrong with a day that is announced, whoever typed or sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum DayFault {
    /// Neither 30/4/2026 nor 2026-04-30.
    #[error("not a date")]
    Date,
    /// A year before 2000 or after 2100.
    #[error("a year from 2000 to 2100")]
    Year,
    /// Neither off, nor working, nor ordinary.
    #[error("neither off, nor working, nor ordinary")]
    Kind,
    /// A day off or a working day without a name.
    #[error("the name is missing")]
    Name,
    /// No act is named.
    #[error("the legal basis is missing")]
    LegalBasis,
    /// Longer than [`MAX_NAME`] or [`MAX_LEGAL_BASIS`].
    #[error("too long")]
    TooLong,
    /// Only a Saturday or Sunday is worked in exchange for another day.
    #[error("not a day of the weekend")]
    NotWeekend,
    /// The day was named before.
    #[error("the day stands there already")]
    Twice,
    /// The last day lies before the first.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// More days in one go than any holiday has.
    #[error("more than 31 days at once")]
    SpanTooLong,
    /// An hour, where a whole day is asked for.
    #[error("not a whole day")]
    NotWholeDay,
    /// A rule of repetition: each year's day is announced by itself.
    #[error("repeats")]
    Repeats,
    /// Something that was opened is not closed: an event, a quoted field.
    #[error("not closed")]
    NotClosed,
    /// The bytes are no UTF-8.
    #[error("not in UTF-8")]
    Encoding,
    /// More than is read in one go.
    #[error("too much at once")]
    TooMuch,
}

impl AmendedDay {
    /// Whether it can stand in a calendar.
    ///
    /// # Errors
    /// The [`DayFault`].
    pub fn check(&self) -> Result<(), DayFault> {
        if !YEARS.contains(&self.date.year()) {
            return Err(DayFault::Year);
        }
        // Bộ luật Lao động 2019, điều 111 khoản 3 and the yearly swaps: only the weekly day of rest
        // is worked in exchange; a worked weekday is an ordinary one.
        if self.kind == AmendedKind::Working && !is_weekend(self.date) {
            return Err(DayFault::NotWeekend);
        }
        if self.kind != AmendedKind::Ordinary && self.name.trim().is_empty() {
            return Err(DayFault::Name);
        }
        if self.legal_basis.trim().is_empty() {
            return Err(DayFault::LegalBasis);
        }
        let long = |text: &str, most: usize| text.chars().nth(most).is_some();
        if long(&self.name, MAX_NAME) || long(&self.legal_basis, MAX_LEGAL_BASIS) {
            return Err(DayFault::TooLong);
        }
        Ok(())
    }

    /// The special day it makes; none where it is an ordinary one.
    fn special(&self) -> Option<SpecialDay> {
        let kind = match self.kind {
            AmendedKind::Off => SpecialKind::Off,
            AmendedKind::Working => SpecialKind::Working,
            AmendedKind::Ordinary => return None,
        };
        Some(SpecialDay {
            date: self.date,
            kind,
            name_vi: self.name.clone(),
            name_en: self.name.clone(),
            legal_basis: self.legal_basis.clone(),
            verified: self.verified,
        })
    }
}

impl Calendar {
    /// This calendar with what an authority decided on top; of two entries for one date the later
    /// holds.
    #[must_use]
    pub fn amended<'a>(&self, days: impl IntoIterator<Item = &'a AmendedDay>) -> Self {
        let mut special: Vec<Option<SpecialDay>> = self.days().cloned().map(Some).collect();
        for day in days {
            special.retain(|known| known.as_ref().is_none_or(|known| known.date != day.date));
            special.push(day.special());
        }
        Self::new(special.into_iter().flatten())
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
