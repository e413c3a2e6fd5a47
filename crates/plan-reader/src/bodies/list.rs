//! Lists of bodies: "Sở Tài chính, Sở Tư pháp và UBND các huyện".

use super::groups::group_at;
use super::name::{Manner, end_of_name};
use super::phrases::{head_at, stop_at};
use crate::words::{bare, capitalised, from, regex, starts_with_capital, upto};

/// A body as named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub name: String,
    pub group: bool,
    /// "các đơn vị liên quan" and the like: not listed beside others.
    pub generic: bool,
}

impl Body {
    /// Whether both name one body, whatever the letter case.
    pub fn same_name(&self, other: &Body) -> bool {
        bare(&self.name) == bare(&other.name)
    }
}

/// The bodies that stand in a row at `start`, and where they end.
///
/// The end is `start` when none stands there.
pub(crate) fn list_at(
    text: &str,
    view: &str,
    start: usize,
    only_bodies: bool,
) -> (Vec<Body>, usize) {
    let mut bodies = Vec::new();
    let mut end = start;
    let mut position = skip_titles(view, start);
    // The head that bare fields share: "các Sở: Tài chính, Nội vụ".
    let mut shared_head: Option<String> = None;
    while let Some((mut found, after, head)) =
        one_at(text, view, position, only_bodies, shared_head.as_deref())
    {
        bodies.append(&mut found);
        shared_head = head;
        end = after;
        if let Some(bracket) = bracket_end(text, end)
            && (only_bodies || continues_after(view, bracket))
        {
            end = bracket;
        }
        match separator(view, end) {
            Some(next) => position = skip_titles(view, next),
            None => break,
        }
    }
    (bodies, end)
}

/// One body, group or run of bare fields; where it ends; the head that further fields share.
fn one_at(
    text: &str,
    view: &str,
    start: usize,
    only_bodies: bool,
    shared_head: Option<&str>,
) -> Option<(Vec<Body>, usize, Option<String>)> {
    if let Some(group) = group_at(text, view, start) {
        if let Some(head) = group.distributes {
            let after = from(text, group.end).trim_start_matches([':', ' ']);
            let position = text.len() - after.len();
            let (body, end) = field_at(text, view, position, &head)?;
            return Some((vec![body], end, Some(head)));
        }
        let end = if only_bodies { end_of_piece(view, group.end) } else { group.end };
        let name = tidy(from(upto(text, end), start));
        let body = Body { name, group: true, generic: group.generic && end == group.end };
        return Some((vec![body], end, None));
    }
    let rest = from(view, start);
    if let Some(length) = head_at(rest) {
        let manner = Manner { only_bodies, bare_fields: false };
        let end = end_of_name(text, view, start, start + length, manner);
        let name = from(upto(text, end), start);
        let is_capital = starts_with_capital(name);
        let bare_head = end == start + length && !may_stand_alone(rest, length, is_capital);
        if !bare_head {
            return Some((vec![individual(name)], end, elliptic_head(name)));
        }
    }
    let head = shared_head?;
    let capital = starts_with_capital(from(text, start));
    if !capital {
        return None;
    }
    let (body, end) = field_at(text, view, start, head)?;
    Some((vec![body], end, Some(head.to_owned())))
}

/// Where nothing but bodies is listed, further small words say which group is meant ("Các tổ hòa
/// giải").
fn end_of_piece(view: &str, end: usize) -> usize {
    let more = regex!(r"^(?: (?:\p{Ll}+))+").find(from(view, end));
    let taken = more.map_or("", |found| found.as_str());
    let stops =
        regex!(r"\s(?:và|chủ trì|phối hợp|cùng|theo|có|liên quan|để|thực hiện|tham gia|căn cứ)\b")
            .find(taken);
    end + stops.map_or(taken.len(), |found| found.start())
}

/// A bare field with the head it shares with its neighbours.
fn field_at(text: &str, view: &str, start: usize, head: &str) -> Option<(Body, usize)> {
    if !starts_with_capital(from(text, start)) {
        return None;
    }
    let word = from(text, start).find(|letter: char| !letter.is_alphanumeric());
    let first_end = start + word.unwrap_or(text.len() - start);
    let manner = Manner { only_bodies: false, bare_fields: true };
    let end = end_of_name(text, view, start, first_end, manner);
    let field = from(upto(text, end), start);
    let already = field.to_lowercase().starts_with(&head.to_lowercase());
    let name = if already { tidy(field) } else { tidy(&format!("{head} {field}")) };
    Some((Body { name, group: false, generic: false }, end))
}

/// "Sở Tài chính, Nội vụ" without "các": the second field shares the head of the first.
fn elliptic_head(name: &str) -> Option<String> {
    let view = crate::words::view(name);
    let shares = view.starts_with("sở ") || view.starts_with("phòng ");
    let place = regex!(r" (?:huyện|tỉnh|xã|phường|thành phố|thị xã|quận)\b").is_match(&view);
    (shares && !place).then(|| name.split(' ').next().unwrap_or_default().to_owned())
}

