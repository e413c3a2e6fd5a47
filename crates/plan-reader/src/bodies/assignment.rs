//! Who leads and who helps, as a sentence says it.

use super::list::{Body, list_at};
use super::phrases::stop_at;
use crate::words::{
    bare, between, capitalised, from, regex, single_spaced, starts_with_capital, upto, view,
};

/// What a paragraph says about bodies.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assignment {
    /// The bodies the paragraph begins with, or is otherwise given to.
    pub leads: Vec<Body>,
    /// The bodies that help.
    pub coordinators: Vec<Body>,
    /// The bodies of a later clause, for a paragraph that begins with none.
    pub later: Vec<Body>,
    /// It says "chủ trì", "đầu mối" or gives the work away ("Giao …").
    pub appoints: bool,
    /// What it says beside bodies, roles and the announcement of a list.
    pub residue: String,
}

impl Assignment {
    /// Only appoints bodies or announces a list: README, "Tasks", an opening paragraph.
    pub fn is_only_an_opening(&self) -> bool {
        ddci_vntext::words(&self.residue).count() <= 3
    }
}

/// Reads who leads and who helps from a paragraph.
pub(crate) fn assignment(text: &str) -> Assignment {
    let small = view(text);
    let start = subject_start(text, &small);
    let (leads, end) = start.map_or((Vec::new(), 0), |start| list_at(text, &small, start, false));
    let mut coordinators = coordinators_in(text);
    // "Phòng A cùng Phòng B …": the second helps the first.
    if let Some(together) =
        regex!(r"^\s*,?\s*cùng(?: với)?\s+").find(from(&small, end)).filter(|_| !leads.is_empty())
    {
        let (helpers, after) = list_at(text, &small, end + together.end(), false);
        if !helpers.is_empty() && !regex!(r"^\s*(?:cùng )?chủ trì").is_match(from(&small, after))
        {
            coordinators = super::distinct(helpers.into_iter().chain(coordinators));
        }
    }
    let mut result = Assignment { leads, coordinators, ..Assignment::default() };
    if result.leads.is_empty() {
        result.leads = leads_elsewhere(text, &small);
        result.later = leads_of_a_later_clause(text, &small);
    }
    let head: String = from(&small, end).chars().take(160).collect();
    result.appoints = small.starts_with("giao ")
        || regex!(r"\b(?:chủ trì|đầu mối|chịu trách nhiệm chính)\b").is_match(&head);
    // A body cannot help itself.
    result.coordinators.retain(|helper| !result.leads.iter().any(|lead| lead.same_name(helper)));
    result.residue = residue(text, &small, end);
    result
}

/// Whether a paragraph begins with a body that is to do something.
pub(crate) fn begins_with_body(text: &str) -> bool {
    subject_start(text, &view(text)).is_some()
}

/// Where the subject of the paragraph begins, if it begins with bodies.
fn subject_start(text: &str, small: &str) -> Option<usize> {
    let giving = regex!(
        r"^(?:(?:ubnd|ủy ban nhân dân|chủ tịch ubnd|chủ tịch ủy ban nhân dân)\s+(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận)\s+)?(?:giao(?: trách nhiệm| nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|đồng chí|đ/c)\s*:?\s+"
    );
    let start = giving.find(small).map_or(0, |found| found.end());
    if !list_at(text, small, start, false).0.is_empty() {
        return Some(start);
    }
    // "Hằng quý, các phòng …", "Căn cứ nhiệm vụ được giao, Thủ trưởng các …".
    let adverbial = regex!(
        r"^(?:hằng|hàng|mỗi|báo cáo|chế độ|định kỳ|trước|trong|ngay|từ|căn cứ|trên cơ sở|theo|để|nhằm|khi|đối với|sau|chậm nhất|kết thúc|vào|riêng)\b"
    );
    if !adverbial.is_match(small) {
        return None;
    }
    small
        .match_indices([',', ':', ';'])
        .take(6)
        .map(|(index, _)| index + 1)
        .take_while(|index| *index < 260)
        .find_map(|index| {
            let start = index + (from(small, index).len() - from(small, index).trim_start().len());
            let start = start + giving.find(from(small, start)).map_or(0, |found| found.end());
            let (found, end) = list_at(text, small, start, false);
            let rest = from(small, end).trim_start();
            (!found.is_empty() && (stop_at(rest) || rest.starts_with(':'))).then_some(start)
        })
}

