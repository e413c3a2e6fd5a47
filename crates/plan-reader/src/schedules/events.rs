//! Work that waits for a case, and work that never ends.

use super::dates::whole_year;
use super::grammar::{Place, Sheet};
use crate::model::ScheduleKind;
use crate::words::{between, from, regex, upto};

/// Reads terms counted from an event and "khi (có) …".
pub(super) fn read(sheet: &mut Sheet) {
    let term = regex!(
        r"(?:(?:chậm nhất|muộn nhất|không quá|sau|trước|tối đa)\s+(?:là\s+|trong\s+)*)?(?:trong\s+(?:vòng\s+|thời hạn\s+|thời gian\s+)?)?(?:không quá\s+|tối đa\s+)?\b\d{1,3}\s+(?:ngày|giờ)(?:\s+làm việc)?,?\s*(?:(?:kể\s+)?từ\s+(?:khi|ngày|thời điểm|lúc)|sau\s+khi|sau\s+ngày|trước\s+khi|trước\s+ngày diễn ra)[^.;,)]*|trong\s+(?:vòng\s+|thời hạn\s+)(?:không quá\s+)?\d{1,3}\s+(?:ngày|giờ)(?:\s+làm việc)?|trong\s+\d{1,3}\s+(?:ngày làm việc|giờ làm việc)|chậm nhất\s+(?:sau\s+)?\d{1,3}\s+(?:ngày|giờ)(?:\s+làm việc)?"
    );
    let terms: Vec<(usize, usize)> =
        term.find_iter(&sheet.small).map(|one| (one.start(), one.end())).collect();
    for (start, end) in terms {
        sheet.add(start, end, ScheduleKind::WhenArising);
    }
    if sheet.place == Place::Line { read_line(sheet) } else { read_own(sheet) }
}

/// In a line about time every "khi …" says when.
fn read_line(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(?:(?:ngay|kịp thời|đột xuất)\s+)?(?:sau\s+)?\bkhi\s+[^.;,]*|\bđột xuất\b|\btheo (?:yêu cầu|phát sinh|thực tế phát sinh|đề nghị)\b|\bphát sinh\b"
    );
    let places: Vec<(usize, usize)> =
        pattern.find_iter(&sheet.small).map(|one| (one.start(), one.end())).collect();
    for (start, end) in places {
        sheet.add(start, end, ScheduleKind::WhenArising);
    }
}

/// README: "khi (có) + event" is a schedule when it says when the work is to be done, not when it
/// only qualifies a noun ("các TTHC khi phát sinh").
fn read_own(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(ngay\s+|kịp thời\s+|đột xuất\s+(?:hoặc\s+)?)?\bkhi\s+(?:có\s+)?(?:phát sinh|yêu cầu|phản ánh|kiến nghị|đề nghị|ý kiến|vụ việc|vướng mắc|thay đổi|sai phạm|vi phạm|dấu hiệu|thông tin|đơn|khiếu nại|tố cáo|văn bản|quy định mới|xảy ra|sự cố|hồ sơ|tin báo|chỉ đạo|nhu cầu|doanh nghiệp|tổ chức|người dân|cá nhân|chính sách|nhiệm vụ|phát hiện|nhận được|tiếp nhận|biến động|sửa đổi|tình huống|kết luận|kết quả|thủ tục)\b[^.;,]*|ngay (?:sau )?khi\s+[^.;,]*|\bđột xuất\s+(?:khi|theo)\s+[^.;,]*|báo cáo\s+đột xuất|hoặc\s+đột xuất\b"
    );
    let places: Vec<(usize, usize, bool)> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let whole = one.get(0)?;
            let urgent = one.get(1).is_some() || !whole.as_str().starts_with("khi");
            Some((whole.start(), whole.end(), urgent))
        })
        .collect();
    for (start, end, urgent) in places {
        if urgent || !qualifies_a_noun(sheet, start) {
            sheet.add(start, end, ScheduleKind::WhenArising);
        }
    }
}

