//! Q14: can one person have done so many interviews in a day?

use std::collections::BTreeMap;

use super::judge::{Found, Judge, by_enumerator};
use super::{Column, Evaluation, Mode, RuleId};

/// Notes enumerators with too many visits in a day, and interviews that overlap or follow each other
/// too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLoad {
    /// The most visits in a day. Interviews of unknown mode count as visits.
    pub most: usize,
    /// The shortest time between two interviews, in seconds.
    pub gap: i64,
}

impl Default for DayLoad {
    /// Twelve visits, three minutes (method of the survey, E.3).
    fn default() -> Self {
        Self { most: 12, gap: 180 }
    }
}

impl DayLoad {
    /// Days with too many visits, as days since 1970 and the count.
    fn full_days(&self, own: &[&Evaluation]) -> Vec<String> {
        let mut days: BTreeMap<i64, usize> = BTreeMap::new();
        let visited = |mode: Option<Mode>| mode.is_none_or(|mode| mode == Mode::Visit);
        for fieldwork in own.iter().map(|evaluation| &evaluation.fieldwork) {
            if let Some(start) = fieldwork.started.filter(|_| visited(fieldwork.mode)) {
                *days.entry(start.div_euclid(super::DAY)).or_default() += 1;
            }
        }
        let full = days.into_iter().filter(|(_, count)| *count > self.most);
        full.map(|(day, count)| format!("{count} ({})", date(day))).collect()
    }

    /// Interviews started before the latest end so far and the gap after it, with the seconds between.
    fn crowded(&self, own: &[&Evaluation]) -> Vec<String> {
        let mut crowded = Vec::new();
        let mut latest: Option<(i64, &str)> = None;
        for evaluation in own {
            let fieldwork = &evaluation.fieldwork;
            // A clock that runs backwards is Q12's matter and says nothing of overlaps.
            let span = fieldwork.started.zip(fieldwork.ended).filter(|(start, end)| start <= end);
            let Some((start, end)) = span else { continue };
            if let Some((before, id)) = latest {
                let between = start.saturating_sub(before);
                if between < self.gap {
                    crowded.push(format!("{between} s ({id}, {})", evaluation.id));
                }
            }
            if latest.is_none_or(|(before, _)| before < end) {
                latest = Some((end, &evaluation.id));
            }
        }
        crowded
    }
}

impl Judge for DayLoad {
    fn rule(&self) -> RuleId {
        RuleId::CrowdedDay
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Started, Column::Ended, Column::Enumerator]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let of = |(enumerator, places): (&str, Vec<usize>)| {
            let own: Vec<&Evaluation> =
                places.iter().filter_map(|place| counted.get(*place)).copied().collect();
            let values = self.full_days(&own).into_iter().chain(self.crowded(&own));
            values.map(|value| Found::of(enumerator, value)).collect::<Vec<_>>()
        };
        by_enumerator(counted).into_iter().flat_map(of).collect()
    }
}

/// Year, month and day of a day counted from 1970 (Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms": years begin in March, eras have 400 years).
fn date(day: i64) -> String {
    let day = day + 719_468;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    let year = era * 400 + year + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::date;
    use rstest::rstest;

    #[rstest]
    #[case(0, "1970-01-01")]
    #[case(-1, "1969-12-31")]
    #[case(11_016, "2000-02-29")]
    #[case(19_782, "2024-02-29")]
    #[case(19_783, "2024-03-01")]
    #[case(20_088, "2024-12-31")]
    fn days_have_dates(#[case] day: i64, #[case] expected: &str) {
        assert_eq!(date(day), expected);
    }
}
