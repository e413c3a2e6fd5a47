//! The leader of the authority who answers for a sub-index.

use crate::words::{between, from, regex, single_spaced, starts_with_capital, view};

/// Offices a leader may hold.
const OFFICE: &str = r"(?:phó\s+)?(?:chủ tịch|tổng giám đốc|chánh thanh tra|viện trưởng|trưởng phòng|giám đốc|bí thư|trưởng ban|cục trưởng|chi cục trưởng|chánh văn phòng)";

/// README, "Sub-indices": without "Đồng chí", "Đ/c" and final full stop; a final "(trực tiếp) phụ
/// trách, chỉ đạo" is dropped, a field ("phụ trách kinh tế") is kept.
pub(crate) fn leader_of(text: &str) -> String {
    let text = single_spaced(text);
    let small = view(&text);
    let start = regex!(
        r"^(?:(?:giao|đồng chí|đ/c|đ\.c|các đồng chí|phân công|do|:|-|lãnh đạo)\s*[.:]?\s+)*"
    )
    .find(&small)
    .map_or(0, |found| found.end());
    let body = from(&text, start).trim_end_matches(['.', ';', ',', ':', ' ', ')']);
    let small = view(body);
    let tail = regex!(
        r"[,\s]*(?:\b(?:là người|chịu trách nhiệm|có trách nhiệm)\s+)?(?:\btrực tiếp\s+)?\b(?:phụ trách|chỉ đạo|theo dõi|điều hành|chịu trách nhiệm)(?:(?:\s*,|\s+và)?\s*(?:trực tiếp\s+)?(?:phụ trách|chỉ đạo|theo dõi|điều hành|đôn đốc|chịu trách nhiệm))*(?:\s+(?:chung|thực hiện))?(?:\s+(?:việc\s+)?(?:cải thiện\s+|thực hiện\s+|triển khai\s+)*(?:chỉ số|nội dung|nhiệm vụ)(?:\s+thành phần)?(?:\s+này|\s+trên)?)?$"
    );
    let end = tail.find(&small).map_or(body.len(), |found| found.start());
    between(body, 0, end).trim().trim_end_matches([',', '.']).to_owned()
}

/// "(đ/c Phó Chủ tịch UBND xã phụ trách)" after a heading.
pub(crate) fn leader_in_brackets(text: &str) -> Option<String> {
    let small = view(text);
    let office = regex!(&format!(r"\b{OFFICE}\b"));
    for found in regex!(r"\(([^()]*)\)").captures_iter(&small) {
        let Some(inner) = found.get(1) else { continue };
        // "(mục tiêu 8,0 điểm; đ/c Phó Chủ tịch phụ trách)": the part that names an office.
        let mut start = inner.start();
        for part in inner.as_str().split(';') {
            let named = office.is_match(part) && !regex!(r"\bqua\s|báo cáo|trình ").is_match(part);
            if named {
                let words = between(text, start, start + part.len());
                let titled =
                    regex!(r"^.*?(?:đ/c|đồng chí|đ\.c|phụ trách\s*:|chỉ đạo\s*:|\bdo\b)\s*:?\s*")
                        .find(part);
                let leader = leader_of(from(words, titled.map_or(0, |one| one.end())));
                return Some(leader).filter(|leader| !leader.is_empty());
            }
            start += part.len() + 1;
        }
    }
    None
}

