//! What each column of a table holds, by its header.

use crate::source::{Row, Table};
use crate::words::{bare, regex, view};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Number,
    SubIndex,
    Work,
    Lead,
    Coordinator,
    Schedule,
    Leader,
    /// Who receives a report.
    Receiver,
    Target,
    /// Score, rank or result of another year.
    Past,
    Other,
    /// No header.
    Unnamed,
}

/// The columns of a table and how many rows its header has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    pub columns: Vec<Column>,
    /// The rows above the header: a title within the table or the sheet.
    pub above: usize,
    /// The first row after the header.
    pub body: usize,
    /// The header's texts, to know it again after a page break.
    pub header: Vec<String>,
}

impl Layout {
    pub fn find(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == wanted)
    }

    pub fn all(&self, wanted: Column) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| **column == wanted)
            .map(|(index, _)| index)
    }

    pub fn has(&self, wanted: Column) -> bool {
        self.find(wanted).is_some()
    }

    /// Tasks stand in it: work, and somebody or some time for it.
    pub fn holds_tasks(&self) -> bool {
        self.has(Column::Work)
            && (self.has(Column::Lead)
                || self.has(Column::Schedule)
                || self.has(Column::Coordinator))
    }

    /// Targets stand in it.
    pub fn holds_targets(&self) -> bool {
        let says = self.has(Column::Target)
            || (self.has(Column::Leader) && self.has(Column::SubIndex) && !self.holds_tasks());
        says && (self.has(Column::SubIndex) || (self.has(Column::Work) && !self.holds_tasks()))
    }

    /// Duties to report stand in it: to whom, and by when.
    pub fn holds_reports(&self) -> bool {
        self.has(Column::Receiver) && self.has(Column::Schedule)
    }

    /// Whether a row repeats the header after a page break.
    pub fn is_header(&self, row: &Row) -> bool {
        let texts = header_texts(row);
        !texts.is_empty() && texts.iter().all(|text| self.header.contains(text))
    }
}

fn header_texts(row: &Row) -> Vec<String> {
    row.distinct_texts().into_iter().map(bare).filter(|text| !text.is_empty()).collect()
}

/// How far down a header may stand: a sheet begins with its title and authority.
const DEEPEST_HEADER: usize = 60;

/// The columns of a table, if one of its first rows is a header.
pub(crate) fn layout_of(table: &Table, year: i16) -> Option<Layout> {
    let first = table.rows.iter().take(DEEPEST_HEADER).position(|row| named(row, year) >= 2)?;
    let width = table.width();
    let mut columns: Vec<String> = vec![String::new(); width];
    let mut header = Vec::new();
    let mut body = first;
    for (index, row) in table.rows.iter().enumerate().skip(first) {
        let continues = index == first || (index <= first + 2 && continues_header(row, year));
        if !continues {
            break;
        }
        for (column, cell) in row.cells.iter().enumerate() {
            if let Some(text) = columns.get_mut(column)
                && !(cell.from_above && text.ends_with(&cell.text))
            {
                text.push(' ');
                text.push_str(&cell.text);
            }
        }
        header.extend(header_texts(row));
        body = index + 1;
    }
    while table.rows.get(body).is_some_and(is_column_numbers) {
        body += 1;
    }
    let columns = columns.iter().map(|text| column_of(&view(text), year)).collect();
    Some(Layout { columns, above: first, body, header })
}

fn named(row: &Row, year: i16) -> usize {
    let texts = row.distinct_texts();
    // A header is short words; a row of tasks is not.
    if texts.iter().any(|text| ddci_vntext::words(text).count() > 14) || texts.len() < 2 {
        return 0;
    }
    let mut kinds: Vec<Column> = texts
        .iter()
        .map(|text| column_of(&view(text), year))
        .filter(|column| !matches!(column, Column::Other | Column::Unnamed))
        .collect();
    kinds.dedup();
    // A cell that is a plain value betrays a row of the body.
    let is_value = texts.iter().any(|text| regex!(r"^\d{1,3}(?:[,.]\d+)?$").is_match(text));
    if is_value { 0 } else { kinds.len() }
}

/// The second row of a header: parts of columns that the first one spans.
fn continues_header(row: &Row, year: i16) -> bool {
    if row.repeated_header {
        return true;
    }
    let own: Vec<&str> = row
        .cells
        .iter()
        .filter(|cell| !cell.from_above && !cell.from_left && !cell.text.is_empty())
        .map(|cell| cell.text.as_str())
        .collect();
    // One text over the whole width is a section of the table.
    if own.len() == 1
        && row.cells.iter().filter(|cell| cell.from_left).count() + 1 >= row.cells.len()
    {
        return false;
    }
    let short = own.iter().all(|text| ddci_vntext::words(text).count() <= 6);
    let words = own
        .iter()
        .filter(|text| {
            column_of(&view(text), year) != Column::Other
                && column_of(&view(text), year) != Column::Unnamed
        })
        .count();
    let merged = row.cells.iter().any(|cell| cell.from_above);
    let scores = own.iter().any(|text| {
        regex!(r"^(?:điểm(?: số)?|thứ hạng|xếp hạng|hạng|năm 20\d\d|20\d\d)$").is_match(&view(text))
    });
    short
        && !own.is_empty()
        && ((words >= 1 && (merged || words == own.len())) || (scores && (merged || own.len() > 1)))
        && !own.iter().any(|text| regex!(r"^\d{1,2}(?:[,.]\d+)?$|^[IVX]+$").is_match(text))
}

