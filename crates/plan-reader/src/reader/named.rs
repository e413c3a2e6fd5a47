//! Sub-indices as rows and cells of tables name them.

use crate::layout::{Label, label_at};
use crate::sub_indices::{
    TargetItem, heading_name, leader_in_brackets, leader_of, score_in_brackets, score_of,
};
use crate::tables::{Column, Layout};
use crate::words::{regex, view};
use crate::zones::Zone;

/// What follows a table in a sheet: closing, recipients, a section of paragraphs.
pub(super) fn ends_table(row: &crate::source::Row) -> bool {
    row.distinct_texts().first().is_some_and(|text| {
        let start = crate::layout::mark_at(text).map_or(0, |(_, start)| start);
        let words = crate::words::from(text, start);
        regex!(r"^nơi nhận").is_match(&view(text))
            || crate::zones::is_closing(text)
            || (crate::zones::zone_of(words) == Some(Zone::Organisation)
                && ddci_vntext::words(words).count() < 12)
    })
}

/// Whether brackets after a name speak of its target.
pub(super) fn speaks_of_target(text: &str) -> bool {
    regex!(r"\([^)]*(?:mục tiêu|điểm|phấn đấu)[^)]*\)").is_match(&view(text))
}

/// A cell that names a sub-index, with its target and leader on further lines.
pub(super) fn described(cell: &str, year: i16) -> Option<TargetItem> {
    let first = cell.lines().find(|line| !line.trim().is_empty())?;
    let (mark, start) =
        crate::layout::mark_at(first).map_or((None, 0), |(mark, start)| (Some(mark), start));
    let first = crate::words::from(first, start);
    let (own, name) =
        heading_name(first).unwrap_or_else(|| (None, crate::sub_indices::plain_name(first)));
    let whole = cell.replace('\n', " ");
    let leader = cell
        .lines()
        .find_map(|line| {
            label_at(line)
                .filter(|(label, _)| *label == Label::Leader)
                .map(|(_, value)| leader_of(crate::words::from(line, value)))
        })
        .or_else(|| leader_in_brackets(&whole));
    let target = score_in_brackets(&whole, year).or_else(|| inline_score(&whole, year));
    let ordinal = own.or_else(|| mark.as_ref().and_then(crate::layout::Mark::ordinal));
    (ddci_vntext::words(&name).count() >= 2).then_some(TargetItem {
        ordinal,
        name,
        target,
        leader,
        only_followed: target.is_none(),
    })
}

/// "Chỉ số 3: Tiếp cận đất đai - mục tiêu 7,20 điểm".
pub(super) fn inline_score(text: &str, year: i16) -> Option<crate::model::Points> {
    let small = view(text);
    let found = regex!(r"(?:mục tiêu|phấn đấu|đạt)\b[^;]*điểm").find(&small)?;
    score_of(found.as_str(), year)
}

pub(super) fn row_line(row: &crate::source::Row, column: usize) -> u32 {
    row.cells
        .get(column)
        .and_then(|cell| cell.lines.first())
        .map_or(row.first_line, |line| line.number)
}

pub(super) fn item_of(
    row: &crate::source::Row,
    layout: &Layout,
    name: usize,
    target: usize,
    year: i16,
) -> Option<TargetItem> {
    let text = row.text(name).replace('\n', " ");
    let (_, start) =
        crate::layout::mark_at(&text).map_or((None, 0), |(mark, start)| (Some(mark), start));
    let text = crate::words::from(&text, start);
    let (own, name) =
        heading_name(text).unwrap_or_else(|| (None, crate::sub_indices::plain_name(text)));
    // The name of "Chỉ số xanh" is nothing without the word.
    let name = if ddci_vntext::words(&name).count() < 2 && !text.is_empty() {
        text.trim().to_owned()
    } else {
        name
    };
    let number = layout.find(Column::Number).map_or("", |column| row.text(column));
    // In a table of tasks the number counts tasks.
    let ordinal = own.or_else(|| ordinal_in(number).filter(|_| !layout.holds_tasks()));
    let score = row.text(target);
    let points = score_of(score, year)
        .or_else(|| score_of(&format!("{score} điểm"), year))
        .filter(|_| score.chars().any(|letter| letter.is_ascii_digit()));
    let note: String =
        row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
    let only_followed = points.is_none() || regex!(r"không tính|chưa tính").is_match(&view(&note));
    let leader = layout
        .find(Column::Leader)
        .map(|column| leader_of(&row.text(column).replace('\n', " ")))
        .filter(|leader| leader.chars().any(char::is_alphabetic));
    (!name.is_empty() && name.chars().any(char::is_alphabetic)).then_some(TargetItem {
        ordinal,
        name,
        target: points,
        leader,
        only_followed,
    })
}

fn ordinal_in(number: &str) -> Option<u32> {
    let digits = number.trim().trim_end_matches(['.', ')']);
    digits.parse().ok().or_else(|| {
        crate::layout::mark_at(&format!("{digits}. X")).and_then(|(mark, _)| mark.ordinal())
    })
}
