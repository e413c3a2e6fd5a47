//! Targets: "- Chỉ số 1: “Tính minh bạch” đạt 9,06 điểm trở lên".

use super::names::{heading_name, plain_name};
use crate::model::Points;
use crate::words::{regex, starts_with_capital, view};

/// What one item of a list or table says about a sub-index.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct TargetItem {
    pub ordinal: Option<u32>,
    pub name: String,
    pub target: Option<Points>,
    pub leader: Option<String>,
    /// "theo dõi", "chưa tính điểm": it does not count although it may have a score.
    pub only_followed: bool,
}

/// The targets in a paragraph; `listed` says that it is an item of a list of targets.
pub(crate) fn items_in(
    text: &str,
    mark_ordinal: Option<u32>,
    listed: bool,
    year: i16,
) -> Vec<TargetItem> {
    let segments = segments(text);
    let alone = segments.len() == 1;
    segments
        .iter()
        .filter_map(|segment| {
            let mut item = item(segment, listed || segments.len() > 2, year)?;
            if alone && item.ordinal.is_none() {
                item.ordinal = mark_ordinal;
            }
            Some(item)
        })
        .collect()
}

/// Parts of a sentence that lists several sub-indices.
fn segments(text: &str) -> Vec<String> {
    let small = view(text);
    let mut cuts: Vec<usize> =
        regex!(r";\s*|\.\s+|,\s+(?:và\s+)?chỉ số\s|\s+và chỉ số\s|\s+chỉ số\s+\d{1,2}\s*[:“.]")
            .find_iter(&small)
            .map(|found| {
                if found.as_str().contains("chỉ số") { found.start() + 1 } else { found.end() }
            })
            .collect();
    // "… phấn đấu đạt: Tính minh bạch từ 7,80 điểm; …": what announces the list is no name.
    let announces = small.find(':').filter(|colon| {
        let head = crate::words::upto(&small, *colon);
        regex!(r"(?:như sau|cụ thể|đạt|phấn đấu|tối thiểu|trong đó|gồm|sau|mục tiêu|chỉ tiêu|chỉ số thành phần|năm \d{4})$").is_match(head.trim_end())
    });
    cuts.extend(announces.map(|colon| colon + 1));
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        parts.push(
            crate::words::between(text, start, cut)
                .trim()
                .trim_end_matches([';', '.', ','])
                .to_owned(),
        );
        start = cut;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn item(segment: &str, listed: bool, year: i16) -> Option<TargetItem> {
    let segment = segment.trim_start_matches(['-', '+', '•', '*', ' ', ',']);
    let segment = segment.strip_prefix("và ").unwrap_or(segment);
    let small = view(segment);
    let named = heading_name(segment);
    let says_index = named.is_some();
    let (ordinal, name) = named.unwrap_or_else(|| (None, plain_name(segment)));
    let words = ddci_vntext::words(&name).count();
    let is_total = regex!(r"^(?:(?:các|những|nhóm|bốn|năm|sáu|\d+)\s+chỉ số|(?:xã|huyện|tỉnh|sở|phường|thị xã|thành phố|toàn \p{L}+)(?:\s+\p{L}+){0,3}$|tổng|điểm\b|điểm tổng|cộng|thứ hạng|xếp hạng|kết quả chung|năm \d{4}|điểm số|mục tiêu|phấn đấu|trong đó|cụ thể|ddci|bộ chỉ số|bình quân|trung bình|tỷ lệ|thuộc nhóm|duy trì|số)").is_match(&view(&name));
    if !(1..=16).contains(&words)
        || is_total
        || !starts_with_capital(name.trim_start_matches(['“', '"']))
    {
        return None;
    }
    let followed = is_followed(&small);
    let target = score_of(segment, year);
    if (!says_index && !listed) || (target.is_none() && !followed) {
        return None;
    }
    let only_followed = target.is_none() || regex!(r"chưa tính|không tính").is_match(&small);
    Some(TargetItem { ordinal, name, target, leader: None, only_followed })
}

/// README, "Sub-indices": "-", "Theo dõi", "duy trì" mean no target.
fn is_followed(small: &str) -> bool {
    regex!(r"theo dõi|duy trì|chưa (?:đặt|giao|có|tính|đánh giá)|không (?:đặt|giao|tính)|[:–-]\s*[-–]?$").is_match(small)
}

/// README: the floor for the plan year, never last year's score.
pub(crate) fn score_of(text: &str, year: i16) -> Option<Points> {
    let mut small = view(text);
    // Brackets and clauses about another year say nothing about this one.
    let past = regex!(
        r"\([^)]*\)|(?:so với\s+)?(?:kết quả\s+|điểm\s+|thực hiện\s+)?năm\s+20\d\d\s*(?:đạt|là|:|được)?\s*\d{1,2}[.,]\d{1,2}(?:\s*điểm)?|so với\s+(?:cùng kỳ\s+|kết quả\s+|điểm\s+|mức\s+)*(?:của\s+)?năm\s+(?:20\d\d|trước)"
    );
    let ranges: Vec<(usize, usize)> = past
        .find_iter(&small)
        .filter(|found| speaks_of_another_year(found.as_str(), year))
        .map(|found| (found.start(), found.end()))
        .collect();
    for (start, end) in ranges.into_iter().rev() {
        small.replace_range(start..end, " ");
    }
    let raised = regex!(r"từ\s+\d{1,2}(?:[.,]\d{1,2})?\s*(?:điểm\s*)?(?:\([^)]*\)\s*)?(?:(?:của\s+)?năm\s+20\d\d\s*)?(?:lên|đến mức|thành)\s+(?:mức\s+|tối thiểu\s+|trên\s+)*(\d{1,2}(?:[.,]\d{1,2})?)").captures(&small);
    if let Some(number) = raised.as_ref().and_then(|found| found.get(1)) {
        return within_ten(number.as_str());
    }
    let scored = regex!(
        r"(?:(tăng|cao hơn|thêm|giảm)\s+(?:tối thiểu\s+|ít nhất\s+|từ\s+|thêm\s+|trên\s+)*)?(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:/\s*10\s*)?điểm"
    );
    let mut found = scored.captures_iter(&small).filter(|one| one.get(1).is_none());
    if let Some(points) = found.find_map(|one| within_ten(one.get(2)?.as_str())) {
        return Some(points);
    }
    let bare = regex!(r"(?:^|[\s:≥>(])(\d{1,2}[.,]\d{1,2})(?:\s*/\s*10)?(?:$|[\s;.,)])");
    bare.captures_iter(&small)
        .filter(|one| {
            !one.get(1).is_some_and(|number| {
                crate::words::from(&small, number.end()).trim_start().starts_with("điểm")
            })
        })
        .find_map(|one| within_ten(one.get(1)?.as_str()))
}

fn speaks_of_another_year(text: &str, year: i16) -> bool {
    let years = regex!(r"20\d\d");
    let mut named =
        years.find_iter(text).map(|one| one.as_str().parse::<i16>().unwrap_or(year)).peekable();
    if text.starts_with("so với") {
        return true;
    }
    named.peek().is_some() && !named.any(|one| one == year)
}

fn within_ten(number: &str) -> Option<Points> {
    number.parse::<Points>().ok().filter(|points| (1..=1000).contains(&points.0))
}

/// "(mục tiêu năm 2025: từ 7,20 điểm trở lên; năm 2024: 6,81 điểm)" after a heading.
pub(crate) fn score_in_brackets(text: &str, year: i16) -> Option<Points> {
    let small = view(text);
    let found =
        regex!(r"\(([^)]*(?:mục tiêu|phấn đấu|chỉ tiêu|đạt|điểm)[^)]*)\)").captures(&small)?;
    let inner = found.get(1)?.as_str();
    inner
        .split(';')
        .filter(|part| !speaks_of_another_year(part, year))
        .find_map(|part| score_of(part, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Option<i64> {
        score_of(text, 2025).map(|points| points.0)
    }

    #[test]
    fn takes_the_floor_of_the_plan_year() {
        assert_eq!(points("đạt 9,06 điểm trở lên"), Some(906));
        assert_eq!(points("từ 8,60 điểm trở lên (năm 2024: 8,12 điểm)"), Some(860));
        assert_eq!(points("tăng từ 7,5 điểm lên 8,0 điểm"), Some(800));
        assert_eq!(points("tăng 0,3 điểm so với năm 2024, đạt 8,1 điểm"), Some(810));
        assert_eq!(points("năm 2024 đạt 7,55 điểm, năm 2025 đạt 8,00 điểm"), Some(800));
        assert_eq!(points("theo dõi"), None);
    }

    #[test]
    fn parts_a_sentence_that_lists_several() {
        let found = items_in(
            "Các chỉ số thành phần phấn đấu đạt: Tính minh bạch từ 7,80 điểm; Chi phí thời gian từ 7,45 điểm; Cạnh tranh bình đẳng từ 7,95 điểm. Chỉ số Chuyển đổi xanh được theo dõi, chưa đặt mục tiêu điểm.",
            None,
            false,
            2025,
        );
        let names: Vec<&str> = found.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Tính minh bạch", "Chi phí thời gian", "Cạnh tranh bình đẳng", "Chuyển đổi xanh"]
        );
        assert_eq!(found[3].target, None);
    }
}