/// "(Sở A chủ trì, …)", "do Sở A chủ trì", "; giao Sở A làm đầu mối".
fn leads_elsewhere(text: &str, small: &str) -> Vec<Body> {
    let places = regex!(r"[;.(]\s*(?:giao |do )?|\bdo\s+|\bgiao(?: cho)?\s+");
    for place in places.find_iter(small) {
        let (found, end) = list_at(text, small, place.end(), false);
        let rest = from(small, end).trim_start();
        let leads = regex!(
            r"^(?:,\s*)?(?:chủ trì|là đầu mối|làm đầu mối|đầu mối|chịu trách nhiệm chính)\b"
        );
        // "…; các phòng, ban gửi UBND thành phố" tells who owes what stands before.
        let sends = place.as_str().starts_with(';')
            && regex!(r"^(?:gửi|nộp|báo cáo|có trách nhiệm)\b").is_match(rest);
        if !found.is_empty() && (leads.is_match(rest) || sends) {
            return found;
        }
    }
    Vec::new()
}

/// "…; Văn phòng HĐND và UBND xã định kỳ lấy phiếu đánh giá."
fn leads_of_a_later_clause(text: &str, small: &str) -> Vec<Body> {
    let clauses = regex!(r"[;.]\s+").find_iter(small);
    let lists = clauses.map(|place| list_at(text, small, place.end(), false));
    lists
        .into_iter()
        .find(|(found, end)| {
            let rest = from(small, *end).trim_start();
            !found.is_empty() && stop_at(rest) && !rest.starts_with("phối hợp")
        })
        .map(|(found, _)| found)
        .unwrap_or_default()
}

/// The bodies named after "phối hợp với" and the like, anywhere in the text.
pub(crate) fn coordinators_in(text: &str) -> Vec<Body> {
    let small = view(text);
    let mut result = Vec::new();
    let calls = regex!(
        r"\bphối hợp(?: chặt chẽ| hiệu quả| có hiệu quả| thường xuyên| tốt| đồng bộ)?(?:,? (?:cùng với|cùng|với|của))?\s*:?\s*"
    );
    for call in calls.find_iter(&small) {
        let before = upto(&small, call.start()).trim_end();
        if ["quy chế", "kế hoạch", "chương trình", "thỏa thuận"]
            .iter()
            .any(|noun| upto(text, before.len()).ends_with(noun))
        {
            continue;
        }
        result.extend(list_at(text, &small, call.end(), false).0);
    }
    result.extend(helpers_as_subject(text, &small));
    super::distinct(result)
}

/// "; các phòng A, B phối hợp." in a clause of its own.
fn helpers_as_subject(text: &str, small: &str) -> Vec<Body> {
    let mut result = Vec::new();
    for boundary in regex!(r"(?:[;(]|\.\s|,\s(?:các )?)\s*(?:giao )?").find_iter(small) {
        let start =
            boundary.end() - if boundary.as_str().ends_with("các ") { "các ".len() } else { 0 };
        let (found, end) = list_at(text, small, start, false);
        let rest = from(small, end).trim_start();
        if !found.is_empty()
            && regex!(r"^(?:cùng )?phối hợp(?: thực hiện)?\s*(?:[.;,)]|$)").is_match(rest)
        {
            result.extend(found);
        }
    }
    result
}

