//! What a row of a table is.

use super::{Column, Layout};
use crate::source::Row;
use crate::words::{regex, view};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Blank,
    /// The header again, or the numbers of its columns.
    Header,
    /// A row that names the section for those below.
    Group(String),
    /// A sum or a total.
    Total(String),
    /// A remark below the table.
    Note(String),
    /// A row of the body.
    Item,
}

/// What a row is; `next_number` is the number of the row below.
pub(crate) fn kind_of(row: &Row, layout: &Layout, next_number: &str) -> Kind {
    let texts = row.distinct_texts();
    let Some(first) = texts.first() else { return Kind::Blank };
    if layout.is_header(row) || texts.iter().all(|text| regex!(r"^\(\d{1,2}\)$").is_match(text)) {
        return Kind::Header;
    }
    if texts
        .iter()
        .all(|text| text.chars().all(|letter| matches!(letter, '-' | '–' | '.' | '…' | ' ')))
    {
        return Kind::Blank;
    }
    let number = layout.find(Column::Number).map_or("", |column| row.text(column));
    let words: Vec<&str> = texts.iter().copied().filter(|text| *text != number).collect();
    if let Some(note) = words
        .iter()
        .chain(&[*first])
        .find(|text| regex!(r"^\(?(?:\*\s*)?(?:ghi chú|lưu ý|chú thích)\b").is_match(&view(text)))
    {
        return Kind::Note((*note).to_owned());
    }
    // A total may be merged over the column of numbers.
    let label =
        if number.chars().count() > 12 { number } else { words.first().copied().unwrap_or("") };
    if regex!(r"^(?:tổng(?: cộng| số| điểm)\b|tổng\s*:?$|tổng hợp\s*\(|cộng\b|điểm phấn đấu|điểm tổng|tổng cộng|điểm tổng hợp|điểm trung bình|điểm ddci|bình quân)").is_match(&view(label)) && (words.len() > 1 || layout.holds_targets() || view(label).starts_with("tổng cộng")) {
        return Kind::Total(label.to_owned());
    }
    if is_group(row, layout, number, &words, next_number) {
        let text = words.first().map_or_else(|| (*first).to_owned(), |text| (*text).to_owned());
        let labelled = if number.is_empty() || words.is_empty() {
            text
        } else {
            format!("{number}. {text}").replace("..", ".")
        };
        return Kind::Group(labelled);
    }
    Kind::Item
}

/// A row whose only words stand across the columns, or beside a number that others continue.
fn is_group(row: &Row, layout: &Layout, number: &str, words: &[&str], next_number: &str) -> bool {
    let work = layout.find(Column::Work).or_else(|| layout.find(Column::SubIndex));
    let own_cells: Vec<&str> = row
        .cells
        .iter()
        .enumerate()
        .filter(|(column, cell)| {
            !cell.from_left
                && !cell.text.is_empty()
                && !matches!(
                    layout.columns.get(*column),
                    Some(Column::Number | Column::Leader | Column::Target | Column::Past)
                )
        })
        .map(|(_, cell)| cell.text.as_str())
        .collect();
    let spans = row.cells.iter().filter(|cell| cell.from_left && !cell.text.is_empty()).count();
    if own_cells.len() == 1 && spans >= 2 {
        return true;
    }
    if own_cells.is_empty() {
        return !number.is_empty() && ddci_vntext::words(number).count() > 2;
    }
    if own_cells.len() > 1 {
        return false;
    }
    let in_work = work.is_some_and(|column| !row.text(column).is_empty());
    if !in_work {
        return true;
    }
    let roman = regex!(r"^(?:[IVX]+|[A-HĐ])[.)]?$").is_match(number.trim());
    let bare_number = number.trim().trim_end_matches('.');
    let continued = !bare_number.is_empty() && next_number.starts_with(&format!("{bare_number}."));
    roman
        || continued
        || (number.is_empty()
            && row.cells.len() > 2
            && crate::words::is_all_capitals(words.first().copied().unwrap_or("")))
        || (number.is_empty()
            && regex!(r"^(?:[ivx]+[.)]\s|chỉ số\b|\d+\.\s*chỉ số)")
                .is_match(&view(words.first().copied().unwrap_or(""))))
}
