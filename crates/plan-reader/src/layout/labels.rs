//! Labelled lines: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …".

use crate::words::{between, from, regex, upto};

/// What a labelled text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Label {
    /// The bodies that lead.
    Lead,
    /// The bodies that help.
    Coordinator,
    /// When.
    Schedule,
    /// The leader of the authority.
    Leader,
    /// What comes out of it.
    Product,
    /// The score to reach.
    Target,
    /// What is to be done.
    Work,
    /// Money, places, participants: known and of no consequence here.
    Other,
}

const NAMES: [(Label, &str); 8] = [
    (
        Label::Leader,
        r"(?:phân công )?(?:đồng chí )?lãnh đạo(?: \p{L}+){0,4}? (?:phụ trách|chỉ đạo|theo dõi|chịu trách nhiệm)(?:,? (?:chỉ đạo|phụ trách))?|(?:người|đồng chí)(?: lãnh đạo)? (?:trực tiếp )?(?:phụ trách|chỉ đạo)|(?:trực tiếp )?(?:phụ trách|chỉ đạo)(?: chỉ số| chung)?|lãnh đạo phụ trách chỉ số|người chịu trách nhiệm|trách nhiệm chỉ đạo",
    ),
    (
        Label::Coordinator,
        r"(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban|thành phần|sở, ngành|cơ quan, đơn vị|đơn vị, cá nhân)?(?: \p{L}+)?\s?(?:cùng )?phối hợp(?: thực hiện| chính)?|phối hợp (?:với|cùng)|phối hợp thực hiện",
    ),
    (
        Label::Lead,
        r"(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban|cá nhân|tổ chức|sở, ngành|cơ quan, đơn vị|phòng, ban|đơn vị/cá nhân|đơn vị, cá nhân)?\s?(?:được giao )?(?:chủ trì(?: tham mưu| thực hiện)?|đầu mối(?: chủ trì| tham mưu| thực hiện)?|chịu trách nhiệm(?: chính| thực hiện| chủ trì)?|thực hiện chính|chính)(?: và (?:chủ trì|thực hiện))?|(?:các )?(?:cơ quan|đơn vị|phòng, ban|bộ phận|đơn vị, địa phương|cơ quan, đơn vị|tổ chức, cá nhân|người|cá nhân) (?:chủ trì )?(?:thực hiện|triển khai|phụ trách|đảm nhiệm|chủ công|tham mưu|giao)|phân công(?: thực hiện| nhiệm vụ| chủ trì)?|giao|trách nhiệm(?: thực hiện| chủ trì)?|phân công trách nhiệm",
    ),
    (
        Label::Schedule,
        r"(?:thời gian|thời hạn|tiến độ|thời điểm|kỳ hạn|hạn|lộ trình|mốc thời gian)(?: và (?:tiến độ|thời hạn|lộ trình))?(?: (?:thực hiện|hoàn thành|triển khai|triển khai thực hiện|thực hiện và hoàn thành|thực hiện, hoàn thành|báo cáo|kết thúc|trình|ban hành|giải quyết|xong|thực hiện/hoàn thành|hoàn thành/thực hiện))*|hoàn thành|thực hiện trong|định kỳ thực hiện",
    ),
    (
        Label::Product,
        r"sản phẩm(?: đầu ra| dự kiến| hoàn thành| chủ yếu)?|kết quả(?: đầu ra| đạt được| cần đạt| dự kiến| hoàn thành| thực hiện)?|kết quả/sản phẩm|sản phẩm/kết quả|sản phẩm, kết quả|kết quả, sản phẩm|minh chứng|hình thức văn bản|đầu ra|yêu cầu kết quả|tài liệu minh chứng",
    ),
    (
        Label::Target,
        r"(?:mục tiêu|chỉ tiêu|điểm mục tiêu|điểm phấn đấu|mục tiêu phấn đấu|phấn đấu|chỉ tiêu phấn đấu|mục tiêu điểm số|điểm số mục tiêu|điểm mục tiêu phấn đấu)(?: năm 20\d\d)?(?: của chỉ số)?",
    ),
    (
        Label::Work,
        r"(?:nội dung(?: thực hiện| công việc| nhiệm vụ| chính)?|nhiệm vụ(?: cụ thể| chính| trọng tâm| chủ yếu)?|giải pháp(?: thực hiện| cụ thể| chủ yếu)?|công việc|nhiệm vụ, giải pháp(?: cụ thể| chủ yếu| thực hiện)?|nội dung, giải pháp)",
    ),
    (
        Label::Other,
        r"(?:kinh phí(?: thực hiện)?|nguồn kinh phí|nguồn lực|địa điểm|đối tượng|thành phần(?: tham dự| tham gia)?|hình thức(?: thực hiện)?|ghi chú|phạm vi|căn cứ|cơ sở pháp lý|số lượng|phương thức|điều kiện)",
    ),
];

