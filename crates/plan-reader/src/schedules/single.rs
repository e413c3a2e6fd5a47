//! Quarters and months that stand alone or in a row: "Quý I, III", "tháng 4 và tháng 10".

use jiff::civil::Date;

use super::dates::{OF_YEAR, QUARTER, months, quarter, quarter_number};
use super::grammar::{Place, Sheet, by_date};
use super::spans::add_all;
use crate::model::ScheduleKind;
use crate::words::{regex, upto};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Quarter,
    Month,
}

/// "(trong) Quý I/2025", "Quý I, III", "tháng 4/2026 và tháng 10/2026", "đến hết quý II".
pub(super) fn single(sheet: &mut Sheet, unit: Unit) {
    let pattern = match unit {
        Unit::Quarter => regex!(&format!(
            r"(?:(trước\s+)|(đến hết|đến cuối|hết|chậm nhất(?:\s+(?:là|trong|vào))*|muộn nhất(?:\s+(?:là|trong|vào))*|đến|cuối)\s+(?:cuối\s+)?)?(?:trong\s+|vào\s+|xong\s+)?(?:các\s+)?(?:đầu\s+)?(?:quý|q\.?)\s*{QUARTER}((?:\s*(?:,|và|,\s*và)\s*(?:quý\s+)?(?:iv|iii|ii|i|[1-4])\b)*){OF_YEAR}"
        )),
        Unit::Month => regex!(&format!(
            r"(?:(trước\s+)|(đến hết|đến cuối|hết|chậm nhất(?:\s+(?:là|trong|vào))*|muộn nhất(?:\s+(?:là|trong|vào))*|đến|cuối)\s+(?:cuối\s+)?)?(?:trong\s+|vào\s+|xong\s+)?(?:các\s+)?(?:đầu\s+)?tháng\s+(\d{{1,2}})\b((?:\s*(?:,|và|,\s*và)\s*(?:tháng\s+)?\d{{1,2}}\b)*){OF_YEAR}"
        )),
    };
    let matches: Vec<Single> =
        pattern.captures_iter(&sheet.small).filter_map(|one| Single::read(&one)).collect();
    // A year said once holds for the spans listed before it.
    let mut year = sheet.year;
    let mut years: Vec<i16> = Vec::new();
    let mut next_start = usize::MAX;
    for one in matches.iter().rev() {
        let joined =
            next_start != usize::MAX && next_start.saturating_sub(one.end) <= "; và ".len() + 2;
        year = one.year.unwrap_or(if joined { year } else { sheet.year });
        years.push(year);
        next_start = one.start;
    }
    years.reverse();
    let mut found = Vec::new();
    for (one, year) in matches.iter().zip(years) {
        if sheet.place == Place::Own && !one.is_time(&sheet.small, unit) {
            continue;
        }
        one.statements(unit, year, &mut found);
    }
    add_all(sheet, found);
}

/// One mention of a quarter or month, or of several in a row.
struct Single {
    start: usize,
    end: usize,
    strictly_before: bool,
    by_end: bool,
    numbers: Vec<String>,
    year: Option<i16>,
}

impl Single {
    fn read(one: &regex::Captures<'_>) -> Option<Self> {
        let whole = one.get(0)?;
        let mut numbers = vec![one.get(3)?.as_str().to_owned()];
        let more = one.get(4).map_or("", |rest| rest.as_str());
        numbers.extend(
            ddci_vntext::words(more)
                .filter(|word| !matches!(*word, "và" | "quý" | "tháng"))
                .map(str::to_owned),
        );
        Some(Self {
            start: whole.start(),
            end: whole.end(),
            strictly_before: one.get(1).is_some(),
            by_end: one.get(2).is_some(),
            numbers,
            year: one.get(5).and_then(|year| year.as_str().parse().ok()),
        })
    }

    /// In running text a month or quarter is a time to work in only when it is said as one.
    fn is_time(&self, small: &str, unit: Unit) -> bool {
        let before = upto(small, self.start).trim_end();
        let words = crate::words::between(small, self.start, self.end);
        let bound = self.strictly_before
            || self.by_end
            || words.starts_with("trong")
            || words.starts_with("vào")
            || words.starts_with("xong");
        let reported = ["của", "báo cáo", "kết quả", "số liệu", "từ", "giai đoạn", "ngày"]
            .iter()
            .any(|word| before.ends_with(word));
        bound || (!reported && (unit == Unit::Quarter || self.year.is_some()))
    }

    fn statements(&self, unit: Unit, year: i16, found: &mut Vec<(usize, usize, ScheduleKind)>) {
        let spans: Vec<(Date, Date)> = self
            .numbers
            .iter()
            .filter_map(|number| match unit {
                Unit::Quarter => quarter(quarter_number(number)?, year),
                Unit::Month => number.parse().ok().and_then(|month| months(month, month, year)),
            })
            .collect();
        let count = spans.len();
        for (index, (from, due)) in spans.into_iter().enumerate() {
            let kind = match () {
                () if self.strictly_before => by_date(from, true),
                () if self.by_end => by_date(due, false),
                () => ScheduleKind::Within { from, due },
            };
            // Several spans share the words: each takes one byte of them, so that none is lost.
            let last = index + 1 == count;
            found.push((
                self.start + index.min(self.end - self.start - 1),
                if last { self.end } else { self.start },
                kind,
            ));
        }
    }
}
