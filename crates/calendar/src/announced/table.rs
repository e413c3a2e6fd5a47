//! A table of days: day, kind, name, legal basis, with or without a heading that names them.

use ddci_vntext::fold;

use super::{Announced, Unsaid, date_from_text};
use crate::{AmendedDay, AmendedKind, DayFault};

/// How far down a heading is looked for: a sheet begins with its title.
const HEADING_WITHIN: usize = 20;

/// Which column holds what.
#[derive(Debug, Clone, Copy)]
struct Columns {
    day: usize,
    kind: Option<usize>,
    name: Option<usize>,
    legal_basis: Option<usize>,
    verified: Option<usize>,
}

impl Columns {
    /// A table without a heading has its columns in this order.
    const UNNAMED: Self =
        Self { day: 0, kind: Some(1), name: Some(2), legal_basis: Some(3), verified: None };

    /// The columns a heading names, in either language; none where it is no heading.
    fn named(row: &[String]) -> Option<Self> {
        let folded: Vec<String> = row.iter().map(|cell| fold(cell.trim())).collect();
        let at = |words: &[&str]| {
            folded.iter().position(|cell| words.iter().any(|word| cell.starts_with(word)))
        };
        let columns = Self {
            day: at(&["ngay", "date", "day"])?,
            kind: at(&["loai", "kind", "type"]),
            name: at(&["ten", "noi dung", "ly do", "name"]),
            legal_basis: at(&["can cu", "van ban", "legal"]),
            verified: at(&["verified", "da doi chieu", "xac minh"]),
        };
        (columns.kind.is_some() || columns.name.is_some()).then_some(columns)
    }
}

/// Reads the rows below the heading, or all where there is none.
pub(super) fn read(rows: Vec<(usize, Vec<String>)>, unsaid: Unsaid<'_>, into: &mut Announced) {
    let heading = rows
        .iter()
        .take(HEADING_WITHIN)
        .enumerate()
        .find_map(|(index, (_, row))| Columns::named(row).map(|columns| (index + 1, columns)));
    let (above, columns) = heading.unwrap_or((0, Columns::UNNAMED));
    for (line, row) in rows.into_iter().skip(above) {
        let blank = row.iter().all(|cell| cell.trim().is_empty());
        let comment = row.first().is_some_and(|cell| cell.starts_with('#'));
        if !blank && !comment {
            match day(&row, columns, unsaid) {
                Ok(day) => into.day(line, &row.join(" | "), day),
                Err((value, what)) => into.fault(line, &value, what),
            }
        }
    }
}

fn day(
    row: &[String],
    columns: Columns,
    unsaid: Unsaid<'_>,
) -> Result<AmendedDay, (String, DayFault)> {
    let cell = |column: Option<usize>| {
        column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
    };
    let typed = cell(Some(columns.day));
    let date = date_from_text(typed).ok_or_else(|| (typed.to_owned(), DayFault::Date))?;
    let kind =
        kind(cell(columns.kind)).ok_or_else(|| (cell(columns.kind).to_owned(), DayFault::Kind))?;
    let legal_basis = match cell(columns.legal_basis) {
        "" => unsaid.legal_basis.trim(),
        named => named,
    };
    let verified = match fold(cell(columns.verified)).as_str() {
        "" => unsaid.verified,
        word => ["yes", "co", "roi", "x"].contains(&word),
    };
    Ok(AmendedDay {
        date,
        kind,
        name: cell(columns.name).to_owned(),
        legal_basis: legal_basis.to_owned(),
        verified,
    })
}

/// The kind in the words of either language: "nghỉ bù", "làm bù", "ngày thường", "off".
fn kind(text: &str) -> Option<AmendedKind> {
    let folded = fold(text);
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if begins(&["nghi", "off", "holiday"]) {
        Some(AmendedKind::Off)
    } else if begins(&["lam", "di lam", "working"]) {
        Some(AmendedKind::Working)
    } else if begins(&["ngay thuong", "binh thuong", "ngay binh thuong", "ordinary"]) {
        Some(AmendedKind::Ordinary)
    } else {
        None
    }
}
