//! The parts of a schedule line, and which of them name a particular work.
//!
//! README, "Schedules": a part of the line that names a particular work ("riêng đánh giá chéo xong
//! trước …") applies only to the paragraph that contains it.

use super::Statement;
use super::grammar::{Place, statements};
use crate::words::{bare, from, regex, view};

/// One part of a schedule line.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub text: String,
    pub statements: Vec<Statement>,
    /// The words that name a work, beside those about time and doing; empty for a general part.
    pub work: Vec<String>,
}

/// The parts of a schedule line.
pub(crate) fn clauses(line: &str, year: i16) -> Vec<Clause> {
    let mut result: Vec<Clause> = Vec::new();
    for text in split(line) {
        let found = statements(&text, Place::Line, year);
        if found.is_empty() && !result.is_empty() {
            continue;
        }
        let work = work_words(&text, &found);
        result.push(Clause { text, statements: found, work });
    }
    result
}

/// Parts end at ";" and before "riêng".
fn split(line: &str) -> Vec<String> {
    let small = view(line);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_i32;
    let apart: Vec<usize> =
        regex!(r"[,.;(]?\s*\briêng\b").find_iter(&small).map(|found| found.start()).collect();
    for (index, letter) in small.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if index > start && (apart.contains(&index) || (letter == ';' && depth <= 0)) {
            parts.push(crate::words::between(line, start, index).to_owned());
            start = index;
        }
    }
    parts.push(from(line, start).to_owned());
    parts
        .into_iter()
        .map(|part| {
            part.trim_matches(|letter: char| matches!(letter, ';' | ' ' | '.' | ',' | '('))
                .to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// The words of a part that are neither about time nor about doing in general.
fn work_words(text: &str, found: &[Statement]) -> Vec<String> {
    let mut small = view(text);
    for statement in found {
        if small.is_char_boundary(statement.start)
            && small.is_char_boundary(statement.end)
            && statement.start < statement.end
        {
            small.replace_range(
                statement.start..statement.end,
                &" ".repeat(statement.end - statement.start),
            );
        }
    }
    let general = regex!(
        r"\b(?:triển khai|thực hiện|hoàn thành|tiến hành|xong|các|nhiệm vụ|nội dung|công việc|việc|trước|ngày|tháng|năm|quý|trong|và|được|ngay|từ|đầu|đến|hết|kịp thời|thường xuyên|liên tục|bằng|nhiều|hình thức|theo|quy định|kế hoạch này|khác|còn lại|riêng|đối với|phải|là|vào|sau|khi|có|định kỳ|hằng|hàng|hoặc|đột xuất|chậm nhất|duy trì|tổ chức|bắt đầu|thời gian|nêu trên|trên|này|tất cả|cả|giai đoạn|để|suốt|từng|phát sinh|lĩnh vực|cơ bản|dự kiến|phấn đấu|cụ thể|điều chỉnh|thành|thời hạn)\b"
    );
    let rest = general.replace_all(&small, " ").into_owned();
    bare(&rest)
        .split(' ')
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_owned)
        .collect()
}
