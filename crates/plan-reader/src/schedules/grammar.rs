//! The order in which statements of time are looked for: whatever is read is covered, so that a
//! later rule cannot read it again.

use jiff::civil::Date;

use super::dates::DAY;
use super::{Statement, events, every, spans};
use crate::model::{Schedule, ScheduleKind};
use crate::words::{between, regex, upto, view};

/// Where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// "Thời gian thực hiện: …" or a cell of that column: everything in it is about time.
    Line,
    /// The task itself: only what says when the work is to be done.
    Own,
}

/// A text of which parts are covered once they are read.
pub(super) struct Sheet {
    pub small: String,
    pub place: Place,
    pub year: i16,
    pub found: Vec<Statement>,
}

impl Sheet {
    /// Records a statement and covers its words.
    pub fn add(&mut self, start: usize, end: usize, kind: ScheduleKind) {
        self.found.push(Statement { kind, start, end });
        self.cover(start, end);
    }

    /// Covers words that are no statement of time.
    pub fn cover(&mut self, start: usize, end: usize) {
        if self.small.is_char_boundary(start) && self.small.is_char_boundary(end) && start < end {
            self.small.replace_range(start..end, &"~".repeat(end - start));
        }
    }

    /// The clause around an offset, up to the next ";" or full stop.
    pub fn clause(&self, offset: usize) -> (usize, usize) {
        let is_end = |letter: char| matches!(letter, ';' | '\n');
        let start = upto(&self.small, offset).rfind(is_end).map_or(0, |index| index + 1);
        let rest = between(&self.small, offset, self.small.len());
        let stop = rest.find(is_end).into_iter().chain(rest.find(". ")).min();
        (start, offset + stop.unwrap_or(rest.len()))
    }
}

/// All statements of time in a text, in the order of their words.
pub(crate) fn statements(text: &str, place: Place, year: i16) -> Vec<Statement> {
    let mut sheet = Sheet { small: view(text), place, year, found: Vec::new() };
    cover_documents(&mut sheet);
    cover_amended(&mut sheet);
    every::read(&mut sheet);
    spans::read(&mut sheet);
    events::read(&mut sheet);
    events::read_throughout(&mut sheet);
    spans::read_whole_year(&mut sheet);
    every::read_unspecified(&mut sheet);
    sheet.found.sort_by_key(|statement| statement.start);
    tidy(sheet.found)
}

/// The date of a document cited is not a time to work by.
fn cover_documents(sheet: &mut Sheet) {
    let cited = regex!(&format!(
        r"(?:số\s*)?\d+[\w.]*\s?[/-]\s?[\w/.-]*\p{{L}}[\w/.-]*,?\s+(?:ngày\s+)(?:{DAY})|{DAY}\s+(?:của|do)\s+(?:thủ tướng|chính phủ|quốc hội|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|ban chấp hành|ban thường vụ|bộ|tỉnh ủy|huyện ủy|thành ủy|trung ương)|giai đoạn\s+20\d\d\s*[-–]\s*20\d\d|nhiệm kỳ\s+20\d\d\s*[-–]\s*20\d\d"
    ));
    let ranges: Vec<(usize, usize)> =
        cited.find_iter(&sheet.small).map(|found| (found.start(), found.end())).collect();
    for (start, end) in ranges {
        sheet.cover(start, end);
    }
}

/// README, "Schedules": an amended date replaces the old one.
fn cover_amended(sheet: &mut Sheet) {
    let amending = regex!(
        r"(?:điều chỉnh|gia hạn|sửa đổi|sửa|lùi|thay đổi|đổi|chuyển|kéo dài)(?:\s+(?:lại|thời hạn|thời gian))?\s+(?:thành|đến|sang|là|tới)\b|(?:điều chỉnh|gia hạn|sửa đổi)\s*:|đính chính"
    );
    let day = regex!(&format!(
        r"(?:trước|chậm nhất|đến hết|xong|hết|muộn nhất)?\s*(?:là\s+|vào\s+)?{DAY}|(?:trong\s+)?(?:quý\s+(?:iv|iii|ii|i|[1-4])|tháng\s+\d{{1,2}})(?:\s*(?:/|năm)\s*20\d\d)?"
    ));
    let places: Vec<usize> = amending.find_iter(&sheet.small).map(|found| found.start()).collect();
    for place in places {
        let (clause_start, _) = sheet.clause(place);
        let before = between(&sheet.small, clause_start, place);
        if let Some(old) = day.find_iter(before).last() {
            let (start, end) = (clause_start + old.start(), clause_start + old.end());
            sheet.cover(start, end);
        }
    }
    let instead = regex!(&format!(
        r"(?:thay cho|thay vì|thay thế)\s+(?:thời hạn\s+|trước\s+|thời gian\s+)*{DAY}"
    ));
    let ranges: Vec<(usize, usize)> =
        instead.find_iter(&sheet.small).map(|found| (found.start(), found.end())).collect();
    for (start, end) in ranges {
        sheet.cover(start, end);
    }
}

/// Drops what another statement says better.
///
/// README, "Schedules": a quota replaces a bare "hằng …" of the same period; "ngay từ đầu năm và
/// thường xuyên" is one statement.
pub(crate) fn tidy(found: Vec<Statement>) -> Vec<Statement> {
    let mut result: Vec<Statement> = Vec::new();
    for statement in &found {
        let repeated = result.iter().any(|known| known.kind == statement.kind);
        if !repeated && !found.iter().any(|other| says_more(&other.kind, &statement.kind)) {
            result.push(statement.clone());
        }
    }
    result
}

/// Whether `better` makes `worse` superfluous.
fn says_more(better: &ScheduleKind, worse: &ScheduleKind) -> bool {
    use ScheduleKind::{Every, Throughout};
    match (better, worse) {
        (Throughout { from: Some(_) }, Throughout { from: None }) => true,
        (
            Every { period, day, quota, .. },
            Every { period: other, day: None, quota: None, strictly_before: false },
        ) => period == other && (day.is_some() || quota.is_some()),
        _ => false,
    }
}

/// A day stated as such, for those who need only that.
pub(super) fn by_date(date: Date, strictly_before: bool) -> ScheduleKind {
    ScheduleKind::ByDate { date, strictly_before }
}

/// Schedules of a task from its line and its own words, without what another says better.
pub(crate) fn merged(stated: &[Schedule], own: &[Schedule]) -> Vec<Schedule> {
    let all: Vec<&Schedule> = stated.iter().chain(own).collect();
    let mut result: Vec<Schedule> = Vec::new();
    for schedule in &all {
        let repeated = result.iter().any(|known| known.kind == schedule.kind);
        if !repeated && !all.iter().any(|other| says_more(&other.kind, &schedule.kind)) {
            result.push((*schedule).clone());
        }
    }
    result
}