fn individual(name: &str) -> Body {
    let name = tidy(name);
    let view = crate::words::view(&name);
    let generic = view.ends_with("liên quan")
        || matches!(
            view.as_str(),
            "cơ quan"
                | "đơn vị"
                | "chủ đầu tư"
                | "cơ quan, đơn vị"
                | "công chức"
                | "người đứng đầu"
                | "thủ trưởng"
                | "lãnh đạo"
        );
    let group = regex!(r"^(?:thủ trưởng|lãnh đạo|trưởng|giám đốc|chủ tịch|người đứng đầu)? ?(?:ubnd |công an )?(?:các|cấp) ").is_match(&view);
    Body { name, group, generic }
}

/// Heads that are a name without any field ("Đảng ủy", "UBMTTQ", "Văn phòng").
fn may_stand_alone(view: &str, length: usize, is_capital: bool) -> bool {
    let head = upto(view, length);
    let single_word = !head.contains(' ');
    let alone = [
        "bhxh",
        "kbnn",
        "tand",
        "vksnd",
        "ubmttq",
        "ubmttqvn",
        "vnpt",
        "viettel",
        "mttq",
        "hđnd",
        "thường trực",
    ];
    if alone.contains(&head) {
        return true;
    }
    if !is_capital {
        return false;
    }
    !single_word || matches!(head, "ubnd")
}

/// The name with one space between words and a capital at its beginning.
fn tidy(name: &str) -> String {
    let name = crate::words::single_spaced(name);
    let name = name.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != ')');
    capitalised(name)
}

/// Skips "đồng chí", "giao", "lãnh đạo" and the like before a name.
fn skip_titles(view: &str, start: usize) -> usize {
    let found = regex!(
        r"^\s*(?:(?:giao cho|giao|đồng chí|đ/c|đề nghị|yêu cầu|và|với|gồm|là|của|cho|cả)\s*:?\s+)*"
    )
    .find(from(view, start));
    start + found.map_or(0, |one| one.end())
}

/// Past "," ";" "và" between two bodies.
fn separator(view: &str, end: usize) -> Option<usize> {
    let found =
        regex!(r"^\s*(?:[,;]\s*(?:và )?|&\s*|/\s*|\+\s*|và\s+)\s*").find(from(view, end))?;
    (!found.as_str().is_empty()).then(|| end + found.end())
}

/// The end of a bracket that follows a name: "(qua Sở Tài chính)", "(Chủ đầu tư)".
fn bracket_end(text: &str, end: usize) -> Option<usize> {
    let rest = from(text, end);
    let trimmed = rest.trim_start();
    let inner = trimmed.strip_prefix('(')?;
    let close = inner.find(')')?;
    Some(end + (rest.len() - trimmed.len()) + 1 + close + 1)
}

/// Whether a list goes on after a bracket.
fn continues_after(view: &str, offset: usize) -> bool {
    let rest = from(view, offset).trim_start();
    rest.starts_with(',') || rest.starts_with("và ") || rest.starts_with(';') || stop_at(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let view = crate::words::view(text);
        list_at(text, &view, 0, false).0.into_iter().map(|body| body.name).collect()
    }

    #[test]
    fn parts_individual_bodies() {
        assert_eq!(
            names(
                "Phòng Tài chính - Kế hoạch, Văn phòng HĐND và UBND huyện và Thanh tra huyện rà soát"
            ),
            ["Phòng Tài chính - Kế hoạch", "Văn phòng HĐND và UBND huyện", "Thanh tra huyện"]
        );
        assert_eq!(
            names("Sở Văn hóa, Thể thao và Du lịch; Sở Tài nguyên và Môi trường thực hiện"),
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài nguyên và Môi trường"]
        );
        assert_eq!(
            names("Phòng Nông nghiệp và phát triển nông thôn hỗ trợ doanh nghiệp"),
            ["Phòng Nông nghiệp và phát triển nông thôn"]
        );
    }

    #[test]
    fn keeps_groups_whole() {
        assert_eq!(
            names("Các sở, ban, ngành; UBND các huyện, thành phố."),
            ["Các sở, ban, ngành", "UBND các huyện, thành phố"]
        );
        assert_eq!(
            names("Thủ trưởng các phòng, ban và UBND các xã, thị trấn:"),
            ["Thủ trưởng các phòng, ban", "UBND các xã, thị trấn"]
        );
        assert_eq!(
            names("Các phòng chuyên môn thuộc UBND huyện, Kho bạc Nhà nước huyện"),
            ["Các phòng chuyên môn thuộc UBND huyện", "Kho bạc Nhà nước huyện"]
        );
    }

    #[test]
    fn gives_each_field_the_shared_head() {
        assert_eq!(
            names("Các Phòng: Tài chính - Kế hoạch, Kinh tế và Hạ tầng phối hợp với"),
            ["Phòng Tài chính - Kế hoạch", "Phòng Kinh tế và Hạ tầng"]
        );
        assert_eq!(
            names("các Sở: Tài chính, Nội vụ và Tư pháp"),
            ["Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp"]
        );
    }

    #[test]
    fn knows_what_is_no_body() {
        assert!(names("Hội nghị đối thoại với doanh nghiệp").is_empty());
        assert!(names("Tổ chức đối thoại").is_empty());
        assert!(names("Thanh tra, kiểm tra doanh nghiệp").is_empty());
    }
}
