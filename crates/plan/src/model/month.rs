//! A month of a year, as addresses and calendars name it: `2024-09`.

use jiff::{ToSpan, civil::Date};

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Date);

impl Month {
    /// The month in which a day lies.
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.0.last_of_month()
    }

    /// The month after it; itself at the end of time.
    #[must_use]
    pub fn next(self) -> Self {
        self.0.checked_add(1.month()).map_or(self, Self)
    }

    /// The month before it; itself at the beginning of time.
    #[must_use]
    pub fn previous(self) -> Self {
        self.0.checked_sub(1.month()).map_or(self, Self)
    }

    /// Its days.
    pub fn days(self) -> Vec<Date> {
        self.0.series(1.day()).take_while(|day| Self::of(*day) == self).collect()
    }

    /// The months from one day to another.
    pub fn between(from: Date, to: Date) -> Vec<Self> {
        Self::of(from).0.series(1.month()).take_while(|first| *first <= to).map(Self).collect()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl std::str::FromStr for Month {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        if year.len() != 4 || month.len() != 2 {
            return Err(());
        }
        let (year, month) = (year.parse().map_err(drop)?, month.parse().map_err(drop)?);
        Date::new(year, month, 1).map(Self).map_err(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::Month;
    use jiff::civil::date;

    #[test]
    fn a_month_knows_its_neighbours_and_its_days() {
        let february: Month = "2024-02".parse().unwrap();

        assert_eq!((february.first(), february.last()), (date(2024, 2, 1), date(2024, 2, 29)));
        assert_eq!(february.days().len(), 29);
        assert_eq!(february.previous().previous().to_string(), "2023-12");
        assert_eq!(february.next(), Month::of(date(2024, 3, 31)));
        assert_eq!(Month::between(date(2023, 12, 31), date(2024, 2, 1)).len(), 3);
    }

    #[test]
    fn nothing_else_is_a_month() {
        for text in ["", "2024", "2024-13", "2024-9", "24-09", "2024-09-01", "abcd-09"] {
            assert_eq!(text.parse::<Month>(), Err(()), "{text}");
        }
    }
}
