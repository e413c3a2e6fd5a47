//! The name of a sub-index, free of what is written around it.

use crate::words::{between, from, regex, single_spaced, starts_with_capital, upto, view};

/// The ordinal and name in a heading such as "2. Nâng cao chỉ số “Chi phí thời gian” (đ/c …)".
///
/// None where the text does not say that it is about a sub-index.
pub(crate) fn heading_name(text: &str) -> Option<(Option<u32>, String)> {
    let small = view(text);
    if regex!(r"^(?:nhóm|các|những)\s+(?:các\s+)?chỉ số\b").is_match(&small) {
        return None;
    }
    let found = regex!(
        r"^(?:(?:nhiệm vụ|giải pháp|nhóm|các|về|đối với|nhằm|để|cải thiện|nâng cao|duy trì|tiếp tục|thực hiện|và|điểm số|điểm|thứ hạng|phân công|riêng|nhiệm vụ của|của)[\s,]+)*chỉ số(?:\s+thành phần)?(?:\s+số)?(?:\s+(\d{1,2})\b)?(?:\s+thành phần)?\s*[:.\-–]?\s*"
    )
    .captures(&small)?;
    let ordinal = found.get(1).and_then(|number| number.as_str().parse().ok());
    let rest = from(text, found.get(0)?.end());
    let name = plain_name(rest);
    // "Chỉ số xanh" is nothing without the word.
    let name = if ddci_vntext::words(&name).count() == 1
        && (view(&name) == "xanh" || starts_with_capital(&name))
    {
        format!("Chỉ số {}", name.to_lowercase())
    } else {
        name
    };
    let words = ddci_vntext::words(&name).count();
    let plural = regex!(r"^(?:này|trên|nêu trên|nói trên|do|thành phần|ddci|đánh giá|năng lực cạnh tranh|cải thiện)\b")
        .is_match(&view(&name))
        && !view(&name).starts_with("thành phần bổ sung");
    // "Chỉ số bổ sung" is a group, not a name.
    let plural =
        plural || matches!(view(&name).as_str(), "bổ sung" | "bổ sung khác" | "khác" | "còn lại");
    ((1..=16).contains(&words) && !plural).then_some((ordinal, name))
}

/// The name without quotes, brackets, scores and final marks.
pub(crate) fn plain_name(text: &str) -> String {
    let text = text.trim();
    if let Some(quoted) = quoted(text) {
        return quoted;
    }
    let small = view(text);
    let end = regex!(
        r"\s*(?:\((?:chưa|không|theo dõi|đ/c|đồng chí|đ\.c|mục tiêu|năm|kết quả|phấn đấu|từ|đạt|điểm|chỉ tiêu|do|lãnh đạo|phó|chủ tịch|giám đốc|giao|trọng số|\d)|:|;|\.(?:\s|$)|,?\s+(?:phấn đấu\s+)?(?:đạt|tăng|tối thiểu|ít nhất|từ\s+\d|trên\s+\d|lên\s+\d|được\s+(?:theo dõi|duy trì)|phấn đấu|chưa\s+(?:đặt|giao|tính)|theo dõi|duy trì|không\s+(?:đặt|thấp)|giữ|mới\s+được|được\s+đưa|là\s+chỉ số)\b|\s+\d{1,2}[,.]\d|\s+[-–]\s+(?:đạt|mục tiêu|từ|phấn đấu|đ/c|đồng chí))"
    )
    .find(&small)
    .map_or(text.len(), |found| found.start());
    let name = upto(text, end);
    single_spaced(name.trim_matches(|letter: char| {
        matches!(
            letter,
            '“' | '”' | '"' | '\'' | '*' | ':' | '.' | ',' | ';' | '-' | '–' | ' ' | '«' | '»'
        )
    }))
}

/// What stands in the first quotes, where the text begins with them.
fn quoted(text: &str) -> Option<String> {
    let found = regex!(r#"^[“"„«'‘]+\s*([^”"»]{2,120}?)\s*[”"»’]"#).captures(text)?;
    let inner = found.get(1)?;
    Some(single_spaced(between(text, inner.start(), inner.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_in_a_heading() {
        for (heading, ordinal, name) in [
            (
                "Chỉ số “Chi phí thời gian” (đ/c Chủ tịch UBND xã trực tiếp chỉ đạo)",
                None,
                "Chi phí thời gian",
            ),
            ("CHỈ SỐ “CHI PHÍ THỜI GIAN”", None, "CHI PHÍ THỜI GIAN"),
            ("Chỉ số 3: Tiếp cận đất đai (mục tiêu: 7,20 điểm)", Some(3), "Tiếp cận đất đai"),
            ("Nâng cao chỉ số Tính minh bạch", None, "Tính minh bạch"),
        ] {
            assert_eq!(heading_name(heading), Some((ordinal, name.to_owned())), "{heading}");
        }
        assert_eq!(heading_name("Tổ chức thực hiện"), None);
    }
}
