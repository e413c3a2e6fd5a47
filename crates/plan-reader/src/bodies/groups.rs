//! Groups: "Các sở, ban, ngành", "UBND các xã, thị trấn" are one name each.

use super::phrases::{begins_with, head_at};
use crate::words::{from, regex, starts_with_capital, upto};

/// Kinds of body a group is made of.
const CLASSES: &str = "(?:sở|ban|ngành|phòng|đơn vị|cơ quan|xã|phường|thị trấn|huyện|thị xã|thành phố|quận|đặc khu|thôn|bản|buôn|ấp|khóm|\
    tổ dân phố|khu dân cư|khu phố|khu|hội|đoàn thể|đoàn|hiệp hội|tổ chức|doanh nghiệp|chi cục|trung tâm|chủ đầu tư|địa phương|cấp|\
    bộ phận|trường học|trường|trạm|ngân hàng|chi nhánh|lực lượng|tổ|thành viên|quỹ|tập đoàn|công ty|đội|viện|cục|công chức|cán bộ|\
    hợp tác xã|cơ sở|văn phòng)";

/// A group found in a text.
pub(super) struct Group {
    pub end: usize,
    /// "các Sở: Tài chính, …": the class by which each field is to be headed.
    pub distributes: Option<String>,
    pub generic: bool,
}

/// The group that begins at `start`, if one does.
pub(super) fn group_at(text: &str, view: &str, start: usize) -> Option<Group> {
    let rest = from(view, start);
    // Most places begin no group: a look at the next words spares the pattern.
    let near = upto(rest, rest.char_indices().nth(48).map_or(rest.len(), |(index, _)| index));
    if !["các ", "cấp "].iter().any(|word| near.contains(word)) {
        return None;
    }
    let opening = regex!(&format!(
        r"^(?:(?:thủ trưởng|người đứng đầu|lãnh đạo|tổ trưởng|trưởng|phó trưởng|giám đốc|chủ tịch|bí thư|công an|cán bộ|công chức|đảng ủy|hội đồng nhân dân|hđnd|thường trực)\s+)?(?:(?:hđnd(?:\s+và|\s*,|\s*-)?\s+)?(?:ủy ban nhân dân|ubnd|hđnd|công an|đảng ủy|mttq)\s+)?(?:các|cấp|tất cả các|toàn thể các)\s+({CLASSES})\b"
    ))
    .captures(rest)?;
    let whole = opening.get(0)?;
    let class = opening.get(1)?;
    let mut end = start + whole.end();
    if let Some(head) = distribution(text, view, start, end, whole.as_str(), class.as_str()) {
        return Some(Group { end, distributes: Some(head), generic: false });
    }
    let places_only = regex!(r"ubnd|ủy ban|hđnd|công an|đảng ủy").is_match(whole.as_str());
    end = more_classes(text, view, end, places_only);
    let named_until = end;
    end = modifiers(text, view, end);
    // "các phòng chuyên môn, đơn vị thuộc Sở": further classes after a modifier.
    loop {
        let further = more_classes(text, view, end, places_only);
        if further == end {
            break;
        }
        end = modifiers(text, view, further);
    }
    let name = from(upto(view, end), start);
    Some(Group { end, distributes: None, generic: is_generic(name, named_until == end) })
}

/// "các Phòng: A, B" and "các Phòng A, B": the head each name shares.
fn distribution(
    text: &str,
    view: &str,
    start: usize,
    end: usize,
    whole: &str,
    class: &str,
) -> Option<String> {
    let after = from(text, end);
    let trimmed = after.trim_start();
    let named = trimmed.strip_prefix(':').map(str::trim_start);
    let follows_capital = named.unwrap_or(trimmed);
    let capital =
        starts_with_capital(follows_capital) && (named.is_some() || after.starts_with(' '));
    let view_after = from(view, end + (after.len() - follows_capital.len()));
    if !capital || (head_at(view_after).is_some() && named.is_none()) {
        return None;
    }
    if !matches!(
        class,
        "sở" | "phòng"
            | "xã"
            | "phường"
            | "huyện"
            | "ban"
            | "chi cục"
            | "trung tâm"
            | "công ty"
            | "thôn"
    ) {
        return None;
    }
    let before_class = upto(whole, whole.len() - class.len());
    let prefix = before_class.trim_end().strip_suffix("các")?.trim_end();
    let original = from(upto(text, start + prefix.len()), start).trim();
    let class = crate::words::capitalised(class);
    if original.is_empty() {
        Some(class)
    } else {
        Some(format!("{original} {}", class.to_lowercase()))
    }
}