/// "(1) (2) (3)" under a header.
fn is_column_numbers(row: &Row) -> bool {
    let texts = row.distinct_texts();
    !texts.is_empty()
        && texts
            .iter()
            .all(|text| regex!(r"^\(?\d{1,2}\)?(?:\s*=.*)?$|^\(?[a-dA-D]\)?$").is_match(text))
        && texts.len() >= 2
}

fn column_of(header: &str, year: i16) -> Column {
    let header = header.trim();
    let is = |pattern: &regex::Regex| pattern.is_match(header);
    if header.is_empty() {
        return Column::Unnamed;
    }
    if is(regex!(r"^(?:stt|tt|số tt|số thứ tự|mã số|mã|mã nv|mã nhiệm vụ|ký hiệu|số)$"))
    {
        return Column::Number;
    }
    if is(regex!(r"nơi nhận|nơi gửi|(?:cơ quan|đơn vị) (?:nhận|tiếp nhận)")) {
        return Column::Receiver;
    }
    if is(regex!(
        r"phối hợp|(?:đơn vị|cơ quan|bộ phận|phòng)[^/]*(?:liên quan|tham gia|cùng thực hiện)"
    )) && !is(regex!(r"chủ trì[,/ ]+(?:và )?phối hợp"))
    {
        return Column::Coordinator;
    }
    if is(regex!(r"lãnh đạo|đồng chí|người chỉ đạo|^chỉ đạo|^(?:người |đ/c )?phụ trách$"))
    {
        return Column::Leader;
    }
    if is(regex!(
        r"chủ trì|đầu mối|(?:đơn vị|cơ quan|bộ phận|phòng|người|tổ chức|cá nhân).*(?:thực hiện|phụ trách|chịu trách nhiệm|triển khai|tham mưu)|phân công(?: thực hiện| nhiệm vụ| trách nhiệm)?$|^trách nhiệm|^đơn vị$|^cơ quan$|chịu trách nhiệm"
    )) {
        return Column::Lead;
    }
    if is(regex!(
        r"thời gian|thời hạn|tiến độ|hoàn thành|tần suất|định mức|kỳ thực hiện|lộ trình|^hạn|chu kỳ|thời điểm|định kỳ|khi nào|số lần"
    )) {
        return Column::Schedule;
    }
    if is(regex!(r"hạng|tăng|chênh lệch|giảm|so với|trọng số|vị trí")) {
        return Column::Past;
    }
    score_column(header, year).unwrap_or_else(|| content_column(header))
}

fn score_column(header: &str, year: i16) -> Option<Column> {
    let is = |pattern: &regex::Regex| pattern.is_match(header);
    if is(regex!(r"nội dung|nhiệm vụ|công việc|tên chỉ")) {
        return None;
    }
    let years: Vec<i16> =
        regex!(r"20\d\d").find_iter(header).filter_map(|one| one.as_str().parse().ok()).collect();
    let this_year = years.contains(&year);
    if is(regex!(r"mục tiêu|phấn đấu|chỉ tiêu|kế hoạch")) && (years.is_empty() || this_year)
    {
        return Some(Column::Target);
    }
    if !years.is_empty() && is(regex!(r"điểm|kết quả|thực hiện|năm|đạt|^20\d\d$|mục tiêu|phấn đấu"))
    {
        let wanted = this_year && !is(regex!(r"kết quả|thực hiện"));
        return Some(if wanted { Column::Target } else { Column::Past });
    }
    is(regex!(r"^điểm(?: số)?$|điểm đạt|kết quả năm trước")).then_some(Column::Past)
}

fn content_column(header: &str) -> Column {
    let is = |pattern: &regex::Regex| pattern.is_match(header);
    if is(regex!(r"nội dung|nhiệm vụ|công việc|giải pháp|hoạt động|việc")) {
        return Column::Work;
    }
    if is(regex!(
        r"sản phẩm|kết quả|đầu ra|minh chứng|ghi chú|kinh phí|điện thoại|chức vụ|họ và tên|họ tên|căn cứ|địa điểm|email"
    )) {
        return Column::Other;
    }
    if is(regex!(r"chỉ số|lĩnh vực|tiêu chí|thành phần")) {
        return Column::SubIndex;
    }
    Column::Other
}