fn pattern(label: Label) -> &'static regex::Regex {
    static PATTERNS: std::sync::LazyLock<Vec<(Label, regex::Regex)>> =
        std::sync::LazyLock::new(|| {
            // A scan errs in marks above letters: labels are compared without any.
            let compiled = |names: &str| {
                crate::words::compile(&format!(
                    r"^(?:[-–+*•→⇒➔➜»]\s*)?(?:{})\s*(?:\([^)]*\)\s*)?$",
                    plain(names)
                ))
            };
            NAMES.iter().map(|(label, names)| (*label, compiled(names))).collect()
        });
    PATTERNS.iter().find(|(known, _)| *known == label).map_or(regex!("^$a"), |(_, pattern)| pattern)
}

/// A pattern without marks above its letters.
fn plain(names: &str) -> String {
    ddci_vntext::fold(&names.replace(r"\p{L}", "[a-z]"))
}

/// The label at the beginning of a text, and where its value begins.
pub(crate) fn label_at(text: &str) -> Option<(Label, usize)> {
    let colon = text.find(':')?;
    if colon > 130 {
        return None;
    }
    let small = ddci_vntext::fold(upto(text, colon));
    let small = crate::words::single_spaced(&small);
    let value = text.len() - from(text, colon + 1).trim_start().len();
    let order = [
        Label::Leader,
        Label::Coordinator,
        Label::Lead,
        Label::Schedule,
        Label::Product,
        Label::Target,
        Label::Work,
        Label::Other,
    ];
    order.into_iter().find_map(|label| pattern(label).is_match(&small).then_some((label, value)))
}

/// The labelled parts of a text that begins with a label: "Chủ trì: X; phối hợp: Y; thời gian: Z".
pub(crate) fn split_labels(text: &str) -> Vec<(Label, String)> {
    let mut parts = Vec::new();
    let Some((mut label, mut start)) = label_at(text) else { return parts };
    let mut search = start;
    while let Some(found) = regex!(r"[;,.(]\s*(?:[-–+]\s*)?|\n").find(from(text, search)) {
        let next = search + found.end();
        search = next;
        let rest = crate::words::view(from(text, next));
        if regex!(r"^(?:hoàn thành|thực hiện|xong|thời gian|thời hạn|tiến độ|trước ngày|chậm nhất|trong (?:quý|tháng|năm|6 tháng)|quý (?:i|[1-4])|hằng|hàng|định kỳ|thường xuyên|khi có|khi phát sinh)\b").is_match(&rest)
            && matches!(label, Label::Lead | Label::Coordinator)
            && label_at(from(text, next)).is_none()
        {
            parts.push((label, trimmed(between(text, start, next))));
            label = Label::Schedule;
            start = next;
            continue;
        }
        if let Some((further, value)) = label_at(from(text, next)) {
            parts.push((label, trimmed(between(text, start, next))));
            label = further;
            start = next + value;
            search = start;
        }
    }
    parts.push((label, trimmed(from(text, start))));
    parts
}

/// Labelled parts within a text that begins with something else: "Rà soát … (Chủ trì: X; …)".
pub(crate) fn inner_labels(text: &str) -> Option<(usize, Vec<(Label, String)>)> {
    for found in regex!(r"[;.(]\s*").find_iter(text) {
        let rest = from(text, found.end());
        if let Some((label, _)) = label_at(rest)
            && matches!(label, Label::Lead | Label::Coordinator | Label::Schedule)
        {
            return Some((found.start(), split_labels(rest)));
        }
    }
    None
}

fn trimmed(value: &str) -> String {
    value
        .trim()
        .trim_end_matches(['(', ';', ',', ' ', '\n'])
        .trim_end_matches("- ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognises_labels() {
        for (text, label) in [
            ("Đơn vị chủ trì: Phòng Nội vụ", Label::Lead),
            ("Cơ quan phối hợp: các sở", Label::Coordinator),
            ("* Thời gian thực hiện: Quý I", Label::Schedule),
            ("Lãnh đạo UBND tỉnh phụ trách: Đồng chí A", Label::Leader),
            ("Sản phẩm: Báo cáo", Label::Product),
            ("Cơ quan thực hiện: Sở Tài chính", Label::Lead),
        ] {
            assert_eq!(label_at(text).map(|(label, _)| label), Some(label), "{text}");
        }
        assert_eq!(label_at("Tổ chức đối thoại: hai lần"), None);
    }

    #[test]
    fn parts_a_line_with_several_labels() {
        let parts = split_labels(
            "Chủ trì: Sở Tài chính; phối hợp: Sở Nội vụ; thời gian hoàn thành: Quý I/2025.",
        );
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[1], (Label::Coordinator, "Sở Nội vụ".to_owned()));
    }
}