/// What is left of the paragraph without bodies, roles and announcements.
fn residue(text: &str, small: &str, end: usize) -> String {
    let mut rest = from(small, end).to_owned();
    // The lists after "phối hợp với" go first, since they are found by their place.
    let calls = regex!(r"\bphối hợp(?: chặt chẽ| hiệu quả)?(?:,? (?:cùng với|cùng|với))?\s*:?\s*");
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for call in calls.find_iter(small) {
        if call.start() < end {
            continue;
        }
        let (_, list_end) = list_at(text, small, call.end(), false);
        ranges.push((call.start() - end, list_end.max(call.end()) - end));
    }
    for (begin, stop) in ranges.into_iter().rev() {
        if rest.is_char_boundary(begin) && rest.is_char_boundary(stop) && begin < stop {
            rest.replace_range(begin..stop, " ");
        }
    }
    let rest = regex!(r"\([^)]*chỉ số[^)]*\)").replace_all(&rest, " ").into_owned();
    let quoted = regex!(r#"[“"„«][^”"»]*[”"»]"#).replace_all(&rest, " ").into_owned();
    let announcements = regex!(
        r"(?:triển khai|tổ chức|tập trung)?\s*(?:thực hiện|triển khai|tham mưu|đề xuất|với)?\s*(?:tốt|có hiệu quả|hiệu quả|đồng bộ|ngay)?\s*(?:các|những|một số)\s+(?:nội dung|nhiệm vụ|giải pháp|việc|công việc|biện pháp|hoạt động|phần việc|nhóm nhiệm vụ)(?:,? (?:và )?(?:nội dung|nhiệm vụ|giải pháp|công việc|biện pháp))*(?: cụ thể| chủ yếu| trọng tâm| chính| được giao)*(?: (?:như )?(?:sau|dưới)(?: đây)?)?"
    )
    .replace_all(&quoted, " ")
    .into_owned();
    let improving = regex!(
        r"(?:tham mưu|đề xuất|thực hiện|theo dõi|tổng hợp|tập trung|chú trọng|chịu trách nhiệm(?: về)?|về việc|việc|các|giải pháp|để|nhằm|trong)*[\s,]*(?:cải thiện|nâng cao|duy trì)(?: và (?:cải thiện|nâng cao|duy trì))?\s*(?:điểm số|điểm|kết quả|thứ hạng)?\s*(?:của )?(?:các )?(?:chỉ số(?: thành phần)?)(?: này| thành phần này)?"
    )
    .replace_all(&announcements, " ")
    .into_owned();
    let roles = regex!(
        r"\b(?:chủ trì|là|làm|cơ quan|đơn vị|đầu mối|chịu trách nhiệm(?: chính)?|có trách nhiệm|phụ trách|theo dõi|tổng hợp|tham mưu(?: cho ubnd \p{L}+)?|tập trung|chú trọng|giải pháp|thực hiện|triển khai|như sau|cụ thể(?: như)?(?: sau)?|sau đây|sau|liên quan|và|các|tốt|với|việc|để|được giao|chỉ số|này|có|hiệu quả|nhiệm vụ|một số)\b"
    )
    .replace_all(&improving, " ")
    .into_owned();
    single_spaced(&bare(&roles))
}

/// All bodies of a text that lists nothing else: "Đơn vị chủ trì: …", a cell of a table.
///
/// What is no known kind of body is still a name there ("VNPT Sơn Bình").
pub(crate) fn listed(text: &str) -> Vec<Body> {
    let mut result = Vec::new();
    for piece in text.split(['\n', ';']) {
        let piece = piece.trim().trim_start_matches(['-', '+', '•', '*', '–']).trim();
        let piece = piece.trim_end_matches("./.").trim_end_matches(['.', ',']);
        if !piece.is_empty() {
            result.extend(listed_in_piece(piece));
        }
    }
    super::distinct(result)
}

fn listed_in_piece(text: &str) -> Vec<Body> {
    let small = view(text);
    let mut result = Vec::new();
    let mut position = 0;
    while position < text.len() {
        let (found, end) = list_at(text, &small, position, true);
        let next = if found.is_empty() {
            let (name, end) = plain_name(text, &small, position);
            result.extend(name);
            end
        } else {
            result.extend(found);
            let rest = from(&small, end);
            // What a name ends with and a list does not go on with: "(phối hợp)", "chủ trì".
            end + rest.find([',', '(', ')']).map_or(rest.len(), |index| index + 1)
        };
        position = next.max(position + 1);
        while position < text.len() && !text.is_char_boundary(position) {
            position += 1;
        }
    }
    result
}

/// A name of no known kind, up to the next comma or "và".
fn plain_name(text: &str, small: &str, start: usize) -> (Option<Body>, usize) {
    let rest = from(small, start);
    let trimmed = start + (rest.len() - rest.trim_start_matches([' ', ',', '(', ')', ':']).len());
    let rest = from(small, trimmed);
    let rest = rest.strip_prefix("và ").unwrap_or(rest);
    let begin = small.len() - rest.len();
    let length = regex!(r",|\(|\)| và ").find(rest).map_or(rest.len(), |found| found.start());
    let end = begin + length;
    let name = single_spaced(between(text, begin, end));
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters < 2 || name.chars().count() > 90 || !starts_with_capital(&name) {
        return (None, end + 1);
    }
    (Some(Body { name: capitalised(&name), group: false, generic: false }), end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(bodies: &[Body]) -> Vec<&str> {
        bodies.iter().map(|body| body.name.as_str()).collect()
    }

    #[test]
    fn reads_lead_and_helpers() {
        let found = assignment(
            "Giao Phòng Nội vụ chủ trì, phối hợp với Văn phòng HĐND và UBND huyện, UBND các xã, thị trấn thực hiện các nhiệm vụ sau:",
        );
        assert_eq!(names(&found.leads), ["Phòng Nội vụ"]);
        assert_eq!(
            names(&found.coordinators),
            ["Văn phòng HĐND và UBND huyện", "UBND các xã, thị trấn"]
        );
        assert!(found.appoints && found.is_only_an_opening(), "{found:?}");
    }

    #[test]
    fn a_sentence_with_work_is_more_than_an_opening() {
        let found =
            assignment("Phòng Tư pháp tư vấn tiếp cận thông tin pháp luật, hỗ trợ pháp lý.");
        assert_eq!(names(&found.leads), ["Phòng Tư pháp"]);
        assert!(!found.is_only_an_opening());
    }

    #[test]
    fn reads_lists_of_attribute_lines() {
        assert_eq!(
            names(&listed("Thanh tra huyện và Phòng Nội vụ.")),
            ["Thanh tra huyện", "Phòng Nội vụ"]
        );
        assert_eq!(
            names(&listed("Cục Thống kê tỉnh; Báo Trường Khê")),
            ["Cục Thống kê tỉnh", "Báo Trường Khê"]
        );
    }
}