/// "Đồng chí Phó Chủ tịch UBND huyện phụ trách kinh tế trực tiếp chỉ đạo chỉ số này."
pub(crate) fn leader_sentence(text: &str) -> Option<String> {
    let small = view(text);
    // Most paragraphs name no such duty: a look spares the pattern.
    if !["phụ trách", "chỉ đạo", "chịu trách nhiệm", "theo dõi"]
        .iter()
        .any(|word| small.contains(word))
    {
        return None;
    }
    let subject = regex!(&format!(
        r"^(?:phân công\s+|giao\s+)?(?:đồng chí|đ/c|đ\.c)\s*:?\s+(?:[^.;]{{0,60}}?\b)?{OFFICE}\b[^.;]*?(?:phụ trách|chỉ đạo|chịu trách nhiệm|theo dõi)[^.;]*\.?$|^{OFFICE}\s+(?:thường trực\s+)?(?:ubnd|ủy ban nhân dân|sở|hđnd)\b[^.;]{{0,90}}?(?:trực tiếp\s+)?(?:phụ trách|chỉ đạo)(?:,|\s+và|\s+chỉ đạo|\s+thực hiện)*\s*(?:chỉ đạo|phụ trách)?\s*(?:việc\s+)?(?:thực hiện\s+|cải thiện\s+)*(?:chỉ số(?:\s+(?:này|thành phần này|“[^”]*”))?)?\.?$|^(?:chỉ số|nhóm|nội dung|nhiệm vụ|các nhiệm vụ|phần việc|lĩnh vực)\b[^.;:]{{0,60}}?\bdo\s+(?:đồng chí|đ/c|{OFFICE})[^.;]*(?:phụ trách|chỉ đạo|chịu trách nhiệm)[^.;]*\.?$"
    ));
    let found = subject.find(&small)?;
    if found.as_str().contains(" thực hiện các nhiệm vụ") {
        return None;
    }
    let inner = regex!(
        r"^(?:chỉ số|nhóm|nội dung|nhiệm vụ|các nhiệm vụ|phần việc|lĩnh vực)\b[^.;:]{0,60}?\bdo\s+"
    )
    .find(&small)
    .map_or(0, |one| one.end());
    let quoted = regex!(r"\s*(?:việc\s+)?(?:thực hiện\s+|cải thiện\s+)*chỉ số(?:\s+thành phần)?\s*[“\x22][^”\x22]*[”\x22]\.?$").find(&small).map_or(text.len(), |one| one.start());
    let leader = leader_of(between(text, inner, quoted));
    starts_with_capital(&leader).then_some(leader)
}

/// A leader and the numbers of the sub-indices given to him in one line.
pub(crate) fn leader_of_numbers(text: &str) -> Option<(String, Vec<u32>)> {
    let small = view(text);
    if !small.contains("chỉ số") {
        return None;
    }
    let found = regex!(&format!(
        r"^(?:giao\s+)?((?:đ/c|đồng chí|đ\.c)?\s*:?\s*(?:[^.;:]{{0,60}}?\b)?{OFFICE}\b[^.;:]*?)\s*(?::|,|(?:trực tiếp\s+)?(?:phụ trách|chỉ đạo)(?:,\s*(?:phụ trách|chỉ đạo))?)\s*:?\s*(?:thực hiện\s+)?(?:các\s+)?chỉ số(?:\s+thành phần)?(?:\s+số)?\s+(\d{{1,2}}(?:\s*(?:,|và|;|,\s*và)\s*(?:chỉ số\s+)?\d{{1,2}})*)\s*[.;]?$"
    ))
    .captures(&small)?;
    let (name, numbers) = (found.get(1)?, found.get(2)?);
    let ordinals =
        ddci_vntext::words(numbers.as_str()).filter_map(|number| number.parse().ok()).collect();
    Some((leader_of(between(text, name.start(), name.end())), ordinals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_names_and_keeps_fields() {
        for (text, leader) in [
            (
                "Đồng chí Phó Chủ tịch UBND huyện phụ trách lĩnh vực kinh tế.",
                "Phó Chủ tịch UBND huyện phụ trách lĩnh vực kinh tế",
            ),
            ("đ/c Chủ tịch UBND xã trực tiếp phụ trách, chỉ đạo", "Chủ tịch UBND xã"),
            (
                "đ/c Phó Chủ tịch UBND thành phố phụ trách kinh tế trực tiếp chỉ đạo",
                "Phó Chủ tịch UBND thành phố phụ trách kinh tế",
            ),
            ("đ/c Phó Chủ tịch UBND xã phụ trách", "Phó Chủ tịch UBND xã"),
            ("Đ/c Giám đốc Sở", "Giám đốc Sở"),
        ] {
            assert_eq!(leader_of(text), leader);
        }
    }

    #[test]
    fn finds_a_leader_in_brackets_and_sentences() {
        assert_eq!(
            leader_in_brackets("Chỉ số “Chi phí thời gian” (đ/c Phó Chủ tịch UBND xã phụ trách)")
                .as_deref(),
            Some("Phó Chủ tịch UBND xã")
        );
        assert_eq!(leader_in_brackets("Chỉ số xanh (PGI)"), None);
        assert_eq!(
            leader_sentence("Đồng chí Phó Chủ tịch UBND huyện phụ trách kinh tế trực tiếp chỉ đạo thực hiện chỉ số này.").as_deref(),
            Some("Phó Chủ tịch UBND huyện phụ trách kinh tế")
        );
    }
}