/// Further classes: ", ban, ngành và địa phương".
fn more_classes(text: &str, view: &str, mut end: usize, places_only: bool) -> usize {
    let next = regex!(&format!(r"^\s*(?:,|/|-|\bvà\b|, và)\s*(?:các\s+)?({CLASSES})\b"));
    while let Some(found) = next.captures(from(view, end)) {
        let (Some(whole), Some(class)) = (found.get(0), found.get(1)) else { break };
        let at = end + class.start();
        let rest = from(view, at);
        let says_each = found.get(0).is_some_and(|one| one.as_str().contains("các"));
        // "…, văn phòng HĐND và UBND" or "…, công an xã" begins a body of its own.
        let named = starts_with_capital(from(text, at))
            && regex!(r"^ \p{Lu}").is_match(from(text, at + class.len()));
        let individual = named || head_at(rest).is_some_and(|length| length > class.len());
        if individual
            || (says_each && whole.as_str().contains("và"))
            || (says_each && whole.as_str().contains(','))
        {
            break;
        }
        let is_place = matches!(
            class.as_str(),
            "xã" | "phường"
                | "thị trấn"
                | "huyện"
                | "thị xã"
                | "thành phố"
                | "quận"
                | "đặc khu"
                | "thôn"
                | "bản"
                | "cấp"
        );
        // "Chủ tịch UBND các xã, thị trấn, cơ quan, đơn vị": the last two have no committee.
        if places_only && !is_place {
            break;
        }
        if matches!(class.as_str(), "tổ chức") && begins_with(rest, "tổ chức thực hiện")
        {
            break;
        }
        end += whole.end();
    }
    end
}

/// What says more about the classes: "chuyên môn", "thuộc UBND huyện", "liên quan".
fn modifiers(text: &str, view: &str, mut end: usize) -> usize {
    let known = regex!(
        r"^\s+(?:(?:có\s+)?liên quan|chuyên môn|trực thuộc sở|trực thuộc|chức năng|đoàn thể|ngành dọc|trung ương|chính trị\s*-\s*xã hội|chính trị, xã hội|xã hội\s*-\s*nghề nghiệp|nghề nghiệp|đóng trên địa bàn(?: (?:tỉnh|huyện|xã|phường|thành phố|thị xã))?|trên địa bàn(?: (?:tỉnh|huyện|xã|phường|thành phố|thị xã))?|cấp (?:huyện|xã|tỉnh)|hành chính(?: nhà nước)?|sự nghiệp(?: công lập)?|nhà nước|tín dụng|thương mại|viễn thông|thành viên|nòng cốt|một cửa|được giao(?: chủ trì| làm (?:đơn vị |cơ quan )?đầu mối(?: tổng hợp)?| nhiệm vụ)?(?: tại kế hoạch này)?|đầu mối|xã hội|hợp tác xã|doanh nghiệp|dân cư|dân phố|công ích|khác|chủ trì(?: nêu trong phụ lục)?|truyền thông|báo chí|nghiệp vụ|giáo dục|kinh tế|quần chúng|thuế|(?:của|thuộc) (?:ubnd |ủy ban nhân dân |bộ phận )?(?:sở|huyện|tỉnh|xã|phường|thành phố|thị xã|văn phòng|cục|chi cục|ban|đơn vị)\b|huyện|tỉnh|xã|phường|thành phố|thị xã|quận)\b"
    );
    while let Some(found) = known.find(from(view, end)) {
        end += found.end();
        // A proper name after a kind of place: "huyện Cao Lộc".
        while let Some(word) = regex!(r"^\s+\p{Lu}[\p{L}\d]*").find(from(text, end)) {
            let rest = from(view, end).trim_start();
            if head_at(rest).is_some() {
                break;
            }
            end += word.end();
        }
    }
    end
}

/// README, "Units": "… liên quan", "các cơ quan, đơn vị" and "các đơn vị" without a further name
/// are generic.
fn is_generic(name: &str, without_modifier: bool) -> bool {
    if name.contains("liên quan") || name.ends_with("được giao") || name.ends_with("khác") {
        return true;
    }
    let bare = crate::words::bare(name);
    without_modifier
        && matches!(
            bare.as_str(),
            "các cơ quan đơn vị"
                | "các đơn vị"
                | "các cơ quan"
                | "các đơn vị cơ quan"
                | "các bộ phận"
                | "các lực lượng"
                | "các cấp"
                | "các ngành"
                | "các tổ chức"
                | "các đơn vị địa phương"
                | "các cơ quan và đơn vị"
                | "các cơ quan đơn vị địa phương"
                | "các cơ quan tổ chức"
                | "các thành viên"
        )
}
