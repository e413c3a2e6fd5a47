//! The parts of a plan, by what their headings say.

use crate::words::{regex, view};

/// A part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Zone {
    /// Before the first heading: legal bases, the enacting sentence.
    #[default]
    Opening,
    /// Purposes, requirements, an account of the past.
    Purpose,
    /// Aims and targets.
    Target,
    /// What is to be done.
    Work,
    /// Where the money comes from.
    Funding,
    /// Who carries the plan out, and who reports.
    Organisation,
}

/// The part that a heading opens, if its words tell.
pub(crate) fn zone_of(heading: &str) -> Option<Zone> {
    let small = view(heading);
    // What a heading is about stands before its colon, within its first words.
    let head = small.split(':').next().unwrap_or_default();
    let head: String = head.split_whitespace().take(16).collect::<Vec<_>>().join(" ");
    let is = |pattern: &regex::Regex| pattern.is_match(&head);
    let long = small.split_whitespace().count() > 40 && !small.contains(':');
    if long {
        return None;
    }
    if is(regex!(
        r"^(?:công tác )?(?:tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công (?:tổ chức )?thực hiện|trách nhiệm (?:thực hiện|của|tổ chức)|phân công trách nhiệm|chế độ (?:thông tin,? )?báo cáo|thông tin,? báo cáo|triển khai thực hiện|điều khoản|(?:thực hiện|triển khai) kế hoạch$|giám sát|kiểm tra, giám sát|theo dõi, đánh giá|đánh giá, báo cáo)"
    )) {
        return Some(Zone::Organisation);
    }
    if is(regex!(r"^(?:nguồn |về |dự toán )?(?:kinh phí|nguồn lực)")) {
        return Some(Zone::Funding);
    }
    if is(regex!(
        r"^(?:các |những |một số |hệ thống |nội dung|phương hướng,? )*(?:mục tiêu,? )?(?:và )?(?:nhiệm vụ|giải pháp|nội dung|phân công|biện pháp|công việc|nhóm (?:nhiệm vụ|giải pháp)|kế hoạch (?:cụ thể|thực hiện|hành động))"
    )) && !is(regex!(r"^(?:mục tiêu|chỉ tiêu)(?: \p{L}+){0,3}$"))
    {
        return Some(Zone::Work);
    }
    if is(regex!(
        r"^(?:các |những |một số )?(?:mục tiêu|chỉ tiêu|điểm số mục tiêu|mục đích và mục tiêu)"
    )) {
        return Some(Zone::Target);
    }
    if is(regex!(
        r"^(?:sự cần thiết|mục đích|yêu cầu|quan điểm|căn cứ|cơ sở|phạm vi|đối tượng|tình hình|kết quả|đánh giá|thực trạng|tồn tại|hạn chế|khó khăn|nguyên nhân|bối cảnh|khái quát|phần mở đầu|đặt vấn đề|nguyên tắc|định hướng|đặc điểm|ưu điểm|bài học|nhận định)"
    )) {
        return Some(Zone::Purpose);
    }
    None
}

/// Sentences that close a plan and give nobody anything to do.
pub(crate) fn is_closing(text: &str) -> bool {
    regex!(
        r"^(?:trên đây là|trong quá trình (?:triển khai|thực hiện|tổ chức)|quá trình (?:triển khai|thực hiện|tổ chức)|trong khi thực hiện|kế hoạch này (?:có hiệu lực|thay thế|được)|yêu cầu (?:các|thủ trưởng).{0,80}nghiêm túc (?:triển khai|thực hiện)[^;:]{0,60}kế hoạch này|yêu cầu (?:các|thủ trưởng)[^.;:]{0,120}nghiêm túc (?:tổ chức )?(?:triển khai |thực hiện )*[^.;:]{0,30}\.|nếu (?:có|phát sinh) (?:khó khăn|vướng mắc)|căn cứ kế hoạch này, yêu cầu|(?:ubnd|ủy ban nhân dân) \p{L}+(?: \p{L}+){0,4} yêu cầu )"
    )
    .is_match(&view(text.trim()))
}

/// Remarks of no consequence: "(Có Phụ lục chi tiết kèm theo)".
pub(crate) fn is_aside(text: &str) -> bool {
    regex!(r"^\(?\s*(?:có|chi tiết|kèm theo|gửi kèm|đính kèm|xem|theo)\b[^.]{0,80}(?:phụ lục|biểu|danh mục|kèm theo)[^.]{0,60}\)?\.?$|^phụ lục(?:\s+[\divx]+)?$|^\(?(?:đơn vị tính|đvt)\b|^bảng\s+\d+|^biểu\s+\d+")
        .is_match(&view(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_usual_headings() {
        for (heading, zone) in [
            ("MỤC ĐÍCH, YÊU CẦU", Zone::Purpose),
            ("Mục tiêu cụ thể", Zone::Target),
            ("NỘI DUNG VÀ PHÂN CÔNG NHIỆM VỤ", Zone::Work),
            ("Nhiệm vụ, giải pháp", Zone::Work),
            ("Kinh phí: Sử dụng dự toán chi thường xuyên", Zone::Funding),
            ("NGUỒN KINH PHÍ THỰC HIỆN: Từ nguồn ngân sách", Zone::Funding),
            ("TỔ CHỨC THỰC HIỆN", Zone::Organisation),
        ] {
            assert_eq!(zone_of(heading), Some(zone), "{heading}");
        }
        assert_eq!(zone_of("Chỉ số “Chi phí thời gian”"), None);
    }
}