/// Whether "khi …" follows a noun it describes: "các TTHC khi phát sinh", "biện pháp xử lý khi có".
fn qualifies_a_noun(sheet: &Sheet, start: usize) -> bool {
    let (clause_start, _) = sheet.clause(start);
    let before = between(&sheet.small, clause_start, start).trim_end();
    if before.is_empty() || before.ends_with(',') {
        return false;
    }
    // What is done at once is done when it arises.
    if regex!(r"\b(?:ngay|kịp thời|lập tức|khẩn trương)\b[^,]*$").is_match(before) {
        return false;
    }
    let noun = regex!(
        r"(?:các|những|một số)\s+(?:\p{L}+\s+){0,3}(?:tthc|thủ tục(?: hành chính)?|biện pháp|giải pháp|phương án|quy trình|trường hợp|hồ sơ|vấn đề|khó khăn|tình huống|nội dung|nhiệm vụ)(?:\s+\p{L}+){0,3}$|(?:biện pháp|phương án|quy trình|giải pháp|trách nhiệm|quyền|cơ chế|hình thức)(?:\s+\p{L}+){0,4}$|(?:tthc|thủ tục hành chính)$|(?:để|giúp|cho)\s+(?:người dân|doanh nghiệp)[^,]*$"
    );
    noun.is_match(before)
}

/// "thường xuyên", "ngay từ đầu năm", "quanh năm".
pub(super) fn read_throughout(sheet: &mut Sheet) {
    let year = sheet.year;
    let from_start = regex!(
        r"(?:ngay\s+)?(?:từ\s+)(?:những\s+)?(?:ngày\s+)?đầu\s+năm(?:\s+20\d\d)?(?:(?:\s*,|\s+và)?\s*(?:(?:triển khai|thực hiện|duy trì)\s+)*thường xuyên(?:,? liên tục)?(?:\s+trong\s+(?:cả\s+)?năm)?)?"
    );
    let found: Vec<(usize, usize)> =
        from_start.find_iter(&sheet.small).map(|one| (one.start(), one.end())).collect();
    for (start, end) in found {
        let from = Some(whole_year(year).0);
        sheet.add(start, end, ScheduleKind::Throughout { from });
    }
    let always = match sheet.place {
        Place::Line => regex!(
            r"\bthường xuyên\b(?:,? liên tục)?(?:,?\s+(?:trong\s+)?(?:cả\s+|suốt\s+)?năm(?:\s+20\d\d)?)?|\bliên tục\b(?:\s+trong\s+năm)?|\bquanh năm\b|\b(?:trong\s+)?suốt năm\b|\bthường trực\b|\bhằng ngày\b"
        ),
        Place::Own => {
            regex!(r"\bthường xuyên\b(?:,? liên tục)?(?:\s+trong\s+(?:cả\s+)?năm(?:\s+20\d\d)?)?")
        }
    };
    let found: Vec<(usize, usize)> =
        always.find_iter(&sheet.small).map(|one| (one.start(), one.end())).collect();
    for (start, end) in found {
        if is_adverb(upto(&sheet.small, start), from(&sheet.small, end)) {
            sheet.add(start, end, ScheduleKind::Throughout { from: None });
        } else {
            sheet.cover(start, end);
        }
    }
}

/// "thường xuyên" of the work itself, not of money, duties or persons.
fn is_adverb(before: &str, after: &str) -> bool {
    let nouns = [
        "chi",
        "kinh phí",
        "nhiệm vụ",
        "dự toán",
        "công chức",
        "viên chức",
        "cán bộ",
        "người",
        "không",
        "chi phí",
        "vốn",
        "kinh phí chi",
        "ngân sách",
        "lao động",
        "doanh nghiệp",
        "khách hàng",
        "đối tượng",
    ];
    let before = before.trim_end();
    if nouns.iter().any(|noun| before.ends_with(noun)) {
        return false;
    }
    !regex!(r"^\s*(?:làm việc trực tiếp|tiếp xúc|liên hệ với)").is_match(after)
}
