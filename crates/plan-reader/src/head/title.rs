//! Where the title stands, how far it goes, and how it reads in the letters of a sentence.

use super::issuer::title_case;
use crate::source::SourceLine;
use crate::words::{capitalised, from, is_all_capitals, regex, view};

/// How many lines a letterhead may have before the title.
pub(super) const LONGEST_FRONT: usize = 80;

/// Where "KẾ HOẠCH" or "Phụ lục" stands.
pub(super) fn find_title(lines: &[SourceLine]) -> Option<usize> {
    let starts = |line: &SourceLine| {
        let text = line.text.trim();
        let small = view(text);
        if regex!(r"^(?:dự thảo\s+)?kế hoạch$|^k\s*ế\s+h\s*o\s*ạ\s*c\s*h$").is_match(&small)
        {
            return true;
        }
        let named = regex!(r"^(?:kế hoạch|chương trình|đề án|phương án|phụ lục|danh mục|bảng)\b")
            .is_match(&small);
        let annex = regex!(r"^phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?\s*[:.]?$").is_match(&small);
        // An official letter has its subject after "V/v".
        let letter = regex!(r"^v/v\b").is_match(&small);
        annex || letter || (named && is_all_capitals(text))
    };
    lines.iter().take(LONGEST_FRONT).position(starts)
}

/// How many lines the title has: up to a blank line, a legal basis or the first section.
pub(super) fn title_length(lines: &[SourceLine]) -> usize {
    let mut length = 0;
    let mut subject = 0;
    for line in lines {
        let text = line.text.trim();
        let small = view(text);
        if text.is_empty() {
            // "KẾ HOẠCH" may be set apart from its subject.
            if subject > 0 && !small_rest_is_title(lines, length) {
                break;
            }
            length += 1;
            continue;
        }
        let announces = regex!(r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình|k\s*ế\s+h\s*o\s*ạ\s*c\s*h|phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?)\s*[:.]?$").is_match(&small);
        if !announces && ends_title(text, &small, subject) {
            break;
        }
        length += 1;
        subject += usize::from(!announces);
        if subject >= 6 {
            break;
        }
    }
    length
}

/// Whether the bracket that names the plan of an annex follows after a blank line.
fn small_rest_is_title(lines: &[SourceLine], from_index: usize) -> bool {
    let next = lines.iter().skip(from_index).find(|line| !line.text.trim().is_empty());
    next.is_some_and(|line| regex!(r"^\((?:ban hành )?kèm theo").is_match(&view(line.text.trim())))
}

fn ends_title(text: &str, small: &str, subject: usize) -> bool {
    if small.starts_with("(kèm theo") || small.starts_with("(ban hành kèm") {
        return false;
    }
    if subject > 0
        && regex!(r"^(?:kính gửi|mục lục|thời điểm|chỉ số\s+\d|ngày lập|người lập)").is_match(small)
    {
        return true;
    }
    let rule = regex!(r"^[-–—_=*.~\s]+$").is_match(text);
    let basis = regex!(r"^(?:căn cứ|trên cơ sở|xét đề nghị|theo đề nghị|để |nhằm |thực hiện (?:nghị quyết|quyết định|kế hoạch|chỉ thị|công văn|chương trình|kết luận|thông báo|đề án|ý kiến|chỉ đạo)|triển khai (?:nghị quyết|quyết định|kế hoạch|chỉ thị)|ngày \d|sau khi)").is_match(small);
    let sentence =
        regex!(r"(?:ban hành|xây dựng|triển khai)\s+(?:kế hoạch|chương trình)|như sau\s*:?$|:$")
            .is_match(small)
            && subject > 0;
    let section = subject > 0
        && (crate::layout::mark_at(text).is_some_and(|(mark, _)| !mark.is_bullet() || subject > 1)
            || regex!(r"^(?:stt|tt|nội dung)$").is_match(small));
    rule && subject > 0
        || (basis && (subject > 0 || small.starts_with("căn cứ")))
        || (sentence && subject > 1)
        || section
        || (subject > 0
            && regex!(r"^(?:ubnd|ủy ban nhân dân|sở)\b.*(?:ban hành|xây dựng)").is_match(small))
}

/// "KẾ HOẠCH Cải thiện …" in one line: the word is not part of the subject.
pub(super) fn without_kind(text: &str) -> String {
    let small = view(text);
    let announced = regex!(
        r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình(?:$|\s+hành động$)|k\s*ế\s+h\s*o\s*ạ\s*c\s*h|v/v:?|phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?)\s*[:.]?\s*(?:$|\s)"
    );
    let rest = announced.find(&small).map_or(text, |found| from(text, found.end()));
    rest.trim().to_owned()
}

/// A title in capitals, in the letters of a sentence.
pub(super) fn sentence_case(title: &str) -> String {
    if !is_all_capitals(title) {
        return title.to_owned();
    }
    const KEPT: [&str; 10] =
        ["DDCI", "UBND", "HĐND", "PCI", "PGI", "TTHC", "PAPI", "CCHC", "I", "II"];
    let words: Vec<String> = title
        .split(' ')
        .map(|word| {
            let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if KEPT.contains(&core) { word.to_owned() } else { word.to_lowercase() }
        })
        .collect();
    let mut text = capitalised(&words.join(" "));
    // The place keeps its capitals: "tỉnh Hải Vân".
    let small = view(&text);
    if let Some(found) = regex!(r"\b(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|thị trấn)\s+((?:[\p{L}]+\s?){1,3}?)(?:\s*(?:năm|6|giai|giữa|đến|$|[(,\d]))").captures(&small)
        && let Some(name) = found.get(1)
    {
        let proper = title_case(name.as_str());
        text.replace_range(name.start()..name.end(), &proper);
    }
    text
}
